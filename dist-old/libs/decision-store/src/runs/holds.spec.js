import { hostname } from 'node:os';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteIngest } from '../ingest/ingest-position.js';
import { findRun } from './find-runs.js';
import { markAbandoned, markInterrupted } from './mark-interrupted.js';
import { holdRun, runHolder } from './run-hold.js';
import * as parts from './run-parts.js';
import { heartbeat, setRunState } from './run-state.js';
import { createTestRun, facts } from './run.fixture.js';
import { startAttempt } from './start-attempt.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const create = () => createTestRun(store);
describe('markInterrupted', () => {
    const stale = (uuid) => store.pool.query(`update run set heartbeat_at = now() - interval '1 minute' where uuid = $1`, [uuid]);
    it('marks a silent run that nobody holds, with a reason and an event', async () => {
        const { uuid } = await create();
        await startAttempt(store, uuid, facts);
        await stale(uuid);
        expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toEqual([uuid]);
        const row = await findRun(store, uuid);
        expect(row?.state).toBe('interrupted');
        expect(row?.reason).toContain('went away');
        expect(await parts.listEvents(store, uuid)).toMatchObject([{ kind: 'interrupted', step: -1 }]);
        expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toEqual([]);
    });
    it('leaves a silent run alone while a process holds it', async () => {
        const { uuid } = await create();
        const hold = await holdRun(store, uuid);
        await startAttempt(store, uuid, facts);
        await stale(uuid);
        expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toEqual([]);
        await hold?.release();
        expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toEqual([uuid]);
    });
    it('waits longer for a run that is delivered over the network, which goes on when it is heard of', async () => {
        const { uuid, runId } = await createTestRun(store, { origin: 'ingest' });
        const { attempt } = await startAttempt(store, uuid, facts);
        await stale(uuid);
        expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toEqual([]);
        expect(await markInterrupted(store, { staleAfterMs: 10_000, deliveredStaleAfterMs: null })).toEqual([]);
        expect(await markInterrupted(store, { staleAfterMs: 10_000, deliveredStaleAfterMs: 30_000 })).toEqual([uuid]);
        expect(await findRun(store, uuid)).toMatchObject({ state: 'interrupted', reason: 'nothing was heard from the trainer' });
        expect(await noteIngest(store, runId, attempt - 1)).toBe(false);
        expect(await noteIngest(store, runId, attempt)).toBe(true);
        expect(await findRun(store, uuid)).toMatchObject({ state: 'running', reason: null, endedAt: null });
        expect(await markInterrupted(store, { staleAfterMs: 10_000, deliveredStaleAfterMs: 30_000 })).toEqual([]);
    });
    it('that was paused and silent for too long is paused again when it is heard of', async () => {
        const { uuid, runId } = await createTestRun(store, { origin: 'ingest' });
        const { attempt } = await startAttempt(store, uuid, facts);
        await setRunState(store, uuid, 'paused', { expected: ['running'] });
        await stale(uuid);
        expect(await markInterrupted(store, { staleAfterMs: 10_000, deliveredStaleAfterMs: 30_000 })).toEqual([uuid]);
        expect(await noteIngest(store, runId, attempt)).toBe(true);
        expect(await findRun(store, uuid)).toMatchObject({ state: 'paused', reason: null, endedAt: null });
    });
    it('marks a run at once for whoever holds it: its process is gone, however short ago', async () => {
        const { uuid } = await create();
        await startAttempt(store, uuid, facts);
        const hold = await holdRun(store, uuid);
        expect(await markInterrupted(store, { staleAfterMs: -1 })).not.toContain(uuid);
        expect(await markAbandoned(store, uuid)).toBe(true);
        expect((await findRun(store, uuid))?.state).toBe('interrupted');
        expect(await markAbandoned(store, uuid)).toBe(false);
        await hold?.release();
        const delivered = await createTestRun(store, { origin: 'ingest' });
        await startAttempt(store, delivered.uuid, facts);
        expect(await markAbandoned(store, delivered.uuid)).toBe(false);
    });
    it('leaves alone a queued run and one whose heart beats', async () => {
        await create();
        const { uuid } = await create();
        const { attempt } = await startAttempt(store, uuid, facts);
        await stale(uuid);
        await heartbeat(store, uuid, attempt);
        expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toEqual([]);
        await expect(heartbeat(store, uuid, attempt - 1)).rejects.toThrow('taken over');
    });
});
describe('holdRun', () => {
    it('gives a run to one at a time', async () => {
        const uuid = uuidv7();
        const hold = await holdRun(store, uuid);
        expect(await holdRun(store, uuid)).toBeNull();
        await hold?.release();
        const next = await holdRun(store, uuid);
        expect(next).not.toBeNull();
        await next?.release();
    });
    it('tells which process of which host has a run', async () => {
        const uuid = uuidv7();
        expect(await runHolder(store, uuid)).toBeNull();
        const hold = await holdRun(store, uuid);
        const holder = await runHolder(store, uuid);
        expect(holder?.name).toBe(`process ${process.pid} on ${hostname()}`.slice(0, 63 - 'gradlens execution: '.length));
        expect(holder?.since).toBeInstanceOf(Date);
        expect(await runHolder(store, uuidv7())).toBeNull();
        await hold?.release();
        await expect.poll(() => runHolder(store, uuid)).toBeNull();
    });
    it('claims the run again after its connection was cut', async () => {
        const uuid = uuidv7();
        const hold = await holdRun(store, uuid);
        const holders = `from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
        const pids = async () => (await store.pool.query(`select pid ${holders}`)).rows.map(({ pid }) => pid);
        const [before] = await pids();
        await store.pool.query(`select pg_terminate_backend(pid) ${holders}`);
        await expect.poll(async () => (await pids()).filter((pid) => pid !== before).length, { timeout: 5000 }).toBe(1);
        expect(await holdRun(store, uuid)).toBeNull();
        await hold?.release();
    });
});
//# sourceMappingURL=holds.spec.js.map