import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseRunSpec } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
/** Steps of every training. */
export const TOTAL_STEPS = 500;
const DOCUMENTS = [
    { data: 'adult', document: { model: mlp([64, 32], 'gelu'), optimizer: { kind: 'schedule-free-adam', learningRate: 0.01 }, scaler: { kind: 'snr' }, batchSize: 128 } },
    { data: 'compas', document: { model: mlp([32, 16], 'tanh'), optimizer: { kind: 'sgd', learningRate: 0.05 }, scaler: { kind: 'snr' }, batchSize: 64 } },
    { data: 'german', document: { model: mlp([32, 16], 'tanh'), optimizer: { kind: 'adam', learningRate: 0.001 }, scaler: { kind: 'hypergradient' }, batchSize: 32 } },
    { data: 'fashion-mnist', document: { model: mlp([64, 32], 'relu'), optimizer: { kind: 'sgd', learningRate: 0.05 }, scaler: { kind: 'snr' }, batchSize: 64 } },
];
/** The trainings with `seed` for weights and batches; the data are loaded once. */
export async function healthyTrainings(dataDir) {
    const options = { dataDir, cacheDir: path.join(tmpdir(), 'gradlens-no-downloads'), baseDir: process.cwd() };
    const loaded = [];
    for (const { data: name, document } of DOCUMENTS)
        loaded.push({ name, document, data: await loadDataset(specOf(name, document, 0).data, options) });
    return (seed) => loaded.map(({ name, document, data }) => ({ name, pushed: 'dense2', data, spec: specOf(name, document, seed) }));
}
function specOf(name, document, seed) {
    return parseRunSpec({ name, data: { kind: 'named', name }, ...document, seeds: { init: seed, batches: seed }, budget: { steps: TOTAL_STEPS } }, 'bench');
}
function mlp(hidden, activation) {
    return { kind: 'mlp', hidden, activation };
}
//# sourceMappingURL=trainings.js.map