import { plainFrames } from './started-run.js';
/** Options of a recorder of a started run. */
export function optionsFor(store, run, more = {}) {
    const { runId, layers } = run;
    const { connectionString, home } = store;
    return { connectionString, home, runUuid: run.uuid, runId, attempt: 1, layers, layerNames: Array.from({ length: layers }, (_, l) => `layer${l}`), lastStep: -1, lastSeq: 0, ...more };
}
/** Last frame of the ledger, as a new attempt is told it. */
export async function ledgerEnd(store, run) {
    const { rows } = await store.pool.query('select last_seq as "lastSeq" from ingest_state where run_id = $1', [run.runId]);
    return rows[0] ?? { lastSeq: 0 };
}
/** Makes the database expect another attempt. */
export async function newAttempt(store, run, attempt) {
    await store.pool.query('UPDATE ingest_state SET attempt = $2 WHERE run_id = $1', [run.runId, attempt]);
}
/** Rows, distinct rows and sum of the first measure: what a lost or doubled decision would change. */
export async function tally(store, run) {
    const { rows } = await store.pool.query(`SELECT count(*) AS rows, count(DISTINCT (step, layer)) AS different, sum(raw_scale::float8) AS sum FROM decision WHERE run_id = $1`, [run.runId]);
    return rows[0] ?? { rows: 0, different: 0, sum: 0 };
}
/** {@link tally} of plain frames. */
export function expectedTally(steps, layers) {
    let sum = 0;
    for (const frame of plainFrames(0, steps, layers)) {
        for (let layer = 0; layer < layers; layer++)
            sum += frame.measures[layer * 8] ?? NaN;
    }
    return { rows: steps * layers, different: steps * layers, sum };
}
//# sourceMappingURL=recorder-ledger.js.map