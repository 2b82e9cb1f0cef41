// What it costs to ship frames again that are committed already, as the history of the run grows.
import { systemClock } from '#libs/contracts';
import { openKeyring, openShipper } from '#libs/decision-store';
import { allotDecisions } from '#libs/audit';
import { benchLine, median } from '../report.js';
import { openRun, pushSteps, queryNumbers, stepSource } from './scene.js';
const RETRIES = 15;
/** Retries of the newest frame on a new connection each: with the history as it is, then with `millions` of decisions. */
export async function measureRetry(scene, { layers, millions, name }) {
    const { sink, runId, uuid } = await openRun(scene, layers);
    await pushSteps(sink, stepSource(layers), 0, Math.ceil(1_000_000 / layers / 256) * 256);
    await sink.commit(60_000);
    await sink.close();
    const target = { runUuid: uuid, runId, attempt: 1 };
    const few = await retries(scene, target, layers);
    await growHistory(scene, runId, millions);
    const many = await retries(scene, target, layers);
    const { decisions } = await queryNumbers(scene.store, 'select sum(n)::float8 as decisions from decision_chunk where run_id = $1', [runId]);
    const ratio = median(many) / median(few);
    return [
        benchLine({ name, metric: 'retry at 1 M decisions', unit: 'ms' }, few),
        benchLine({ name, metric: `retry at ${((decisions ?? NaN) / 1e6).toFixed(0)} M decisions`, unit: 'ms', ratioTo: 'at 1 M', ratio }, many),
    ];
}
/** Ships the last committed frame again: what a trainer does whose connection was lost before the answer. Unit: ms. */
async function retries({ home, store }, target, layers) {
    const { last } = await queryNumbers(store, 'select last_seq::float8 as last from ingest_state where run_id = $1', [target.runId]);
    const frame = { seq: last ?? 0, payload: allotDecisions({ attempt: 1, step0: 0, n: 256, t0Us: 0 }, layers).payload };
    const times = [];
    for (let i = 0; i <= RETRIES; i++) {
        const client = await store.pool.connect();
        const shipper = openShipper({ target, keys: openKeyring(home), clock: systemClock });
        const begun = performance.now();
        await shipper.ship(client, [frame]);
        if (i > 0)
            times.push(performance.now() - begun);
        client.release(true);
    }
    return times;
}
/** Copies the run's chunks, far behind its last step, until it has as many decisions: rows of real size, real indexes. */
async function growHistory({ store }, runId, millions) {
    const { rows } = await store.pool.query(`select attname as name from pg_attribute where attrelid = 'decision_chunk'::regclass and attnum > 0 and attname <> 'step0'`);
    const columns = rows.map((row) => row.name).join(', ');
    const own = await queryNumbers(store, 'select sum(n)::float8 as decisions, (max(step0) + 256)::float8 as span from decision_chunk where run_id = $1', [runId]);
    const copies = Math.ceil((millions * 1e6) / (own['decisions'] ?? NaN)) - 1;
    for (let copy = 1; copy <= copies; copy++) {
        await store.pool.query(`insert into decision_chunk (step0, ${columns}) select step0 + $2::bigint, ${columns} from decision_chunk where run_id = $1 and step0 < $3`, [runId, copy * (own['span'] ?? NaN), own['span']]);
    }
    await store.pool.query('analyze decision_chunk');
}
//# sourceMappingURL=retry.js.map