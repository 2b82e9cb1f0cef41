import { randomUUID } from 'node:crypto';
import { generateSigner, leafHashes, verifyHead } from '#libs/audit';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FULL_STORY, madeFrames } from '../testing/made-frames.js';
import { storeLedger } from '../testing/stored-ledger.js';
import { settleRun } from '../ledger/settle-run.js';
import { checkDerived } from './check-derived.js';
import { frameRows } from './frame-rows.js';
import { storedFrames, storedHeads } from './ledger-source.js';
const LAYERS = 3;
/** Long enough for a rollup of each level. */
const LONG_STORY = [
    { kind: 'attempt', attempt: 1, from: 0 },
    { kind: 'steps', from: 0, to: 66_000, size: 256 },
];
const SHORT_STORY = [
    { kind: 'attempt', attempt: 1, from: 0 },
    { kind: 'steps', from: 0, to: 4400, size: 100 },
];
const signer = generateSigner();
let store;
async function story(compactTo) {
    const run = { uuid: randomUUID(), layers: LAYERS, story: FULL_STORY };
    const payloads = madeFrames(run);
    return { ledger: await storeLedger(store, run, payloads, { signer, compactTo }), payloads };
}
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
describe('a settled ledger', () => {
    async function settled(story) {
        const run = { uuid: randomUUID(), layers: 1, story };
        const { runId } = await storeLedger(store, run, madeFrames(run), { signer });
        const client = await store.pool.connect();
        await settleRun(client, runId);
        client.release();
        return runId;
    }
    it('has the rollups that its chunks give', async () => {
        const runId = await settled(LONG_STORY);
        expect(await checkDerived(store.pool, runId)).toEqual({ differences: [], more: 0, steps: 66_000 });
        const { rows } = await store.pool.query('select lvl, count(*)::int as n from step_rollup where run_id = $1 group by lvl order by lvl', [runId]);
        expect(rows).toEqual([{ lvl: 256, n: 257 }, { lvl: 4096, n: 16 }, { lvl: 65_536, n: 1 }]);
    });
    it('is found changed where a rollup is changed, missing or too many', async () => {
        const runId = await settled(SHORT_STORY);
        expect(await checkDerived(store.pool, runId)).toMatchObject({ differences: [] });
        const changes = [
            ['decision_rollup', 'update decision_rollup set cosine_avg = cosine_avg * 1.0000001 where run_id = $1'],
            ['decision_rollup', 'update decision_rollup set nflag = nflag + 1 where run_id = $1'],
            ['step_rollup', 'update step_rollup set loss_nonfinite = 7 where run_id = $1 and lvl = 256 and bucket = 16'],
            ['step_rollup', 'delete from step_rollup where run_id = $1 and lvl = 4096'],
            ['step_rollup', 'update step_rollup set bucket = 100 where run_id = $1 and lvl = 256 and bucket = 16'],
            ['ingest_state', 'update ingest_state set settled_step = settled_step + 256 where run_id = $1'],
        ];
        for (const [table, change] of changes) {
            const { differences } = await rolledBack(change, runId);
            expect(differences[0]?.table).toBe(table);
        }
    });
});
describe('the rows of frames', () => {
    it('come all, also where a frame is there twice, wherever a page ends', async () => {
        const run = { uuid: randomUUID(), layers: 1, story: SHORT_STORY };
        const { runId } = await storeLedger(store, run, madeFrames(run), { signer });
        const client = await store.pool.connect();
        const seqs = async () => {
            const found = [];
            for await (const { seq } of frameRows(client, runId))
                found.push(seq);
            return found;
        };
        const whole = await seqs();
        expect(whole.length).toBeGreaterThan(40);
        await client.query('begin');
        await client.query('alter table ledger_frame drop constraint ledger_frame_pkey');
        for (const seq of whole) {
            await client.query('savepoint one');
            await client.query('insert into ledger_frame select * from ledger_frame where run_id = $1 and seq = $2', [runId, seq]);
            expect(await seqs()).toEqual([...whole, seq].sort((a, b) => a - b));
            await client.query('rollback to one');
        }
        await client.query('rollback');
        client.release();
    });
});
/** What a check finds after a change that is undone. */
async function rolledBack(change, runId) {
    const client = await store.pool.connect();
    try {
        await client.query('begin');
        expect((await client.query(change, [runId])).rowCount).toBeGreaterThan(0);
        return await checkDerived(client, runId);
    }
    finally {
        await client.query('rollback');
        client.release();
    }
}
describe.each([0, 256, 512])('a stored ledger that is compacted up to step %i', (compactTo) => {
    it('gives back the bytes of every frame', async () => {
        const { ledger, payloads } = await story(compactTo);
        let seq = 0;
        for await (const frame of storedFrames(store.pool, ledger.runId)) {
            seq += 1;
            expect(frame.problem).toBeNull();
            expect(frame.payload?.equals(payloads[seq - 1] ?? Buffer.alloc(0))).toBe(true);
            expect(leafHashes(ledger.uuid, seq, frame.payload ?? Buffer.alloc(0)).equals(frame.leafHashes)).toBe(true);
        }
        expect(seq).toBe(payloads.length);
        const heads = await storedHeads(store.pool, ledger);
        expect(heads.every((head) => verifyHead(head, signer.publicKey))).toBe(true);
    });
    it('is what its frames give', async () => {
        const { ledger } = await story(compactTo);
        expect(await checkDerived(store.pool, ledger.runId)).toEqual({ differences: [], more: 0, steps: 590 });
    });
});
//# sourceMappingURL=proving.spec.js.map