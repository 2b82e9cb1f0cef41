import { testStore } from '#libs/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../open/transaction.js';
import { plantPart, wildBits } from '../testing/ledger-rows.js';
import { startedRun } from '../testing/started-run.js';
import { settleAll, settleRun } from './settle-run.js';
const LAYERS = 2;
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
/** A run with parts of `size` steps at the steps `[from, to)` of each range. */
async function recorded(ranges, size, state = 'running') {
    const { runId } = await startedRun(store, LAYERS, state);
    await record(runId, ranges, size);
    return runId;
}
async function record(runId, ranges, size) {
    await transaction(store, async (client) => {
        for (const [from, to] of ranges) {
            for (let step0 = from, n = 0; step0 < to; step0 += n) {
                n = Math.min(size, to - step0, 256 - (step0 % 256));
                await plantPart(client, { runId, layers: LAYERS, step0, n, bits: wildBits(5) });
            }
        }
        await client.query('update ingest_state set last_step = $2 where run_id = $1', [runId, (ranges.at(-1)?.[1] ?? 0) - 1]);
    });
}
async function settle(runId, options) {
    const client = await store.pool.connect();
    try {
        return await settleRun(client, runId, options);
    }
    finally {
        client.release();
    }
}
async function settledStep(runId) {
    const { rows } = await store.pool.query('select settled_step as settled from ingest_state where run_id = $1', [runId]);
    return rows[0]?.settled;
}
/** [bucket, steps] of layer 1. */
async function rolledUp(runId, level) {
    const { rows } = await store.pool.query('select bucket, n from decision_rollup where run_id = $1 and lvl = $2 and layer = 1 order by bucket', [runId, level]);
    return rows.map(({ bucket, n }) => [bucket, n]);
}
async function sizes(runId) {
    const { rows } = await store.pool.query('select n from decision_chunk where run_id = $1 and layer = 1 order by step0', [runId]);
    return rows.map(({ n }) => n);
}
describe('settleRun', () => {
    it('compacts closed windows and rolls up closed buckets of a live run, and leaves the open ones', async () => {
        const runId = await recorded([[0, 4096 + 600]], 100);
        expect(await settle(runId)).toMatchObject({ buckets: 2, done: true });
        expect(await settledStep(runId)).toBe(4096 + 512);
        expect(await sizes(runId)).toEqual([...Array.from({ length: 18 }, () => 256), 88]);
        expect([await rolledUp(runId, 4096), await rolledUp(runId, 65536)]).toEqual([[[0, 4096]], []]);
        expect(await settle(runId)).toEqual({ merged: 0, buckets: 0, done: true });
        await record(runId, [[4096 + 600, 8192]], 50);
        expect(await settle(runId)).toMatchObject({ buckets: 1 });
        expect(await rolledUp(runId, 4096)).toEqual([[0, 4096], [1, 4096]]);
    });
    it('compacts the last window of a run that has ended, and goes on in it when the run does', async () => {
        const runId = await recorded([[0, 300]], 10, 'interrupted');
        expect(await settle(runId)).toMatchObject({ done: true });
        expect([await sizes(runId), await settledStep(runId)]).toEqual([[256, 44], 256]);
        await record(runId, [[300, 520]], 10);
        await settle(runId);
        expect([await sizes(runId), await settledStep(runId)]).toEqual([[256, 256, 8], 512]);
    });
    it('rolls up the coarse bucket over gaps, whatever the limit of a call', async () => {
        const ranges = [[0, 100], [8000, 9000], [66_000, 66_001], [131_000, 131_001], [140_000, 140_001]];
        const runId = await recorded(ranges, 256);
        const calls = [];
        while (calls.at(-1)?.done !== true)
            calls.push(await settle(runId, { maxBuckets: 1 }));
        expect(calls.length).toBeGreaterThan(4);
        expect(await rolledUp(runId, 4096)).toEqual([[0, 100], [1, 192], [2, 808], [16, 1], [31, 1]]);
        expect(await rolledUp(runId, 65536)).toEqual([[0, 1100], [1, 2]]);
        expect(await settledStep(runId)).toBe(139_776);
    });
    it('may run twice at the same time', async () => {
        const runId = await recorded([[0, 9000]], 37);
        const settled = await Promise.all([settle(runId), settle(runId), settle(runId)]);
        expect(settled.every(({ done }) => done)).toBe(true);
        expect((await sizes(runId)).slice(0, 35)).toEqual(Array.from({ length: 35 }, () => 256));
        expect(await rolledUp(runId, 4096)).toEqual([[0, 4096], [1, 4096]]);
    });
    it('has nothing to do for a run without a ledger', async () => {
        expect(await settle(-1)).toEqual({ merged: 0, buckets: 0, done: true });
    });
});
describe('settleAll', () => {
    it('settles what ended without being settled, once, and leaves live runs to themselves', async () => {
        const uuidOf = async (runId) => (await store.pool.query('select uuid from run where run_id = $1', [runId])).rows[0]?.uuid;
        await settleAll(store);
        const [tail, whole, live] = [await recorded([[0, 20]], 10, 'completed'), await recorded([[0, 5000]], 256, 'failed'), await recorded([[0, 300]], 10)];
        expect(await settleAll(store)).toEqual([await uuidOf(tail), await uuidOf(whole)]);
        expect([await sizes(tail), (await sizes(live)).length]).toEqual([[20], 31]);
        expect(await rolledUp(whole, 4096)).toEqual([[0, 4096]]);
        expect(await settleAll(store)).toEqual([]);
    });
});
describe('a connection that gives bigint as text', () => {
    it('settles as well', async () => {
        const runId = await recorded([[0, 600]], 100);
        const client = new pg.Client({ connectionString: store.connectionString });
        await client.connect();
        await settleRun(client, runId);
        await client.end();
        expect([await settledStep(runId), await sizes(runId)]).toEqual([512, [256, 256, 88]]);
    });
});
//# sourceMappingURL=settle-run.spec.js.map