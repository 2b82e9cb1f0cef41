import { totalmem } from 'node:os';
import path from 'node:path';
import { InputError } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { createTraining, describeModel } from '#libs/training';
import { checkAgainstData } from '../spec/check-against-data.js';
/**
 * Loads the data, chooses the backend and builds the net: everything that can be wrong with a spec is found here,
 * before anything is written.
 *
 * @throws InputError when the spec does not fit the data, the machine or the recorded backend.
 */
export async function prepareRun(spec, options) {
    const { data, layers } = await loadForRun(spec, options);
    const parameterCount = layers.reduce((sum, layer) => sum + layer.parameterCount, 0);
    requireRoom(parameterCount);
    const backend = await resolveBackend(spec.backend, { parameterCount, kind: spec.model.kind });
    requireSameBackend(options.recordedBackend, backend.name);
    const training = createTraining({ spec, data, clock: options.clock });
    requireWithin(spec, training.totalSteps);
    return { spec, data, backend, training };
}
/**
 * Loads the data of a spec and checks that model, policies and data fit: the first half of {@link prepareRun}.
 *
 * @throws InputError when the data cannot be loaded or the spec does not fit them.
 */
export async function loadForRun(spec, { environment, say, signal }) {
    const data = await loadDataset(spec.data, {
        dataDir: dataFolder(environment),
        cacheDir: path.join(path.resolve(environment.GRADLENS_HOME), 'data'),
        baseDir: process.cwd(),
        onProgress: downloadLines(say),
        memoryBytes: environment.GRADLENS_DATA_MEMORY * 2 ** 20,
        onStored: (file, bytes) => { say(`${file}: ${(bytes / 2 ** 20).toFixed(0)} MiB are more than GRADLENS_DATA_MEMORY (${environment.GRADLENS_DATA_MEMORY} MiB): rows are kept on the disk and read batch by batch`); },
        signal,
    });
    const layers = describeModel(spec.model, data);
    checkAgainstData(spec, data, layers);
    return { data, layers };
}
/** Bytes of memory that a parameter takes: weights, gradient, moments, averages, statistics, a checkpoint; float32 each. */
const PARAMETER_BYTES = 32;
/** A net that cannot fit would take the machine down before it failed. */
function requireRoom(parameterCount) {
    const [needed, there] = [parameterCount * PARAMETER_BYTES, totalmem()];
    if (needed <= 0.8 * there)
        return;
    const gb = (bytes) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
    const value = `of ${parameterCount.toLocaleString('en')} parameters, about ${gb(needed)} to train`;
    throw new InputError({ source: null, path: 'model', value, allowed: `what fits into 80 % of this machine's ${gb(there)}` });
}
/** A push that never comes would look like one that did no harm. */
function requireWithin({ provoke }, totalSteps) {
    for (const [i, { step }] of provoke.entries()) {
        if (step >= totalSteps)
            throw new InputError({ source: null, path: `provoke[${i}].step`, value: String(step), allowed: `0 to ${totalSteps - 1}, the last step of the budget` });
    }
}
function dataFolder(environment) {
    return environment.GRADLENS_DATA_DIR === undefined ? undefined : path.resolve(environment.GRADLENS_DATA_DIR);
}
function requireSameBackend(recorded, found) {
    if (recorded === undefined || recorded === found)
        return;
    throw new InputError({
        source: null,
        path: 'backend',
        value: JSON.stringify(found),
        allowed: `"${recorded}", the backend that the run was recorded on: other backends give other bits`,
    });
}
/** A line for each tenth of a download, not for each packet. */
function downloadLines(say) {
    const told = new Map();
    return ({ file, receivedBytes, totalBytes }) => {
        const share = totalBytes === null ? Math.floor(receivedBytes / 5e6) : Math.floor((10 * receivedBytes) / totalBytes);
        if (told.get(file) === share)
            return;
        told.set(file, share);
        const size = `${(receivedBytes / 1e6).toFixed(1)} MB`;
        say(totalBytes === null ? `downloading ${file}: ${size}` : `downloading ${file}: ${size}, ${share * 10} %`);
    };
}
//# sourceMappingURL=prepare-run.js.map