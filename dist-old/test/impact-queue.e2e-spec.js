import { existsSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseImpactEffort } from '#libs/contracts';
import { findImpact, impactStudies, openStore } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlensJson } from './spec-support/program.js';
import { isAlive, makerPid, startWorker, stopWorker, untilStudy } from './spec-support/worker.js';
const SPEC = 'name: queued\ndata: {kind: generated-credit, rows: 4000}\nmodel: {kind: mlp, hidden: [16, 8], activation: tanh}\nbatchSize: 64\nbudget: {steps: 700}\n';
/** Many seconds of training: what is to be interrupted must not end before. */
const LONG = { seeds: 64 };
/** Impacts made by the worker: progress, cancel, and the death of any process. */
describe('a queued impact', { timeout: 300_000 }, () => {
    let home;
    let store;
    let run;
    let worker;
    beforeAll(async () => {
        home = await freshHome();
        const spec = path.join(home, 'spec.yaml');
        await writeFile(spec, SPEC);
        run = (await gradlensJson(['run', spec], home)).run;
        store = await openStore({ home, applicationName: 'impact queue' });
        worker = await startWorker(home);
    }, 180_000);
    afterAll(async () => {
        await stopWorker(worker);
        await store.close();
        rmSync(home, { recursive: true, force: true });
    });
    async function ask(effort) {
        const uuid = uuidv7();
        await impactStudies.ask(store, { uuid, run, effort: parseImpactEffort(effort), by: 'desk-1', reason: 'test' });
        return uuid;
    }
    async function until(uuid, accept) {
        return await untilStudy(() => findImpact(store, uuid), accept);
    }
    it('is made as the command makes it', async () => {
        const row = await until(await ask({ seeds: 4 }), ({ state }) => state !== 'queued' && state !== 'running');
        expect(row).toMatchObject({ state: 'completed', progress: 1, attempt: 1, problem: null, by: 'desk-1' });
        const told = await gradlensJson(['impact', run, '--seeds', '4', '--no-store'], home);
        const plain = { seconds: 0, trainingSeconds: 0 };
        expect({ ...row.result, ...plain, impact: null }).toEqual({ ...told, ...plain });
    });
    it('shows how far it is, and ends when somebody cancels it', async () => {
        const uuid = await ask(LONG);
        const row = await until(uuid, ({ progress, stage }) => progress > 0.01 && /trained \d+ of 130/.test(stage));
        expect(row.state).toBe('running');
        const pid = await makerPid(store, 'impact');
        await impactStudies.cancel(store, uuid, { by: 'desk-2', reason: 'seen enough' });
        await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
        expect(await findImpact(store, uuid)).toMatchObject({ state: 'cancelled', endedBy: 'desk-2', problem: 'seen enough', result: null });
    });
    it('goes on where it was after kill -9 of the worker and of the process that makes it', async () => {
        const uuid = await ask({ seeds: 32 });
        const kept = path.join(home, 'studies', uuid);
        // a group of runs with other seeds is finished, and the rest is not
        await until(uuid, ({ progress }) => existsSync(path.join(kept, 'progress.kept')) && progress > 0.25);
        const maker = await makerPid(store, 'impact');
        worker.kill('SIGKILL');
        process.kill(maker, 'SIGKILL');
        expect(await findImpact(store, uuid)).toMatchObject({ state: 'running', attempt: 1, result: null });
        worker = await startWorker(home);
        const again = await until(uuid, ({ attempt, stage }) => attempt === 2 && stage !== 'starting');
        expect(again.progress).toBeGreaterThan(0.25);
        const row = await until(uuid, ({ state }) => state === 'completed');
        expect(row.attempt).toBe(2);
        expect(row.result?.seedsWith).toHaveLength(32);
        await expect.poll(() => existsSync(kept), { timeout: 60_000 }).toBe(false); // it goes behind the result
    });
});
//# sourceMappingURL=impact-queue.e2e-spec.js.map