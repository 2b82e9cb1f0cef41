import { parseRunSpec } from '#libs/contracts';
/** Kinds of nets that a default is chosen for. */
export const NET_CLASSES = ['MLP of 3 layers', 'MLP of 8 layers', 'bag of embeddings', 'transformer', 'CNN'];
/** Data sets that nobody looked at while the scalers were designed (the prototypes used MNIST, Fashion-MNIST, Adult, COMPAS, German credit and others). */
export const UNSEEN = ['generated-credit', 'sms-spam', 'tinyshakespeare'];
const mlp3 = { kind: 'mlp', hidden: [48, 32], activation: 'gelu' };
/** No normalisation: where layers differ, if anywhere. */
const mlp8 = { kind: 'mlp', hidden: [32, 32, 32, 32, 32, 32, 32], activation: 'gelu' };
const cnn = { kind: 'cnn', channels: [6, 12], dense: [32], activation: 'relu' };
const transformer = { kind: 'transformer', width: 16, heads: 2, blocks: 1, feedForward: 32 };
const named = (name) => ({ kind: 'named', name });
const credit = { kind: 'generated-credit', rows: 8000 };
const sms = { kind: 'named', name: 'sms-spam', text: { length: 32, vocabulary: 2000 } };
/** Examples in a batch. */
const BATCH = 32;
/** Cheapest first, but each data set and kind of net before the next of its kind. */
export const TASKS = [
    task('german-mlp3', named('german'), mlp3, 300),
    task('compas-mlp3', named('compas'), mlp3, 300),
    task('credit-mlp3', credit, mlp3, 300),
    task('german-mlp8', named('german'), mlp8, 300),
    task('adult-mlp3', named('adult'), mlp3, 300),
    task('sms-bag', sms, { kind: 'text-bag', width: 16, hidden: [16] }, 300),
    task('credit-mlp8', credit, mlp8, 300),
    task('mnist-mlp3', named('mnist'), mlp3, 300),
    task('shakespeare-transformer', { kind: 'named', name: 'tinyshakespeare', text: { length: 24, stride: 8 } }, { ...transformer, attention: 'causal' }, 300),
    task('fashion-mlp3', named('fashion-mnist'), mlp3, 300),
    task('mnist-mlp8', named('mnist'), mlp8, 400),
    task('compas-mlp8', named('compas'), mlp8, 300),
    task('adult-mlp8', named('adult'), mlp8, 300),
    task('fashion-mlp8', named('fashion-mnist'), mlp8, 400),
    task('sms-transformer', sms, transformer, 300),
    task('mnist-cnn', named('mnist'), cnn, 300),
    task('fashion-cnn', named('fashion-mnist'), cnn, 300),
];
function task(name, data, model, steps) {
    return { name, net: netOf(model), spec: parseRunSpec({ name, data, model, batchSize: BATCH, budget: { steps }, scaler: { kind: 'snr' }, backend: 'wasm' }, name) };
}
function netOf(model) {
    if (model.kind === 'mlp')
        return model === mlp8 ? 'MLP of 8 layers' : 'MLP of 3 layers';
    return { 'text-bag': 'bag of embeddings', transformer: 'transformer', cnn: 'CNN' }[model.kind];
}
/** Name of the data set of a task. */
export function dataOf({ spec: { data } }) {
    return data.kind === 'named' ? data.name : data.kind;
}
//# sourceMappingURL=tasks.js.map