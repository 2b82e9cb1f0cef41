import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseTraceEffort, parseTraceQuestion } from '#libs/contracts';
import { findTrace, openStore, readTraceEffects, traceStudies } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlensJson, ROOT } from './spec-support/program.js';
import { isAlive, makerPid, startWorker, stopWorker, untilStudy } from './spec-support/worker.js';
const QUICK = { top: 5, verify: 2, controls: 8, sets: 6 };
/** Minutes of replays: what is to be interrupted must not end before. */
const LONG = { ...QUICK, controls: 400 };
/** Traces made by the worker: progress, cancel, and the death of any process. */
describe('a queued trace', { timeout: 300_000 }, () => {
    let home;
    let store;
    let run;
    let worker;
    beforeAll(async () => {
        home = await freshHome();
        run = (await gradlensJson(['run', path.join(ROOT, 'examples/planted-push.yaml')], home)).run;
        store = await openStore({ home, applicationName: 'trace queue' });
        worker = await startWorker(home);
    }, 180_000);
    afterAll(async () => {
        await stopWorker(worker);
        await store.close();
        rmSync(home, { recursive: true, force: true });
    });
    async function ask(effort, record = 'test:17') {
        const uuid = uuidv7();
        await traceStudies.ask(store, { uuid, run, question: parseTraceQuestion({ record }), effort: parseTraceEffort(effort), by: 'desk-1', reason: 'test' });
        return uuid;
    }
    async function until(uuid, accept) {
        return await untilStudy(() => findTrace(store, uuid), accept);
    }
    it('is made as the command makes it, with the effect of every decision', async () => {
        const row = await until(await ask(QUICK), ({ state }) => state !== 'queued' && state !== 'running');
        expect(row).toMatchObject({ state: 'completed', progress: 1, attempt: 1, problem: null, by: 'desk-1' });
        const options = ['--record', 'test:17', '--controls', '8', '--sets', '6', '--verify', '2', '--top', '5'];
        const { trace, ...made } = await gradlensJson(['trace', run, ...options], home);
        const plain = { seconds: 0, trainingSeconds: 0 };
        expect({ ...row.result, ...plain }).toEqual({ ...made, ...plain });
        expect(await findTrace(store, trace)).toMatchObject({ state: 'completed', result: made, reason: '' });
        const effects = await readTraceEffects(store, row.uuid);
        expect(effects).toHaveLength(row.steps * row.layers.length);
        const { step, layer, effect } = row.result.decisions[0];
        expect(effects[step * row.layers.length + row.layers.indexOf(layer)]).toBe(Math.fround(effect));
    });
    it('that cannot be made fails and says why', async () => {
        const row = await until(await ask(QUICK, 'test:999999'), ({ state }) => state === 'failed');
        expect(row.problem).toContain('record is "test:999999"; allowed: test:0 to test:3999');
    });
    it('shows how far it is, and ends when somebody cancels it', async () => {
        const uuid = await ask(LONG);
        const row = await until(uuid, ({ progress, stage }) => progress > 0 && /\d+ of \d+/.test(stage));
        expect(row.progress).toBeGreaterThan(0);
        const pid = await makerPid(store, 'trace');
        await traceStudies.cancel(store, uuid, { by: 'desk-2', reason: 'seen enough' });
        await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
        expect(await findTrace(store, uuid)).toMatchObject({ state: 'cancelled', endedBy: 'desk-2', problem: 'seen enough', result: null });
    });
    it('goes on where it was after kill -9 of the worker and of the process that makes it', async () => {
        const uuid = await ask({ ...LONG, controls: 140 });
        const kept = path.join(home, 'studies', uuid);
        // one group of replays is finished, and the rest is not
        await until(uuid, ({ stage }) => existsSync(path.join(kept, 'replays.kept')) && /^replayed /.test(stage));
        const maker = await makerPid(store, 'trace');
        worker.kill('SIGKILL');
        process.kill(maker, 'SIGKILL');
        const before = await findTrace(store, uuid);
        expect(before).toMatchObject({ state: 'running', attempt: 1, result: null });
        worker = await startWorker(home);
        // the run itself is executed again first
        const again = await until(uuid, ({ attempt, stage, state }) => state === 'completed' || (attempt === 2 && /^replayed /.test(stage)));
        expect(again.progress).toBeGreaterThan(0.3); // the estimate and a group of replays count as done
        const row = await until(uuid, ({ state }) => state === 'completed');
        expect(row.attempt).toBe(2);
        expect(row.result?.quality.n).toMatchObject({ single: 140, sets: 6 });
        await expect.poll(() => existsSync(kept), { timeout: 60_000 }).toBe(false); // it goes behind the result
        const { result: alone } = await until(await ask({ ...QUICK, controls: 140 }), ({ state }) => state === 'completed');
        const plain = { seconds: 0, trainingSeconds: 0 };
        expect({ ...row.result, ...plain }).toEqual({ ...alone, ...plain });
    }, 600_000);
    it('is left to the next worker by one that is told to end', async () => {
        const uuid = await ask(LONG);
        await until(uuid, ({ state }) => state === 'running');
        await stopWorker(worker);
        expect(await findTrace(store, uuid)).toMatchObject({ state: 'queued', attempt: 0, result: null });
        worker = await startWorker(home);
        await until(uuid, ({ state }) => state === 'running');
        await traceStudies.cancel(store, uuid, { by: 'desk-2', reason: 'the test is over' });
    });
});
//# sourceMappingURL=trace-queue.e2e-spec.js.map