import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseRunSpec, systemClock } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { windowOfFrames } from '#libs/stability-rules';
import { resolveBackend } from '#libs/tensor-math';
import { advanceTo, createTraining } from '#libs/training';
import { ROOT } from './program.js';
const DATA = path.resolve(ROOT, process.env['GRADLENS_DATA_DIR'] ?? '../shared/data');
/** Environment of a command under test that reads the named data sets: the folder that {@link hasNamedData} looked in. */
export const NAMED_DATA = { GRADLENS_DATA_DIR: DATA };
/** Whether these named data sets are on this machine; says so once where they are not. */
export function hasNamedData(...folders) {
    const missing = folders.filter((folder) => !existsSync(path.join(DATA, folder)));
    if (missing.length > 0)
        process.stderr.write(`SKIPPED (no data): ${missing.join(', ')} in ${DATA}\n`);
    return missing.length === 0;
}
/** Trains a spec in this process, without a database, and gives all it recorded. */
export async function trainedRun(document) {
    const spec = parseRunSpec(document, 'real run');
    const data = await loadDataset(spec.data, { dataDir: DATA, cacheDir: path.join(tmpdir(), 'gradlens-no-downloads'), baseDir: ROOT });
    await resolveBackend('wasm', { parameterCount: 5000, kind: spec.model.kind });
    const training = createTraining({ spec, data, clock: systemClock });
    const frames = [];
    const heldOut = [];
    while (training.step < training.totalSteps) {
        frames.push(...(await advanceTo(training, Math.min(training.totalSteps, training.step + spec.evaluateEvery))));
        heldOut.push({ step: training.step, loss: (await training.evaluate('test')).loss });
    }
    const { scalerRange } = training;
    training.dispose();
    return { spec, frames, layerNames: training.layers.map(({ name }) => name), facts: { heldOut, scalerRange } };
}
/** As {@link trainedRun}, as one window. */
export async function trainedWindow(document) {
    const { frames, layerNames, facts } = await trainedRun(document);
    return windowOfFrames('real', frames, layerNames, facts);
}
//# sourceMappingURL=real-runs.js.map