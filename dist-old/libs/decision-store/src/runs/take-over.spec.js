import { testStore } from '#libs/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acknowledgeCommand, pauseInForce, pendingCommands, sendCommand } from '../commands/run-commands.js';
import { markAbandoned } from './mark-interrupted.js';
import { holdRun } from './run-hold.js';
import * as parts from './run-parts.js';
import { createTestRun, facts } from './run.fixture.js';
import { setRunState } from './run-state.js';
import { startAttempt } from './start-attempt.js';
import { MOST_DEATHS, recordTakeOverFailed, takeOverInterrupted } from './take-over.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const QUEUED = { origins: ['api'] };
async function died(uuid) {
    await startAttempt(store, uuid, facts, { keepsCommands: true });
    expect(await markAbandoned(store, uuid)).toBe(true);
    await store.pool.query('delete from graphile_worker._private_jobs where key = $1', [uuid]); // a worker has taken the job
}
async function lost(origin = 'api') {
    const { uuid } = await createTestRun(store, { origin });
    await startAttempt(store, uuid, facts);
    await store.pool.query(`update run set state = 'interrupted', ended_at = now() where uuid = $1`, [uuid]);
    return uuid;
}
const jobs = async (uuid) => (await store.pool.query('select from graphile_worker.jobs where key = $1', [uuid])).rowCount;
it('queues a run whose process is gone, once, also when several workers look at the same time', async () => {
    const uuid = await lost();
    const found = await Promise.all([takeOverInterrupted(store, QUEUED), takeOverInterrupted(store, QUEUED)]);
    expect(found.flat().filter((run) => run.uuid === uuid)).toEqual([{ uuid, outcome: 'queued' }]);
    expect(await jobs(uuid)).toBe(1);
    expect(await takeOverInterrupted(store, QUEUED)).toEqual([]);
});
it('leaves alone what others execute, what is of another origin, what was interrupted long ago, and what a process holds', async () => {
    const [terminal, delivered, old, held] = [await lost('cli'), await lost('ingest'), await lost(), await lost()];
    await store.pool.query(`update run set ended_at = now() - interval '2 days' where uuid = $1`, [old]);
    const hold = await holdRun(store, held);
    expect(await takeOverInterrupted(store, QUEUED)).toEqual([]);
    expect(await takeOverInterrupted(store, { origins: ['cli'] })).toEqual([{ uuid: terminal, outcome: 'queued' }]);
    await hold?.release();
    expect(await takeOverInterrupted(store, QUEUED)).toEqual([{ uuid: held, outcome: 'queued' }]);
    expect(await jobs(delivered)).toBe(0);
});
it('gives up a run that dies again and again without a new checkpoint, and says so once', async () => {
    const { uuid } = await createTestRun(store, { origin: 'api' });
    const outcomes = [];
    for (let i = 0; i < MOST_DEATHS; i++) {
        await died(uuid);
        outcomes.push(...(await takeOverInterrupted(store, QUEUED)).map(({ outcome }) => outcome));
    }
    expect(outcomes).toEqual([...Array.from({ length: MOST_DEATHS - 1 }, () => 'queued'), 'given-up']);
    expect(await takeOverInterrupted(store, QUEUED)).toEqual([]);
    expect((await parts.listEvents(store, uuid)).at(-1)).toMatchObject({ kind: 'take-over-failed', detail: { reason: expect.stringContaining('died 3 times') } });
    // a person resumes it, and it gets further
    await startAttempt(store, uuid, facts);
    await parts.recordCheckpoint(store, uuid, { step: 5, path: '/nowhere', sha256: 'ab', sizeBytes: 1 });
    await died(uuid);
    expect(await takeOverInterrupted(store, QUEUED)).toEqual([{ uuid, outcome: 'queued' }]);
});
it('does not try again what could not be taken over', async () => {
    const uuid = await lost();
    await recordTakeOverFailed(store, uuid, 'no such file');
    expect(await takeOverInterrupted(store, QUEUED)).toEqual([]);
});
it('is not kept from it by a spec that holds anything there', async () => {
    const [odd, uuid] = [await lost('cli'), await lost('cli')];
    await store.pool.query(`update run set spec = '{"sensitivity": "high"}' where uuid = $1`, [odd]);
    expect(new Set((await takeOverInterrupted(store, { origins: ['cli'] })).map((run) => run.uuid))).toEqual(new Set([odd, uuid]));
});
it('leaves a run that is marked sensitive to a person', async () => {
    const uuid = await lost();
    await store.pool.query(`update run set spec = spec || '{"sensitivity": [{"policy": "protected"}]}' where uuid = $1`, [uuid]);
    expect((await takeOverInterrupted(store, QUEUED)).filter((run) => run.uuid === uuid)).toEqual([]);
    await store.pool.query(`update run set spec = spec || '{"sensitivity": []}' where uuid = $1`, [uuid]);
    expect((await takeOverInterrupted(store, QUEUED)).filter((run) => run.uuid === uuid)).toEqual([{ uuid, outcome: 'queued' }]);
});
it('a pause holds across take-overs until a person begins anew, obeyed or not', async () => {
    const { uuid } = await createTestRun(store, { origin: 'api' });
    await startAttempt(store, uuid, facts);
    expect(await pauseInForce(store, uuid)).toBe(null);
    const seq = await sendCommand(store, uuid, 'pause', { by: 'desk-1', reason: 'to look' });
    await died(uuid);
    expect(await pauseInForce(store, uuid)).toBe('to look');
    await acknowledgeCommand(store, uuid, seq, 3);
    await sendCommand(store, uuid, 'lower', { by: 'desk-1', reason: 'to be sure' });
    await died(uuid);
    expect(await pauseInForce(store, uuid)).toBe('to look');
    await startAttempt(store, uuid, facts);
    expect([await pauseInForce(store, uuid), await pendingCommands(store, uuid)]).toEqual([null, []]);
    await died(uuid);
    await startAttempt(store, uuid, facts);
    const { rows } = await store.pool.query('select c.seq, c.kind from run_command c join run r on r.run_id = c.run_id where r.uuid = $1 order by c.seq', [uuid]);
    expect(rows).toEqual([{ seq: 1, kind: 'pause' }, { seq: 2, kind: 'lower' }, { seq: 3, kind: 'resume' }]);
});
it('an attempt that was taken over cannot say that the run failed', async () => {
    const { uuid } = await createTestRun(store, {});
    const { attempt } = await startAttempt(store, uuid, facts);
    await startAttempt(store, uuid, facts);
    expect(await setRunState(store, uuid, 'failed', { reason: 'its recorder was refused', attempt })).toBe(false);
    expect(await setRunState(store, uuid, 'failed', { reason: 'its recorder was refused', attempt: attempt + 1 })).toBe(true);
});
//# sourceMappingURL=take-over.spec.js.map