import type { RunState, RunSummary, RunUuid } from '#libs/contracts';

import { decodeNumbers } from './json-numbers.js';

/** Who made a run. */
export type RunOrigin = 'cli' | 'api' | 'demo' | 'ingest' | 'import';

/** A run as it is stored. Times are UTC. */
export interface RunRow {
  readonly uuid: RunUuid;
  readonly runId: number;
  readonly project: string;
  readonly name: string;
  readonly origin: RunOrigin;
  readonly state: RunState;
  /** Why it is in that state; null when nothing needs saying. */
  readonly reason: string | null;
  /** The validated spec as JSON. */
  readonly spec: unknown;
  readonly specSha256: string | null;
  /** Kind of the scaler. */
  readonly scaler: string | null;
  /** Resolved backend; null before the first attempt. */
  readonly backend: { readonly name: string } | null;
  readonly versions: unknown;
  readonly hardware: unknown;
  readonly seeds: unknown;
  readonly dataManifest: unknown;
  readonly summary: RunSummary | null;
  readonly totalSteps: number | null;
  /** Last step in the ledger, -1 when there is none. */
  readonly lastStep: number;
  /** Counts the times a process took the run up, from 1; 0 before the first. */
  readonly attempt: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly heartbeatAt: Date | null;
}

/** Selects {@link RunRow}s; what follows may add `where`, `order by` on `r`. */
export const SELECT_RUN = `select r.uuid, r.run_id as "runId", r.project, r.name, r.origin, r.state, r.reason, r.spec,
  r.spec_sha256 as "specSha256", r.scaler, r.backend, r.versions, r.hardware, r.seeds, r.data_manifest as "dataManifest",
  r.summary, r.total_steps as "totalSteps", coalesce(i.last_step, -1) as "lastStep", r.attempt,
  r.created_at as "createdAt", r.started_at as "startedAt", r.ended_at as "endedAt", r.heartbeat_at as "heartbeatAt"
  from run r left join ingest_state i on i.run_id = r.run_id`;

/** SQL of `isSensitiveRun`, on `r`: the spec of a run that was delivered may hold anything there. */
export const IS_SENSITIVE = `case when jsonb_typeof(r.spec -> 'sensitivity') = 'array' then jsonb_array_length(r.spec -> 'sensitivity') > 0 else false end`;

/** A selected row, with the non-finite numbers of its summary back. */
export function toRunRow(row: RunRow): RunRow {
  return { ...row, summary: decodeNumbers(row.summary) };
}
