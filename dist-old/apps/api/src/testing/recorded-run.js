import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { createRun, openRecorder, startAttempt } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
const plain = (measure, step, layer) => (measure === 'flags' ? 0 : 1 + layer + Math.fround(step / 1000));
/** Creates a run, starts its first attempt and opens its recorder. */
export async function recordingRun(store, layers, valueAt = plain, project = 'default') {
    const uuid = uuidv7();
    const spec = { name: `run ${randomBytes(2).toString('hex')}` };
    await createRun(store, { uuid, project, name: spec.name, spec, state: 'running', origin: 'cli', scaler: 'snr' });
    const started = await startAttempt(store, uuid, {
        layers: Array.from({ length: layers }, (_, layer) => layerOf(layer)),
        backend: { name: 'cpu' },
        ...{ versions: {}, seeds: {}, dataManifest: {}, hardware: {}, specSha256: '', totalSteps: 1000 },
    });
    const { connectionString } = store;
    const home = mkdtempSync(join(tmpdir(), 'gradlens-recorder-'));
    const sink = openRecorder({ connectionString, home, runUuid: uuid, ...started, layers, flushIntervalMs: 20 });
    return {
        uuid,
        sink,
        record: async (from, to) => {
            for (let step = from; step < to; step++) {
                const frame = { step, loss: 1 / (step + 1), learningRate: 0.1, durationUs: 10, batchId: step };
                while (!sink.push({ ...frame, measures: measuresOf(step, layers, valueAt) }))
                    await sink.ready();
            }
            await sink.commit(60_000);
        },
        close: async () => {
            await sink.close();
            rmSync(home, { recursive: true, force: true });
        },
    };
}
function layerOf(layer) {
    return { layer, name: `dense${layer}`, kind: 'dense', module: '', depth: layer, parameterCount: 10 };
}
function measuresOf(step, layers, valueAt) {
    const measures = new Float32Array(layers * MEASURE_COUNT);
    for (let layer = 0; layer < layers; layer++) {
        for (const [name, column] of Object.entries(MEASURE_INDEX)) {
            measures[layer * MEASURE_COUNT + column] = valueAt(name, step, layer);
        }
    }
    return measures;
}
//# sourceMappingURL=recorded-run.js.map