import { setTimeout as delay } from 'node:timers/promises';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStudyJob } from '../studies/study.js';
import { enqueueRun, workQueue } from './run-queue.js';
/** The tests share their cores: a job that starts within 20 ms alone may take seconds. */
const PATIENCE = { timeout: 15_000 };
describe('run queue', () => {
    let store;
    beforeAll(async () => {
        store = await testStore();
    });
    afterAll(() => store.close());
    it('executes a run once however often it was put in', async () => {
        const [a, b] = [uuidv7(), uuidv7()];
        await Promise.all([a, a, b, a].map((uuid) => enqueueRun(store, uuid)));
        const executed = [];
        const queue = await workQueue(store, { concurrency: 2, onRun: (uuid) => Promise.resolve(void executed.push(uuid)) });
        await expect.poll(() => executed.length).toBe(2);
        await delay(100);
        expect(executed.sort()).toEqual([a, b].sort());
        await queue.stop();
    });
    it('tries a run that throws just once, and takes it again when it is put in again', async () => {
        const uuid = uuidv7();
        let tries = 0;
        const lines = [];
        const onRun = () => {
            tries += 1;
            return Promise.reject(new Error('out of memory'));
        };
        const queue = await workQueue(store, { concurrency: 1, onRun, log: (line) => lines.push(line) });
        await enqueueRun(store, uuid);
        await expect.poll(() => lines.join(), PATIENCE).toContain('out of memory');
        await enqueueRun(store, uuid);
        await expect.poll(() => tries, PATIENCE).toBe(2);
        await queue.stop();
    });
    it('aborts what it executes when it is stopped, and waits for its end', async () => {
        let ended = false;
        let begun = false;
        const queue = await workQueue(store, {
            concurrency: 1,
            onRun: async (_uuid, signal) => {
                begun = true;
                await new Promise((resolve) => { signal.addEventListener('abort', resolve); });
                await delay(50);
                ended = true;
            },
        });
        await enqueueRun(store, uuidv7());
        await expect.poll(() => begun, PATIENCE).toBe(true);
        await queue.stop();
        expect(ended).toBe(true);
    });
    it('has let its connections go when it has stopped, so that a server that ends then ends no process', async () => {
        for (let round = 0; round < 5; round++) {
            const queue = await workQueue(store, { concurrency: 2, onRun: () => Promise.resolve() });
            const connections = async (what) => (await store.pool.query(`select ${what} from pg_stat_activity where application_name = 'gradlens queue' and datname = current_database()`)).rowCount ?? 0;
            expect(await connections('pid')).toBeGreaterThan(0);
            await queue.stop();
            await connections('pg_terminate_backend(pid)'); // what is left of them, as a server that shuts down does
        }
        await expect.poll(async () => (await store.pool.query("select from pg_stat_activity where application_name = 'gradlens queue'")).rowCount, PATIENCE).toBe(0);
    });
    it('keeps no run waiting for a trace, and no trace for a run', async () => {
        const [trace, run] = [uuidv7(), uuidv7()];
        const begun = [];
        const untilStopped = (name, signal) => new Promise((resolve) => {
            if (signal.aborted) {
                resolve(); // left to the next worker
                return;
            }
            begun.push(name);
            signal.addEventListener('abort', () => { resolve(); });
        });
        const queue = await workQueue(store, { concurrency: 1, onRun: (_uuid, signal) => untilStopped('run', signal), onStudy: { trace: (_uuid, signal) => untilStopped('trace', signal) } });
        for (const uuid of [trace, uuidv7()])
            await addStudyJob(store.pool, 'trace', uuid);
        await expect.poll(() => begun, PATIENCE).toEqual(['trace']);
        await enqueueRun(store, run);
        await expect.poll(() => begun, PATIENCE).toEqual(['trace', 'run']);
        await queue.stop();
        expect(begun).toHaveLength(2);
    });
    it('refuses what is no uuid', async () => {
        await expect(enqueueRun(store, 'nonsense')).rejects.toThrow('"nonsense"');
    });
});
//# sourceMappingURL=run-queue.spec.js.map