import { InputError, type RunUuid, type TraceEffort, type TraceQuestion, type TraceResult } from '#libs/contracts';
import type pg from 'pg';

import type { StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';
import { addTraceJob } from '../queue/add-trace-job.js';
import { encodeNumbers } from '../runs/json-numbers.js';
import { notifyTrace } from './notify-trace.js';
import { TRACE_METHOD } from './trace-row.js';

/** A trace that somebody asks for. */
export interface NewTrace {
  /** uuidv7: traces are listed by it, newest first. */
  readonly uuid: string;
  readonly run: RunUuid;
  readonly question: TraceQuestion;
  readonly effort: TraceEffort;
  readonly by: string;
  readonly reason: string;
}

/** What a finished trace gave. */
export interface FinishedTrace {
  readonly result: TraceResult;
  /** Version of gradlens. */
  readonly productVersion: string;
  /** Names, in the order of the columns of `effects`. */
  readonly layers: readonly string[];
  readonly steps: number;
  /** Estimated effect of each decision, `[steps * layers]`, row by row. */
  readonly effects: Float32Array;
}

/** Most estimated effects that are stored with a trace: 16 MB. */
export const MOST_EFFECTS = 4_000_000;

/**
 * Stores a trace that is to be made and puts it into the queue, in one transaction.
 *
 * @throws InputError when there is no such run.
 */
export async function askTrace(store: StorePool, trace: NewTrace): Promise<void> {
  await transaction(store, async (client) => {
    await insertTrace(client, trace);
    await addTraceJob(client, trace.uuid);
    await notifyTrace(client, trace.run);
  });
}

/**
 * Stores a trace that is made already.
 *
 * @throws InputError when there is no such run.
 */
export async function saveTrace(store: StorePool, trace: NewTrace, finished: FinishedTrace): Promise<void> {
  await transaction(store, async (client) => {
    await insertTrace(client, trace);
    await client.query(`update trace set ${FINISHED}, started_at = now() - make_interval(secs => $8::double precision) where run_id = (select run_id from run where uuid = $9) and trace = $1`, [
      trace.uuid, ...finishedValues(finished), finished.result.seconds, trace.run,
    ]);
    await notifyTrace(client, trace.run);
  });
}

/** Sets of a finished trace; values from $2 on are {@link finishedValues}. */
export const FINISHED = `state = 'completed', progress = 1, stage = '', result = $2::jsonb, product_version = $3, layers = $4::text[], steps = $5,
  effects = $6::bytea, effects_left_out = $7, ended_at = now()`;

/** The values of {@link FINISHED}, in order. */
export function finishedValues({ result, productVersion, layers, steps, effects }: FinishedTrace): unknown[] {
  const isLarge = effects.length > MOST_EFFECTS;
  const bytes = isLarge ? null : Buffer.from(effects.buffer, effects.byteOffset, effects.byteLength);
  return [encodeNumbers(result), productVersion, layers, steps, bytes, isLarge ? `${effects.length} effects are more than the ${MOST_EFFECTS} that are stored` : null];
}

async function insertTrace(client: pg.ClientBase, { uuid, run, question, effort, by, reason }: NewTrace): Promise<void> {
  const { rowCount } = await client.query(
    `insert into trace (run_id, trace, question, effort, state, method, "by", reason) select run_id, $2, $3, $4, 'queued', $5, $6, $7 from run where uuid = $1`,
    [run, uuid, question, effort, TRACE_METHOD, by, reason],
  );
  if (rowCount !== 1) throw new InputError({ source: null, path: 'run', value: JSON.stringify(run), allowed: 'the uuid of a recorded run' });
}
