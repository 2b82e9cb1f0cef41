import type { RunUuid, TraceEffort, TraceQuestion } from '#libs/contracts';

import { retrying } from '../open/retrying.js';
import type { Store, StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';
import { addTraceJob } from '../queue/add-trace-job.js';
import { hold, type RunHold } from '../runs/run-hold.js';
import { FINISHED, type FinishedTrace, finishedValues } from './add-traces.js';
import { notifyTrace } from './notify-trace.js';

/** A trace that this process makes: nobody else does, and only it writes to it while the attempt is the last one. */
export interface TraceClaim {
  readonly uuid: string;
  readonly runId: number;
  readonly run: RunUuid;
  readonly attempt: number;
  readonly question: TraceQuestion;
  readonly effort: TraceEffort;
}

/** How far a trace is. */
export interface TraceProgress {
  /** 0 to 1. */
  readonly progress: number;
  readonly stage: string;
}

/** Claims a trace for as long as this process lives; null when another process has it. */
export function holdTrace(store: Pick<Store, 'connectionString'>, uuid: string): Promise<RunHold | null> {
  return hold(store.connectionString, traceHoldKey(uuid));
}

/** The text whose hash is the advisory lock of whoever makes a trace. */
export function traceHoldKey(uuid: string): string {
  return `hold trace ${uuid}`;
}

/** Takes up a queued trace that the caller holds; null when it is not queued any more. */
export async function claimTrace(store: StorePool, uuid: string): Promise<TraceClaim | null> {
  return await retrying(() =>
    transaction(store, async (client) => {
      const { rows } = await client.query<TraceClaim>(
        `update trace t set state = 'running', attempt = t.attempt + 1, progress = 0, stage = 'starting', started_at = now(), heartbeat_at = now()
         from run r where r.run_id = t.run_id and t.trace = $1 and t.state = 'queued'
         returning t.trace as uuid, t.run_id as "runId", r.uuid as run, t.attempt, t.question, t.effort`,
        [uuid],
      );
      if (rows[0] !== undefined) await notifyTrace(client, rows[0].run);
      return rows[0] ?? null;
    }),
  );
}

const IS_OURS = `run_id = $1 and trace = $2 and attempt = $3 and state = 'running'`;

function keyOf({ runId, uuid, attempt }: TraceClaim): unknown[] {
  return [runId, uuid, attempt];
}

/**
 * Says that the process lives and how far it is.
 *
 * @returns false when the trace is not this attempt's any more: cancelled, taken over, or gone with its run.
 */
export async function noteTraceProgress(store: StorePool, claim: TraceClaim, { progress, stage }: TraceProgress): Promise<boolean> {
  const { rowCount } = await store.pool.query(`update trace set heartbeat_at = now(), progress = $4, stage = $5 where ${IS_OURS}`, [...keyOf(claim), Math.min(1, Math.max(0, progress)), stage]);
  if (rowCount !== 1) return false;
  await notifyTrace(store.pool, claim.run);
  return true;
}

/** Stores what a trace gave, all at once. @returns false, and nothing stored, when it is not this attempt's any more. */
export function completeTrace(store: StorePool, claim: TraceClaim, finished: FinishedTrace): Promise<boolean> {
  return endWith(store, claim, `update trace set ${FINISHED} where run_id = $8 and trace = $1 and attempt = $9 and state = 'running'`, [claim.uuid, ...finishedValues(finished), claim.runId, claim.attempt]);
}

/** Records why a trace could not be made. @returns false when it is not this attempt's any more. */
export function failTrace(store: StorePool, claim: TraceClaim, problem: string): Promise<boolean> {
  return endWith(store, claim, `update trace set state = 'failed', problem = $4, ended_at = now() where ${IS_OURS}`, [...keyOf(claim), problem]);
}

/** Puts a trace back into the queue: whoever makes it is told to end, and another shall. */
export async function releaseTrace(store: StorePool, claim: TraceClaim): Promise<boolean> {
  return await transaction(store, async (client) => {
    const { rowCount } = await client.query(`update trace set state = 'queued', attempt = attempt - 1, progress = 0, stage = '', started_at = null, heartbeat_at = now() where ${IS_OURS}`, keyOf(claim));
    if (rowCount !== 1) return false;
    await addTraceJob(client, claim.uuid);
    await notifyTrace(client, claim.run);
    return true;
  });
}

async function endWith(store: StorePool, { run }: TraceClaim, text: string, values: unknown[]): Promise<boolean> {
  return await retrying(() =>
    transaction(store, async (client) => {
      const { rowCount } = await client.query(text, values);
      if (rowCount === 1) await notifyTrace(client, run);
      return rowCount === 1;
    }),
  );
}
