import type { RunUuid, TraceEffort, TraceQuestion, TraceResult, TraceState } from '#libs/contracts';

import { decodeAllNumbers } from '../runs/json-numbers.js';

/** By which a trace is made. */
export const TRACE_METHOD = 'metagradient, counterfactual replay';

/** A trace as it is stored, without its packed effects. Times are UTC. */
export interface TraceRow {
  readonly uuid: string;
  readonly run: RunUuid;
  readonly question: TraceQuestion;
  readonly effort: TraceEffort;
  readonly state: TraceState;
  /** Share of the work that is done, 0 to 1. */
  readonly progress: number;
  /** What is being done, in words. */
  readonly stage: string;
  /** Counts the times a process took it up, from 1; 0 before the first. */
  readonly attempt: number;
  readonly method: string;
  /** Version of gradlens that made it; null before it is completed. */
  readonly productVersion: string | null;
  /** Null until it is completed. */
  readonly result: TraceResult | null;
  /** Steps and layers of the estimated effects; null until it is completed. */
  readonly steps: number | null;
  readonly layers: readonly string[] | null;
  /** Why the effects are not stored; null where they are. */
  readonly effectsLeftOut: string | null;
  readonly by: string;
  readonly reason: string;
  /** Who cancelled it; null where nobody did. */
  readonly endedBy: string | null;
  /** Why it failed or was cancelled. */
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** Selects {@link TraceRow}s; what follows may add `where`, `order by` on `t` and `r`. */
export const SELECT_TRACE = `select t.trace as uuid, r.uuid as run, t.question, t.effort, t.state, t.progress, t.stage, t.attempt, t.method,
    t.product_version as "productVersion", t.result, t.steps, t.layers, t.effects_left_out as "effectsLeftOut", t."by", t.reason,
    t.ended_by as "endedBy", t.problem, t.created_at as "createdAt", t.started_at as "startedAt", t.ended_at as "endedAt"
  from trace t join run r on r.run_id = t.run_id`;

/** A selected row, with the non-finite numbers of its result back. */
export function toTraceRow(row: TraceRow): TraceRow {
  return { ...row, result: decodeAllNumbers(row.result) };
}
