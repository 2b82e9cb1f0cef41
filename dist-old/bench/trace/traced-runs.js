import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseRunSpec, SMOOTH_LEARNING_RATES } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { learnedScaler } from '../learned-scaler.js';
/** Tabular data, each with an MLP of two hidden layers; wine is in none of the measured facts. */
const TABULAR = [
    { name: 'adult', data: { kind: 'named', name: 'adult' }, hidden: [32, 16], batchSize: 64 },
    { name: 'compas', data: { kind: 'named', name: 'compas' }, hidden: [32, 16], batchSize: 64 },
    { name: 'german', data: { kind: 'named', name: 'german' }, hidden: [32, 16], batchSize: 32 },
    { name: 'wine', data: { kind: 'named', name: 'wine' }, hidden: [16, 8], batchSize: 16 },
];
const OPTIMIZERS = [
    { name: 'schedule-free', optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 } },
    { name: 'adamw', optimizer: { kind: 'adam', learningRate: 0.001, weightDecay: 0.01 } },
    { name: 'sgd momentum', optimizer: { kind: 'sgd', learningRate: 0.02, momentum: 0.9 } },
];
const SMOOTH = ['tanh', 'gelu'];
/** Other scalers, at the rate of the product's default; `meta` with the shipped network that was learned, as without it it is `snr` to the bit. The profile takes the first alone. */
const SCALERS = [{ kind: 'hypergradient' }, { kind: 'trust-ratio' }, { kind: 'agc' }, learnedScaler()].map((scaler) => ({
    name: `schedule-free with ${scaler.kind}`, optimizer: { kind: 'schedule-free-adam', learningRate: SMOOTH_LEARNING_RATES['schedule-free-adam'] }, scaler,
}));
/** The learned network held to scales of e^±0.5: at the highest rate that these do not carry beyond the profile's, and below it. */
const HELD_META = [0.0024, 0.0015].map((learningRate) => ({ name: `schedule-free at ${learningRate} with meta held to 0.5`, optimizer: { kind: 'schedule-free-adam', learningRate }, scaler: { ...learnedScaler(), maxLogScale: 0.5 } }));
/** Adam at the highest rate that `profile: auditable` takes. */
const FASTEST_ADAM = { name: `adamw at ${SMOOTH_LEARNING_RATES.adam}`, optimizer: { kind: 'adam', learningRate: SMOOTH_LEARNING_RATES.adam, weightDecay: 0.01 } };
/** Of the CNN: with max pooling the rate of the other runs, and lower ones; with average pooling the highest rates of `profile: auditable`, and a lower one. */
const slower = (rates) => rates.map((learningRate) => ({ name: `schedule-free at ${learningRate}`, optimizer: { kind: 'schedule-free-adam', learningRate } }));
const CNN_OPTIMIZERS = { max: [...OPTIMIZERS.slice(0, 1), ...slower([0.001, 0.0005])], average: [...OPTIMIZERS.filter(({ name }) => name !== 'adamw'), FASTEST_ADAM, ...slower([0.001])] };
/** Every tabular set under every optimizer with smooth activations and with ReLU, with tanh under the fastest Adam and with other scalers too, and a CNN on images. */
export function tracedRuns({ steps }) {
    const of = (name, fields, bar) => ({ name, bar, spec: parseRunSpec({ name: 'bench', scaler: { kind: 'snr' }, budget: { steps }, ...fields }, 'bench') });
    const mlps = TABULAR.flatMap(({ name, data, hidden, batchSize }) => [...SMOOTH, 'relu'].flatMap((activation) => [...OPTIMIZERS, ...(activation === 'tanh' ? [FASTEST_ADAM, ...HELD_META, ...SCALERS] : [])].map(({ name: chosen, ...fields }) => of(`${name}, ${chosen}, ${activation}`, { data, batchSize, model: { kind: 'mlp', hidden, activation }, ...fields }, activation === 'relu' ? null : 0.95))));
    const cnns = ['max', 'average'].flatMap((pooling) => CNN_OPTIMIZERS[pooling].map((each) => of(`fashion cnn, ${pooling} pooling, ${each.name}, tanh`, { data: { kind: 'named', name: 'fashion-mnist' }, batchSize: 32, model: { kind: 'cnn', channels: [4, 8], dense: [16], activation: 'tanh', pooling }, optimizer: each.optimizer }, 0.9)));
    return [...mlps, ...cnns];
}
/** The data of a run. */
export function dataOf({ spec }, dataDir) {
    return loadDataset(spec.data, { dataDir, cacheDir: path.join(tmpdir(), 'gradlens-no-downloads'), baseDir: dataDir });
}
//# sourceMappingURL=traced-runs.js.map