import { decodeNumbers } from './json-numbers.js';
/** Selects {@link RunRow}s; what follows may add `where`, `order by` on `r`. */
export const SELECT_RUN = `select r.uuid, r.run_id as "runId", r.project, r.name, r.origin, r.state, r.reason, r.spec,
  r.spec_sha256 as "specSha256", r.scaler, r.backend, r.versions, r.hardware, r.seeds, r.data_manifest as "dataManifest",
  r.summary, r.total_steps as "totalSteps", coalesce(i.last_step, -1) as "lastStep", r.attempt,
  r.created_at as "createdAt", r.started_at as "startedAt", r.ended_at as "endedAt", r.heartbeat_at as "heartbeatAt"
  from run r left join ingest_state i on i.run_id = r.run_id`;
/** SQL of `isSensitiveRun`, on `r`: the spec of a run that was delivered may hold anything there. */
export const IS_SENSITIVE = `case when jsonb_typeof(r.spec -> 'sensitivity') = 'array' then jsonb_array_length(r.spec -> 'sensitivity') > 0 else false end`;
/** A selected row, with the non-finite numbers of its summary back. */
export function toRunRow(row) {
    return { ...row, summary: decodeNumbers(row.summary) };
}
//# sourceMappingURL=run-row.js.map