import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrationNames } from '#migrations';
import { databaseStatus } from '../open/database-status.js';
import { pendingCommands, sendCommand } from '../commands/run-commands.js';
import { setRunState } from './run-state.js';
import { startAttempt } from './start-attempt.js';
import { createTestRun, facts, layers } from './run.fixture.js';
import { countRuns, findRun, findRuns, listRuns } from './find-runs.js';
import * as parts from './run-parts.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const create = (more = {}) => createTestRun(store, more);
describe('createRun', () => {
    it('stores what it was given and gives it back', async () => {
        const run = await create({ project: 'credit', name: 'größte' });
        expect(run).toMatchObject({ project: 'credit', name: 'größte', spec: { a: 1 }, scaler: 'snr', state: 'queued' });
        expect(run).toMatchObject({ attempt: 0, lastStep: -1, backend: null, startedAt: null, heartbeatAt: null });
        expect(run.createdAt).toBeInstanceOf(Date);
        expect(await findRun(store, run.uuid)).toEqual(run);
    });
    it('makes one run when the same uuid is created many times at once', async () => {
        const uuid = uuidv7();
        const runs = await Promise.all([1, 2, 3, 4, 5].map(() => create({ uuid })));
        expect(new Set(runs.map((run) => run.runId)).size).toBe(1);
    });
    it('refuses a uuid that belongs to a run with another spec, and one that is none', async () => {
        const { uuid } = await create();
        await expect(create({ uuid, spec: { a: 2 } })).rejects.toThrow(`uuid is ${uuid}`);
        await expect(create({ uuid: 'x' })).rejects.toThrow('allowed: a lower-case uuid');
    });
});
describe('startAttempt', () => {
    it('counts attempts, keeps the layers and says where the ledger ends', async () => {
        const { uuid } = await create();
        const first = await startAttempt(store, uuid, facts);
        expect(first).toMatchObject({ attempt: 1, lastStep: -1 });
        await store.pool.query('update ingest_state set last_step = 41, last_seq = 3 where run_id = $1', [first.runId]);
        expect(await startAttempt(store, uuid, facts)).toMatchObject({ runId: first.runId, attempt: 2, lastStep: 41, lastSeq: 3 });
        const row = await findRun(store, uuid);
        expect(row).toMatchObject({ state: 'running', attempt: 2, lastStep: 41, totalSteps: 100, backend: { name: 'wasm' } });
        expect((await parts.listLayers(store, [uuid])).get(uuid)).toEqual(layers);
    });
    it('refuses other layers than the first attempt had', async () => {
        const { uuid } = await create();
        await startAttempt(store, uuid, facts);
        const renamed = { ...facts, layers: layers.map((layer) => ({ ...layer, name: `${layer.name}x` })) };
        await expect(startAttempt(store, uuid, renamed)).rejects.toThrow('has the layers first, second; this attempt has firstx, secondx');
        expect((await findRun(store, uuid))?.attempt).toBe(1);
    });
    it('puts aside commands that were meant for an attempt that has ended', async () => {
        const { uuid } = await create();
        await startAttempt(store, uuid, facts);
        await sendCommand(store, uuid, 'cancel', { by: 'ada', reason: 'enough' });
        await setRunState(store, uuid, 'interrupted');
        await startAttempt(store, uuid, facts);
        expect(await pendingCommands(store, uuid)).toEqual([]);
    });
    it('refuses a run that is not there', async () => {
        await expect(startAttempt(store, uuidv7(), facts)).rejects.toThrow('there is no run');
    });
});
describe('setRunState', () => {
    it('keeps a summary with non-finite numbers as they are', async () => {
        const { uuid } = await create();
        const summary = {
            run: uuid, state: 'failed', steps: 3, layers: 2, decisions: 6, trainLoss: NaN, testLoss: -Infinity, testAccuracy: null,
            stepsToTarget: null, seconds: 1, stepsPerSecond: 3, backend: 'wasm', alerts: 0, weightsSha256: null,
        };
        await setRunState(store, uuid, 'failed', { reason: 'loss is NaN', summary });
        const row = await findRun(store, uuid);
        expect(row?.summary).toEqual(summary);
        expect(row?.reason).toBe('loss is NaN');
        expect(row?.endedAt).toBeInstanceOf(Date);
    });
    it('changes nothing when the run is in no expected state', async () => {
        const { uuid } = await create();
        expect(await setRunState(store, uuid, 'paused', { expected: ['running'] })).toBe(false);
        expect((await findRun(store, uuid))?.state).toBe('queued');
        expect(await setRunState(store, uuid, 'cancelled', { expected: ['queued', 'running'] })).toBe(true);
        expect(await setRunState(store, uuidv7(), 'cancelled')).toBe(false);
    });
    it('tells listeners at commit', async () => {
        const { uuid } = await create();
        const client = await store.pool.connect();
        const told = [];
        client.on('notification', (message) => told.push(message.payload ?? ''));
        await client.query('listen gradlens_run');
        await setRunState(store, uuid, 'cancelled');
        await expect.poll(() => told).toContain(JSON.stringify({ kind: 'state', run: uuid }));
        client.release(true);
    });
});
describe('listRuns', () => {
    it('pages newest first without gap or repetition', async () => {
        const uuids = [];
        for (let i = 0; i < 5; i++)
            uuids.push((await create({ project: 'paging' })).uuid);
        const seen = [];
        let after;
        for (;;) {
            const page = await listRuns(store, { project: 'paging', first: 2, after });
            expect(page.total).toBe(5);
            seen.push(...page.runs.map((run) => run.uuid));
            after = seen.at(-1);
            if (!page.hasNext)
                break;
        }
        expect(seen).toEqual(uuids.reverse());
    });
    it('filters by state and by part of the name, wildcards taken literally', async () => {
        const project = 'search';
        const { uuid } = await create({ project, name: '50%_Done' });
        await create({ project, name: '50 more' });
        const found = async (search) => (await listRuns(store, { project, search, first: 10 })).runs.map((run) => run.uuid);
        expect(await found('%_d')).toEqual([uuid]);
        expect(await found('50')).toHaveLength(2);
        expect(await found(uuid.slice(0, 36).toUpperCase())).toEqual([uuid]);
        expect((await listRuns(store, { project, state: 'running', first: 10 })).total).toBe(0);
    });
    it('pages in the order asked for, and filters by when a run was made and by what fires', async () => {
        const project = 'orders';
        const names = ['beta', 'Alpha', 'beta', 'gamma', 'alpha'];
        const uuids = [];
        for (const name of names)
            uuids.push((await create({ project, name })).uuid);
        const paged = async (sort) => {
            const seen = [];
            for (let hasNext = true; hasNext;) {
                const page = await listRuns(store, { project, sort, first: 2, after: seen.at(-1) });
                expect(page.total).toBe(5);
                seen.push(...page.runs.map(({ uuid }) => uuid));
                ({ hasNext } = page);
            }
            return seen.map((uuid) => uuids.indexOf(uuid));
        };
        expect([await paged('newest'), await paged('oldest'), await paged('name')]).toEqual([[4, 3, 2, 1, 0], [0, 1, 2, 3, 4], [1, 4, 0, 2, 3]]);
        await store.pool.query(`update run set created_at = '2026-01-01T00:00:00Z'::timestamptz + make_interval(days => array_position($1::uuid[], uuid) - 1) where uuid = any($1)`, [uuids]);
        await store.pool.query(`insert into alert (run_id, fingerprint, since, rule, rule_version, severity, state, summary, fired_step, value)
       select run_id, 'f', 0, 'r', 'v', 'warning', case uuid when $1 then 'firing' else 'resolved' end, 's', 0, 1 from run where uuid = any($2)`, [uuids[3], [uuids[3], uuids[2]]]);
        const found = async (filter) => {
            const { runs, total } = await listRuns(store, { project, sort: 'oldest', first: 10, ...filter });
            expect(total).toBe(runs.length);
            return runs.map(({ uuid }) => uuids.indexOf(uuid));
        };
        expect(await found({ from: new Date('2026-01-02T00:00:00Z'), to: new Date('2026-01-04T00:00:00Z') })).toEqual([1, 2]);
        expect([await found({ firing: true }), await found({ firing: false })]).toEqual([[3], [0, 1, 2, 4]]);
    });
    it('finds several runs and leaves out unknown ones', async () => {
        const [a, b] = [await create(), await create()];
        expect((await findRuns(store, [a.uuid, uuidv7(), b.uuid])).map((run) => run.uuid)).toEqual([b.uuid, a.uuid]);
        expect(await countRuns(store)).toBeGreaterThan(2);
    });
});
describe('databaseStatus', () => {
    it('names the server and the migrations', async () => {
        const status = await databaseStatus(store);
        expect(status.server).toMatch(/^PostgreSQL \d+/);
        expect(status.migrations).toEqual(migrationNames);
        expect(status.sizeBytes).toBeGreaterThan(1_000_000);
    });
});
//# sourceMappingURL=runs.spec.js.map