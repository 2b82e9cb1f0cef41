import { tmpdir } from 'node:os';
import path from 'node:path';
import { GUARD_DEFAULTS, parseRunSpec } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { GUARDS_OFF } from './injections.js';
const named = (name) => ({ kind: 'named', name });
/** The nets; every one is tried under every optimizer. */
export const NETS = [
    { name: 'adult', fields: { data: named('adult'), model: { kind: 'mlp', hidden: [64, 32], activation: 'gelu' }, batchSize: 128 } },
    { name: 'compas', fields: { data: named('compas'), model: { kind: 'mlp', hidden: [32, 16], activation: 'tanh' }, batchSize: 64 } },
    { name: 'german', fields: { data: named('german'), model: { kind: 'mlp', hidden: [32, 16], activation: 'tanh' }, batchSize: 32 } },
    { name: 'fashion-mnist', fields: { data: named('fashion-mnist'), model: { kind: 'mlp', hidden: [64, 32], activation: 'relu' }, batchSize: 64 } },
];
/** The base optimizers. */
export const OPTIMIZERS = [
    { name: 'schedule-free-adam', optimizer: { kind: 'schedule-free-adam', learningRate: 0.01 } },
    { name: 'adam', optimizer: { kind: 'adam', learningRate: 0.002 } },
    { name: 'sgd momentum', optimizer: { kind: 'sgd', learningRate: 0.02, momentum: 0.9 } },
];
/** The layer that is pushed, in the middle of the net. */
export const PUSHED = 'dense2';
/** Steps between evaluations; the last three are the final accuracy. */
export const EVALUATE_EVERY = 25;
/** What a cell's figures depend on, as text. */
export function keyOf({ net, optimizer, scaler, placement, guards, injection }, { seeds, steps }) {
    return [net.name, optimizer.name, scaler, placement, `guards ${guards}`, injection.name, `${seeds} seeds`, `${steps} steps`].join(', ');
}
/** The spec of a cell; the injection comes in the middle of the training. */
export function specOf({ net, optimizer, scaler, placement, guards, injection }, steps, seed = 0) {
    return parseRunSpec({
        ...{ name: 'guards', ...net.fields, optimizer: optimizer.optimizer, scaler: { kind: scaler }, placement, guards: guards === 'on' ? GUARD_DEFAULTS : GUARDS_OFF },
        provoke: injection.provoke({ step: steps / 2, layer: PUSHED, last: steps }),
        ...{ seeds: { init: seed, batches: seed }, budget: { steps }, evaluateEvery: EVALUATE_EVERY, checkpointEvery: 2 * EVALUATE_EVERY },
    }, 'bench');
}
/** Test records that accuracy is counted on, at the most. */
const MOST_TESTED = 2000;
/** The data of a net; of a large test split the first {@link MOST_TESTED} records. */
export async function dataOf(net, dataDir) {
    const { data } = parseRunSpec({ name: 'guards', ...net.fields, budget: { steps: 1 } }, 'bench');
    const whole = await loadDataset(data, { dataDir, cacheDir: path.join(tmpdir(), 'gradlens-no-downloads'), baseDir: '.' });
    const { features, labels, count } = whole.test;
    const kept = Math.min(count, MOST_TESTED);
    return { ...whole, test: { count: kept, features: features.subarray(0, (features.length / count) * kept), labels: labels.subarray(0, kept), protectedValues: {} } };
}
//# sourceMappingURL=trainings.js.map