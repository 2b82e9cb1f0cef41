import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { createRun, openRecorder, startAttempt } from '#libs/decision-store';
import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
const SPEC = { name: 'adversary', scaler: { kind: 'snr' } };
// keys in order, as the executor hashes a spec
const SPEC_SHA256 = createHash('sha256').update(JSON.stringify(SPEC)).digest('hex');
/** Records a run of 600 steps through the real recorder: two attempts, a gap, NaN, flags and notes of each type. */
export async function recordRun(recording) {
    const uuid = await startRun(recording);
    await recordFirst(recording, uuid);
    await recordSecond(recording, uuid);
    return uuid;
}
/** Makes the run. */
export async function startRun({ store }) {
    const uuid = uuidv7();
    await createRun(store, { uuid, name: SPEC.name, spec: SPEC, state: 'running', origin: 'cli', scaler: 'snr' });
    return uuid;
}
/** The first attempt: steps 0 to 349 but for a gap; it ends badly. */
export async function recordFirst(recording, uuid) {
    const sink = await openAttempt(recording, uuid);
    await push(sink, recording, { from: 0, to: 300 });
    sink.note({ kind: 'fact', step: 299, note: { type: 'evaluation', split: 'test', loss: 0.1 + 0.2, accuracy: NaN } });
    sink.note({ kind: 'fact', step: 299, note: { type: 'checkpoint', path: 'checkpoints/299', sha256: 'ab'.repeat(32), sizeBytes: 4096 } });
    await push(sink, recording, { from: 310, to: 350 });
    sink.note({ kind: 'end', step: 350, note: { state: 'failed', reason: 'out of coffee', summary: null } });
    await sink.close();
}
/** The second attempt: the rest, and a good end. */
export async function recordSecond(recording, uuid) {
    const sink = await openAttempt(recording, uuid);
    sink.note({ kind: 'fact', step: 349, note: { type: 'event', kind: 'rollback', detail: { to: 349, why: 'ünïcode' } } });
    await push(sink, recording, { from: 350, to: 600 });
    sink.note({ kind: 'fact', step: 599, note: { type: 'evaluation', split: 'test', loss: 0.25, accuracy: 0.75 } });
    sink.note({ kind: 'end', step: 600, note: { state: 'completed', reason: null, summary: { steps: 600, trainLoss: Infinity } } });
    const { committed } = await sink.close();
    if (!committed)
        throw new Error('the recording was not committed');
}
async function openAttempt({ store, home, layers }, uuid) {
    const layerInfos = Array.from({ length: layers }, (_, layer) => ({
        ...{ layer, name: `dense${layer}`, kind: 'dense', module: 'body', depth: layer, parameterCount: 3_000_000_000 + layer },
    }));
    const facts = {
        ...{ layers: layerInfos, backend: { name: 'cpu' }, versions: { gradlens: '0', node: '20' }, seeds: { init: 1 } },
        ...{ dataManifest: { name: 'none' }, hardware: { cores: 2, memoryBytes: 1e9 }, specSha256: SPEC_SHA256, totalSteps: 600 },
    };
    const started = await startAttempt(store, uuid, facts);
    const attemptNote = { project: 'default', name: SPEC.name, origin: started.origin, scaler: 'snr', ...facts };
    return openRecorder({ ...started, connectionString: store.connectionString, home, runUuid: uuid, layers, attemptNote, flushSteps: 64, flushIntervalMs: 50 });
}
async function push(sink, { layers, seed }, { from, to }) {
    for (let step = from; step < to; step++) {
        const shared = { step, loss: valueAt(seed, step, 1), learningRate: Math.fround(0.1), durationUs: 1000 + (step % 7), batchId: step * 2 };
        const frame = { ...shared, measures: measuresAt(seed, step, layers) };
        while (!sink.push(frame))
            await sink.ready();
        // some small frames, of a slow run
        if (step % 50 === 49)
            await sink.flush();
    }
}
function measuresAt(seed, step, layers) {
    const measures = new Float32Array(layers * MEASURE_COUNT);
    for (let i = 0; i < measures.length; i++)
        measures[i] = valueAt(seed, step, i + 2);
    for (let layer = 0; layer < layers; layer++) {
        measures[layer * MEASURE_COUNT + MEASURE_INDEX.flags] = (step * 3 + layer) % 40 === 0 ? 1 + ((step >> 2) % 63) : 0;
    }
    return measures;
}
const SPECIAL = [NaN, Infinity, -Infinity, 0, -0, 1e-45];
function valueAt(seed, step, place) {
    const mixed = Math.imul(Math.imul(step + 1, 0x9e37_79b1) ^ Math.imul(place + seed, 0x85eb_ca6b), 0x27d4_eb2f) >>> 0;
    return Math.fround(SPECIAL[mixed % 61] ?? (mixed / 2 ** 31 - 1) * 3);
}
//# sourceMappingURL=record-run.js.map