// A run in a temporary embedded server, and steps to record: what every measurement of the ledger works on.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { createRun, openRecorder, openStore, startAttempt } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
/** Starts a server as `npm start` would: durable, in a temporary folder. */
export async function openScene() {
    const home = await mkdtemp(path.join(tmpdir(), 'gradlens-bench-'));
    await chmod(home, 0o755);
    const store = await openStore({ home, applicationName: 'bench' });
    return {
        home,
        store,
        close: async () => {
            await store.close();
            await rm(home, { recursive: true, force: true });
        },
    };
}
/** A run of `layers` layers whose first attempt has begun. */
export async function startRun({ store }, layers) {
    const uuid = uuidv7();
    await createRun(store, { uuid, name: 'bench', spec: { name: 'bench', layers }, state: 'running', origin: 'cli', scaler: 'snr' });
    const attempt = await startAttempt(store, uuid, {
        layers: Array.from({ length: layers }, (_, layer) => ({ layer, name: `layer${layer}`, kind: 'dense', module: '', depth: layer, parameterCount: 1 })),
        backend: { name: 'bench' },
        ...{ versions: {}, seeds: {}, dataManifest: {}, hardware: {}, specSha256: '', totalSteps: 1_000_000 },
    });
    return { ...attempt, uuid };
}
/** A run of `layers` layers whose recorder is open. */
export async function openRun(scene, layers) {
    const { uuid, ...attempt } = await startRun(scene, layers);
    const sink = openRecorder({ ...attempt, connectionString: scene.store.connectionString, home: scene.home, runUuid: uuid, layers });
    return { uuid, runId: attempt.runId, layers, sink };
}
/** Steps to push: noisy walks of every measure, 1,024 of them in turn, with a new step number each. */
export function stepSource(layers) {
    let seed = 1;
    const noise = () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return seed / 2_147_483_647 - 0.5;
    };
    const walk = new Float32Array(layers * MEASURE_COUNT).fill(1);
    const all = Array.from({ length: 1024 }, () => {
        for (let i = 0; i < walk.length; i++)
            walk[i] = i % MEASURE_COUNT === MEASURE_INDEX.flags ? 0 : (walk[i] ?? 1) * Math.exp(0.02 * noise());
        return Float32Array.from(walk);
    });
    return (step) => ({ step, loss: 0.5 + 0.1 * Math.sin(step / 100), learningRate: 0.01, durationUs: 1000, batchId: step, measures: all[step % 1024] ?? walk });
}
/** Pushes the steps `[from, to)` as fast as the sink takes them. */
export async function pushSteps(sink, source, from, to) {
    for (let step = from; step < to; step++) {
        const frame = source(step);
        while (!sink.push(frame))
            await sink.ready();
    }
}
/** One row of numbers. */
export async function queryNumbers(store, text, values = []) {
    const { rows } = await store.pool.query(text, [...values]);
    return rows[0] ?? {};
}
//# sourceMappingURL=scene.js.map