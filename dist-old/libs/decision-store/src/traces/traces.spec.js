import { parseTraceEffort } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenRuns } from '../live/listen-runs.js';
import { workQueue } from '../queue/run-queue.js';
import { createTestRun } from '../runs/run.fixture.js';
import { MOST_ATTEMPTS } from '../studies/requeue-studies.js';
import { findTrace, listTraces, MOST_EFFECTS, readTraceEffects, traceStudies } from './traces.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const RESULT = {
    run: 'r', target: 'score of "yes", record test:1', value: 0.25, withoutScaling: NaN,
    quality: { lds: NaN, looSpearman: 0.9, signAgreement: 1, n: { single: 8, sets: 0 }, ci: [NaN, Infinity], belowNoise: 0, verdict: 'do not rely on the estimate' },
    decisions: [{ layer: 'first', step: 3, scale: 2, effect: -Infinity, grade: 'ESTIMATED', measuredEffect: null, control: null, pValue: null }],
    fidelity: { bitExact: true, maxRelLossError: 0, firstDivergence: null, sameWeights: true },
    metagradientNorm: 0.1, noiseFloor: 0, hessianError: 0.001, totalDecisions: 4, seed: 0, seconds: 2.5, trainingSeconds: 1,
};
/** As it is read: graded by its verdict, which relies on no estimate. */
const READ = { ...RESULT, decisions: [{ ...RESULT.decisions[0], grade: 'UNAVAILABLE' }] };
const finished = (effects = Float32Array.of(1, NaN, -0, 3)) => ({ result: RESULT, productVersion: '0.1.0', layers: ['first', 'second'], steps: 2, effects });
async function newTrace(more = {}) {
    const run = more.run ?? (await createTestRun(store)).uuid;
    return { uuid: uuidv7(), question: { record: 'test:1', of: 'score' }, effort: parseTraceEffort({}), by: 'Ada', reason: 'a complaint', ...more, run };
}
async function claimed() {
    const trace = await newTrace();
    await traceStudies.ask(store, trace);
    const claim = await traceStudies.claim(store, trace.uuid);
    if (claim === null)
        throw new Error('not claimed');
    return claim;
}
const stale = (uuid) => store.pool.query(`update trace set heartbeat_at = now() - interval '1 minute' where trace = $1`, [uuid]);
const jobsOf = async (uuid) => (await store.pool.query('select from graphile_worker.jobs where key = $1', [uuid])).rowCount ?? 0;
describe('a trace that is made already', () => {
    it('is stored with what is not finite, bit for bit', async () => {
        const trace = await newTrace();
        await traceStudies.save(store, trace, finished());
        const row = await findTrace(store, trace.uuid);
        expect(row).toMatchObject({ ...trace, state: 'completed', progress: 1, result: READ, steps: 2, layers: ['first', 'second'], productVersion: '0.1.0', effectsLeftOut: null, problem: null });
        expect(row.endedAt.getTime() - row.startedAt.getTime()).toBe(2500);
        const effects = await readTraceEffects(store, trace.uuid);
        expect(Object.is(effects?.[2], -0)).toBe(true);
        expect([...effects]).toEqual([1, NaN, -0, 3]);
    });
    it('leaves out effects that are too many, and says why', async () => {
        const trace = await newTrace();
        await traceStudies.save(store, trace, finished(new Float32Array(MOST_EFFECTS + 1)));
        expect(await readTraceEffects(store, trace.uuid)).toBeNull();
        expect((await findTrace(store, trace.uuid))?.effectsLeftOut).toBe('4000001 effects are more than the 4000000 that are stored');
    });
    it('belongs to a run that is there, and goes with it', async () => {
        await expect(traceStudies.save(store, await newTrace({ run: uuidv7() }), finished())).rejects.toThrow('allowed: the uuid of a recorded run');
        const trace = await newTrace();
        await traceStudies.save(store, trace, finished());
        await store.pool.query('delete from run where uuid = $1', [trace.run]);
        expect(await findTrace(store, trace.uuid)).toBeNull();
    });
});
describe('a trace that is asked for', () => {
    it('comes out of the queue once, is claimed by one, and tells whoever listens', async () => {
        const trace = await newTrace();
        const heard = [];
        const listening = await listenRuns(store, (change) => heard.push(change));
        await traceStudies.ask(store, trace);
        const taken = [];
        const queue = await workQueue(store, { concurrency: 1, onRun: () => Promise.resolve(), onStudy: { trace: (uuid) => Promise.resolve(void taken.push(uuid)) } });
        await expect.poll(() => taken, { timeout: 15_000 }).toEqual([trace.uuid]);
        await queue.stop();
        const [one, two] = await Promise.all([traceStudies.claim(store, trace.uuid), traceStudies.claim(store, trace.uuid)]);
        expect([one, two].filter((claim) => claim === null)).toHaveLength(1);
        expect(one ?? two).toMatchObject({ run: trace.run, attempt: 1, question: trace.question, effort: trace.effort });
        await expect.poll(() => heard.length).toBe(2);
        expect(heard).toEqual(heard.map(() => ({ kind: 'trace', run: trace.run })));
        await listening.close();
    });
    it('is not stored where it cannot be queued', async () => {
        const trace = await newTrace();
        await store.pool.query('alter function graphile_worker.add_job rename to add_job_away');
        try {
            await expect(traceStudies.ask(store, trace)).rejects.toThrow('add_job');
        }
        finally {
            await store.pool.query('alter function graphile_worker.add_job_away rename to add_job');
        }
        expect(await findTrace(store, trace.uuid)).toBeNull();
    });
    it('shows how far it is, then its result, all at once', async () => {
        const claim = await claimed();
        expect(await traceStudies.note(store, claim, { progress: 7, stage: 'replayed 1 of 2' })).toBe(true);
        expect(await findTrace(store, claim.uuid)).toMatchObject({ state: 'running', progress: 1, stage: 'replayed 1 of 2', result: null });
        expect(await traceStudies.complete(store, claim, finished())).toBe(true);
        expect(await findTrace(store, claim.uuid)).toMatchObject({ state: 'completed', result: READ });
        expect(await traceStudies.complete(store, claim, finished())).toBe(false);
    });
    it('that fails says why', async () => {
        const claim = await claimed();
        expect(await traceStudies.fail(store, claim, 'record is "test:9"')).toBe(true);
        expect(await findTrace(store, claim.uuid)).toMatchObject({ state: 'failed', problem: 'record is "test:9"', result: null });
    });
    it('goes back into the queue when its process is told to end, without counting that', async () => {
        const claim = await claimed();
        await store.pool.query('delete from graphile_worker._private_jobs');
        expect(await traceStudies.release(store, claim)).toBe(true);
        expect(await jobsOf(claim.uuid)).toBe(1);
        expect(await findTrace(store, claim.uuid)).toMatchObject({ state: 'queued', attempt: 0, startedAt: null });
    });
});
describe('cancelTrace', () => {
    const act = { by: 'Bo', reason: 'not needed' };
    it('ends a queued trace, and one that is being made: its process writes nothing more', async () => {
        const trace = await newTrace();
        await traceStudies.ask(store, trace);
        expect(await traceStudies.cancel(store, trace.uuid, act)).toEqual({ kind: 'cancelled' });
        expect(await traceStudies.claim(store, trace.uuid)).toBeNull();
        const claim = await claimed();
        await traceStudies.cancel(store, claim.uuid, act);
        expect(await traceStudies.note(store, claim, { progress: 0.5, stage: '' })).toBe(false);
        expect(await traceStudies.complete(store, claim, finished())).toBe(false);
        expect(await findTrace(store, claim.uuid)).toMatchObject({ state: 'cancelled', endedBy: 'Bo', problem: 'not needed', result: null });
    });
    it('says that it has ended, or is not there', async () => {
        const claim = await claimed();
        await traceStudies.fail(store, claim, 'x');
        expect(await traceStudies.cancel(store, claim.uuid, act)).toEqual({ kind: 'ended', state: 'failed' });
        expect(await traceStudies.cancel(store, uuidv7(), act)).toEqual({ kind: 'not-there' });
    });
});
describe('requeueLostTraces', () => {
    it('starts a trace anew whose process is gone; what the first one still writes is lost', async () => {
        const claim = await claimed();
        expect(await traceStudies.requeueLost(store, { staleAfterMs: 10_000 })).toEqual([]);
        await stale(claim.uuid);
        expect(await traceStudies.requeueLost(store, { staleAfterMs: 10_000 })).toEqual([{ uuid: claim.uuid, state: 'queued' }]);
        expect(await traceStudies.requeueLost(store, { staleAfterMs: 10_000 })).toEqual([]);
        const second = await traceStudies.claim(store, claim.uuid);
        expect(second?.attempt).toBe(2);
        expect(await traceStudies.complete(store, claim, finished())).toBe(false);
        expect(await traceStudies.fail(store, claim, 'late')).toBe(false);
        expect(await traceStudies.complete(store, second, finished())).toBe(true);
    });
    it('leaves a silent one alone while its process lives', async () => {
        const claim = await claimed();
        const hold = await traceStudies.hold(store, claim.uuid);
        expect(await traceStudies.hold(store, claim.uuid)).toBeNull();
        await stale(claim.uuid);
        expect(await traceStudies.requeueLost(store, { staleAfterMs: 10_000 })).toEqual([]);
        await hold?.release();
        await expect.poll(() => traceStudies.requeueLost(store, { staleAfterMs: 10_000 })).toEqual([{ uuid: claim.uuid, state: 'queued' }]);
    });
    it('gives up what has killed its process too often', async () => {
        const { uuid } = await claimed();
        for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            await stale(uuid);
            await traceStudies.requeueLost(store, { staleAfterMs: 10_000 });
            await traceStudies.claim(store, uuid);
        }
        await stale(uuid);
        expect(await traceStudies.requeueLost(store, { staleAfterMs: 10_000 })).toEqual([{ uuid, state: 'failed' }]);
        expect(await findTrace(store, uuid)).toMatchObject({ state: 'failed', problem: 'its process went away without a word, 3 times: not tried again. Asking once more makes a new one' });
    });
    it('gives a queued trace its job again, and fails one whose process could not start', async () => {
        const trace = await newTrace();
        await traceStudies.ask(store, trace);
        await store.pool.query('delete from graphile_worker._private_jobs');
        await traceStudies.enqueue(store);
        await traceStudies.enqueue(store);
        expect(await jobsOf(trace.uuid)).toBe(1);
        expect(await traceStudies.failQueued(store, trace.uuid, 'no such file')).toBe(true);
        expect(await traceStudies.failQueued(store, trace.uuid, 'again')).toBe(false);
        expect(await findTrace(store, trace.uuid)).toMatchObject({ state: 'failed', problem: 'no such file' });
    });
});
describe('listTraces', () => {
    it('pages newest first, of one run or all', async () => {
        const { uuid: run } = await createTestRun(store);
        const traces = [];
        for (let i = 0; i < 3; i++) {
            const trace = await newTrace({ run });
            await traceStudies.ask(store, trace);
            traces.unshift(trace.uuid);
        }
        const first = await listTraces(store, { run, first: 2 });
        const second = await listTraces(store, { run, first: 2, after: first.rows.at(-1)?.uuid });
        expect([...first.rows, ...second.rows].map(({ uuid }) => uuid)).toEqual(traces);
        expect([first.hasNext, second.hasNext, first.total]).toEqual([true, false, 3]);
        expect((await listTraces(store, { first: 1 })).rows[0]?.uuid).toBe(traces[0]);
        await expect(listTraces(store, { first: 0 })).rejects.toThrow(RangeError);
    });
});
//# sourceMappingURL=traces.spec.js.map