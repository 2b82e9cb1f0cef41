import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRun, openRecorder, openStore, startAttempt } from '#libs/decision-store';
import { createTraining } from '#libs/training';
import { uuidv7 } from 'uuidv7';
/** A turn of an arm takes at least so long. Unit: s. */
const TURN_SECONDS = 0.15;
const [LEAST_STEPS, MOST_STEPS, MAX_PENDING] = [5, 200, 4];
/**
 * Seconds a step of each arm, by single trainings that take turns, in alternating order. Recorded arms write to a database of their own,
 * which is thrown away afterwards; its server's time is not in the figures.
 *
 * @throws the signal's reason when it is aborted.
 */
export async function measureSeconds(arms, parts) {
    const home = await mkdtemp(path.join(tmpdir(), 'gradlens-compare-'));
    await chmod(home, 0o755); // an embedded server started by root runs as another user
    try {
        const store = await openStore({ home, applicationName: 'gradlens compare' });
        try {
            return await withRunners(store, home, arms, parts);
        }
        finally {
            await store.close();
        }
    }
    finally {
        await rm(home, { recursive: true, force: true });
    }
}
async function withRunners(store, home, arms, parts) {
    const runners = [];
    try {
        for (const { name, spec, recording } of arms) {
            const training = createTraining({ spec, data: parts.data, clock: parts.clock, recording });
            runners.push({ name, training, sink: recording === 'none' ? null : await recorderFor(store, home, spec, training) });
        }
        return await takeTurns(runners, parts);
    }
    finally {
        for (const { training, sink } of runners) {
            training.dispose();
            await sink?.close();
        }
    }
}
async function takeTurns(runners, { turns, signal, say }) {
    const found = new Map(runners.map(({ name }) => [name, { wall: [], processor: [] }]));
    for (const runner of runners)
        await segment(runner, LEAST_STEPS); // caches and kernels
    const slowest = await segment(runners[0], LEAST_STEPS);
    const steps = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, Math.ceil(TURN_SECONDS / slowest.wall)));
    for (let turn = 0; turn < turns; turn++) {
        say(`timing, turn ${turn + 1} of ${turns}`);
        for (const runner of turn % 2 === 0 ? runners : runners.toReversed()) {
            signal.throwIfAborted();
            const { wall, processor } = await segment(runner, steps);
            found.get(runner.name)?.wall.push(wall);
            found.get(runner.name)?.processor.push(processor);
        }
    }
    return found;
}
/** Seconds a step of so many steps. */
async function segment({ training, sink }, steps) {
    const [cpu, begun] = [process.cpuUsage(), performance.now()];
    for (let i = 0; i < steps; i++) {
        training.advance();
        await deliver(training, sink, i === steps - 1 ? 0 : MAX_PENDING);
        if (i % 16 === 0)
            await new Promise(setImmediate);
    }
    const { user, system } = process.cpuUsage(cpu);
    return { wall: (performance.now() - begun) / 1000 / steps, processor: (user + system) / 1e6 / steps };
}
async function deliver(training, sink, maxPending) {
    for (const frame of await training.takeFrames(maxPending)) {
        while (sink !== null && !sink.push(frame))
            await sink.ready();
    }
}
async function recorderFor(store, home, spec, training) {
    const uuid = uuidv7();
    await createRun(store, { uuid, project: 'default', name: spec.name, spec, state: 'running', origin: 'cli', scaler: spec.scaler.kind });
    const facts = { layers: [...training.layers], backend: { name: 'compare' }, versions: {}, seeds: {}, dataManifest: {}, hardware: {}, specSha256: '', totalSteps: training.totalSteps };
    const attempt = await startAttempt(store, uuid, facts);
    return openRecorder({ connectionString: store.connectionString, ...attempt, home, runUuid: uuid, layers: training.layers.length });
}
//# sourceMappingURL=measure-seconds.js.map