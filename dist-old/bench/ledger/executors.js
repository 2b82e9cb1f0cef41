// Four executors at once, and one reader that is slow: what each of them feels of the others.
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { benchLine, median } from '../report.js';
import { queryNumbers, startRun } from './scene.js';
const CHILD = fileURLToPath(new URL('executor-child.js', import.meta.url));
const EXECUTORS = 4;
const LAYERS = 20;
/** Each at 1,000 steps/s. */
const STEPS = 8000;
const ROUNDS = 3;
/** One executor alone, and four with the reader beside them; in turns. */
export async function measureExecutors(scene, name) {
    const alone = [];
    const together = [];
    for (let round = 0; round < ROUNDS; round++) {
        alone.push(...(await runExecutors(scene, 1)));
        const reader = slowReader(scene);
        together.push(...(await runExecutors(scene, EXECUTORS)));
        await reader.stop();
    }
    const line = (metric, unit, of) => [
        benchLine({ name, metric: `${metric}, alone`, unit }, alone.map(of)),
        benchLine({ name, metric: `${metric}, of 4`, unit, ratioTo: 'alone', ratio: median(together.map(of)) / median(alone.map(of)) }, together.map(of)),
    ];
    return [
        ...line('push, mean', 'µs', (figures) => figures.pushMeanUs),
        ...line('push, p99', 'µs', (figures) => figures.pushP99Us),
        ...line('lag, median', 'ms', (figures) => figures.lagMedianMs),
        ...line('lag, worst', 'ms', (figures) => figures.lagWorstMs),
        benchLine({ name, metric: 'waits for the ring, of 4', unit: 'steps', target: { max: 0 } }, together.map((figures) => figures.waits)),
    ];
}
/** Runs executors side by side; each must have recorded all of its steps. */
async function runExecutors(scene, count) {
    return await Promise.all(Array.from({ length: count }, async () => {
        const { uuid, runId } = await startRun(scene, LAYERS);
        const parts = [scene.store.connectionString, scene.home, uuid, runId, LAYERS, STEPS].map(String);
        const { stdout } = await promisify(execFile)(process.execPath, [CHILD, ...parts]);
        const counted = await queryNumbers(scene.store, 'select count(*) as decisions from decision where run_id = $1', [runId]);
        if (counted['decisions'] !== STEPS * LAYERS)
            throw new Error(`${counted['decisions']} decisions, not ${STEPS * LAYERS}`);
        return JSON.parse(stdout);
    }));
}
/** Reads all decisions in one transaction, a thousand rows at a time and a rest between, over and over. */
function slowReader({ store }) {
    const reading = { on: true };
    const work = (async () => {
        const client = await store.pool.connect();
        try {
            await client.query('begin isolation level repeatable read');
            await client.query('declare slow cursor for select * from decision');
            while (reading.on) {
                const { rowCount } = await client.query('fetch 1000 from slow');
                if (rowCount === 0)
                    await client.query('move absolute 0 in slow');
                await sleep(20);
            }
            await client.query('rollback');
        }
        finally {
            client.release(true);
        }
    })();
    return {
        async stop() {
            reading.on = false;
            await work;
        },
    };
}
//# sourceMappingURL=executors.js.map