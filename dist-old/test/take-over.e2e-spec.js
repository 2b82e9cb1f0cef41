import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseRunSpec } from '#libs/contracts';
import { controlRun, createRun, findRun, latestCheckpoint, openStore, runHolder } from '#libs/decision-store';
import { backendTable } from '#libs/tensor-math';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ended, freshHome, gradlens, gradlensJson } from './spec-support/program.js';
import { writeImages, writeTexts } from './spec-support/small-data.js';
import { startWorker, stopWorker } from './spec-support/worker.js';
process.env['GRADLENS_NATIVE'] ??= inject('native');
/** As long as it takes on a machine that does other things as well. */
const PATIENCE = { timeout: 120_000, interval: 50 };
/** Hours of training: what is to be killed must not end before. */
const LONG = { steps: 5_000_000 };
const available = new Set((await backendTable()).filter((row) => row.available).map(({ name }) => name));
describe('a run whose executor is killed', { timeout: 600_000 }, () => {
    let home;
    let store;
    let worker;
    beforeAll(async () => {
        home = await freshHome();
        store = await openStore({ home, applicationName: 'take over' });
        worker = await startWorker(home, '--concurrency', '3');
    }, 300_000); // builds what is not built
    afterAll(async () => {
        await stopWorker(worker);
        await store.close();
        rmSync(home, { recursive: true, force: true });
    });
    async function queued(name, spec) {
        const run = uuidv7();
        const document = { name, batchSize: 16, budget: LONG, checkpointEvery: 50, evaluateEvery: 1_000_000, ...spec };
        const parsed = parseRunSpec(document, name);
        await createRun(store, { uuid: run, name, spec: parsed, scaler: parsed.scaler.kind, state: 'queued', origin: 'api', enqueue: true });
        return run;
    }
    const row = async (run) => (await findRun(store, run));
    const until = (run, accept) => expect.poll(async () => accept(await row(run)), PATIENCE).toBe(true);
    const untilAll = (runs, accept) => Promise.all(runs.map((run) => until(run, accept)));
    const tell = (run, order) => controlRun(store, run, order, { by: 'desk-1', role: 'operator', reason: 'to look' });
    async function killExecutor(run) {
        const { name } = (await runHolder(store, run));
        process.kill(Number(/process (\d+)/.exec(name)?.[1]), 'SIGKILL');
    }
    const killAll = (runs) => Promise.all(runs.map(killExecutor));
    it.for(['wasm', 'tensorflow'])('is taken over from its last checkpoint, paused if it was, by the same worker or another, to the same bits, on %s', async (backend, { skip }) => {
        skip(!available.has(backend), `${backend} is not installed`);
        const mlp = await queued('mlp', { backend, data: { kind: 'generated-credit', rows: 500 }, model: { kind: 'mlp', hidden: [8] } });
        const cnn = await queued('cnn', { backend, data: writeImages(home), model: { kind: 'cnn', channels: [2], dense: [8] } });
        const transformer = await queued('transformer', { backend, data: writeTexts(home), model: { kind: 'transformer', width: 8, heads: 2, feedForward: 8 } });
        const [unpaused, all] = [[cnn, transformer], [mlp, cnn, transformer]];
        await Promise.all(all.map((run) => expect.poll(() => latestCheckpoint(store, run), PATIENCE).not.toBeNull()));
        await tell(mlp, { kind: 'pause' });
        await until(mlp, ({ state }) => state === 'paused');
        await killAll(all);
        await until(mlp, ({ state, attempt, reason }) => attempt === 2 && state === 'paused' && reason === 'to look');
        await untilAll(unpaused, ({ state, attempt }) => attempt === 2 && state === 'running');
        const paused = (await row(mlp)).lastStep; // all that the first attempt made: it was shipped before the second began
        await killAll(all);
        const killed = ended(worker);
        worker.kill('SIGKILL');
        await killed;
        worker = await startWorker(home, '--concurrency', '3');
        await until(mlp, ({ state, attempt }) => attempt === 3 && state === 'paused');
        await untilAll(unpaused, ({ state, attempt }) => attempt === 3 && state === 'running');
        expect((await row(mlp)).lastStep).toBe(paused);
        await tell(mlp, { kind: 'resume' });
        await until(mlp, ({ lastStep }) => lastStep > paused);
        const before = await Promise.all(unpaused.map(async (run) => (await row(run)).lastStep));
        await Promise.all(unpaused.map((run, i) => until(run, ({ lastStep }) => lastStep > before[i])));
        await Promise.all(all.map((run) => tell(run, { kind: 'cancel' })));
        await untilAll(all, ({ state }) => state === 'cancelled');
        for (const run of all)
            expect(await gradlensJson(['replay', run], home)).toMatchObject({ bitExact: true, sameWeights: true, missingSteps: 0 });
        expect(await gradlens(['verify', mlp], home)).toMatchObject({ code: 0 });
    });
    it('waits for a person where it cannot be taken over, with the reason on record', async () => {
        const gone = path.join(home, 'gone.csv');
        const run = await queued('gone', { data: { kind: 'csv', path: gone, columns: [{ name: 'a', type: 'numeric' }, { name: 'b', type: 'categorical' }], label: 'b' }, model: { kind: 'mlp' } });
        await until(run, ({ state }) => state === 'failed');
        await store.pool.query(`update run set state = 'interrupted', attempt = 1, ended_at = now() where uuid = $1`, [run]);
        const failed = async () => (await store.pool.query(`select detail from run_event e join run r using (run_id) where r.uuid = $1 and e.kind = 'take-over-failed'`, [run])).rows;
        await expect.poll(failed, PATIENCE).toMatchObject([{ detail: { reason: expect.stringContaining('gone.csv') } }]);
        expect((await row(run)).state).toBe('interrupted');
    });
});
//# sourceMappingURL=take-over.e2e-spec.js.map