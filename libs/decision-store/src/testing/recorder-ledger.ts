import type { Store } from '../open/store.js';
import type { RecorderOptions } from '../recording/open-recorder.js';
import { plainFrames } from './started-run.js';
import type { StartedRun } from './started-run.js';

/** A store, and the home folder of who records into it. */
type StoreAtHome = Pick<Store, 'pool' | 'connectionString'> & { readonly home: string };

/** Options of a recorder of a started run. */
export function optionsFor(store: StoreAtHome, run: StartedRun, more: Partial<RecorderOptions> = {}): RecorderOptions {
  const { runId, layers } = run;
  const { connectionString, home } = store;
  return { connectionString, home, runUuid: run.uuid, runId, attempt: 1, layers, layerNames: Array.from({ length: layers }, (_, l) => `layer${l}`), lastStep: -1, lastSeq: 0, ...more };
}

/** Last frame of the ledger, as a new attempt is told it. */
export async function ledgerEnd(store: StoreAtHome, run: StartedRun): Promise<{ lastSeq: number }> {
  const { rows } = await store.pool.query<{ lastSeq: number }>('select last_seq as "lastSeq" from ingest_state where run_id = $1', [run.runId]);
  return rows[0] ?? { lastSeq: 0 };
}

/** Makes the database expect another attempt. */
export async function newAttempt(store: StoreAtHome, run: StartedRun, attempt: number): Promise<void> {
  await store.pool.query('UPDATE ingest_state SET attempt = $2 WHERE run_id = $1', [run.runId, attempt]);
}

/** Rows, distinct rows and sum of the first measure: what a lost or doubled decision would change. */
export async function tally(store: StoreAtHome, run: StartedRun): Promise<{ rows: number; different: number; sum: number }> {
  const { rows } = await store.pool.query<{ rows: number; different: number; sum: number }>(
    `SELECT count(*) AS rows, count(DISTINCT (step, layer)) AS different, sum(raw_scale::float8) AS sum FROM decision WHERE run_id = $1`,
    [run.runId],
  );
  return rows[0] ?? { rows: 0, different: 0, sum: 0 };
}

/** {@link tally} of plain frames. */
export function expectedTally(steps: number, layers: number): { rows: number; different: number; sum: number } {
  let sum = 0;
  for (const frame of plainFrames(0, steps, layers)) {
    for (let layer = 0; layer < layers; layer++) sum += frame.measures[layer * 8] ?? NaN;
  }
  return { rows: steps * layers, different: steps * layers, sum };
}
