import { backendTable, resolveBackend } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { gatherBatch } from './batch.js';
import { lossAndGradients, replicaGradients } from './loss-and-gradients.js';
import { initialParams } from './models/initial-params.js';
import { createModel } from './models/model.js';
import { modelShapeOf } from './models/model-shape.js';
import { generatedData } from './testing/generated-data.js';
import { generatedTable } from './testing/generated-table.js';
import { generatedTexts } from './testing/generated-texts.js';
process.env['GRADLENS_NATIVE'] ??= inject('native');
const TABLE = generatedData({ inputShape: [37], classes: 3 });
const IMAGES = generatedData({ inputShape: [9, 7, 2], classes: 3 });
const TEXTS = generatedTexts();
const MODELS = [
    ['tanh', { kind: 'mlp', hidden: [18, 9], activation: 'tanh', layerNorm: false }, TABLE],
    ['gelu and layer norm', { kind: 'mlp', hidden: [18, 9], activation: 'gelu', layerNorm: true }, TABLE],
    ['relu', { kind: 'mlp', hidden: [18, 9], activation: 'relu', layerNorm: false }, TABLE],
    ['no hidden layer', { kind: 'mlp', hidden: [], activation: 'relu', layerNorm: false }, TABLE],
    ['embeddings of categories', { kind: 'mlp', hidden: [7], activation: 'gelu', layerNorm: false, embeddings: 2 }, generatedTable()],
    ['a CNN', { kind: 'cnn', channels: [4, 6], dense: [8], activation: 'gelu', layerNorm: true }, IMAGES],
    ['a CNN of tanh without norms', { kind: 'cnn', channels: [4], dense: [], activation: 'tanh', layerNorm: false }, IMAGES],
    ['a CNN that pools by averages', { kind: 'cnn', channels: [4, 3], dense: [5], pooling: 'average', activation: 'tanh', layerNorm: false }, IMAGES],
    ['a bag of embeddings', { kind: 'text-bag', width: 6, hidden: [5], activation: 'gelu', layerNorm: true }, TEXTS],
    ['a transformer of two blocks and heads', { kind: 'transformer', width: 6, heads: 2, blocks: 2, feedForward: 7, attention: 'full', activation: 'gelu' }, TEXTS],
    ['a causal transformer of one head', { kind: 'transformer', width: 4, heads: 1, blocks: 1, feedForward: 5, attention: 'causal', activation: 'tanh' }, TEXTS],
];
const REPLICAS = 3;
const BATCH = 24;
/** Largest relative difference allowed where the bits differ: other sums of the same products. Unit: share of the largest gradient. */
const TOLERANCE = 2e-6;
function batchFrom(data, first) {
    return gatherBatch(data.train, Int32Array.from({ length: BATCH }, (_, i) => first + i), { inputShape: data.inputShape, classes: 3 });
}
/** Losses and gradients of each weight vector by itself, and of all at once. */
function both(model, batches) {
    return tf.tidy(() => {
        const params = Array.from({ length: REPLICAS }, (_, r) => initialParams(model, r + 1));
        const own = batches.length === 1 ? batches[0] : { ...batches[0], inputs: tf.stack(batches.map(({ inputs }) => inputs)), labels: tf.stack(batches.map(({ labels }) => labels)) };
        const all = replicaGradients(model, tf.stack(params.map((one) => tf.tensor1d(one))), own);
        const [losses, gradients] = [all.loss.dataSync(), all.gradients.dataSync()];
        const size = model.layout.size;
        return {
            single: params.map((one, r) => {
                const { loss, gradients: found } = lossAndGradients(model, tf.tensor1d(one), batches[r] ?? batches[0]);
                return Float32Array.of(...loss.dataSync(), ...found.dataSync());
            }),
            together: params.map((_, r) => Float32Array.of(losses[r], ...gradients.subarray(r * size, (r + 1) * size))),
        };
    });
}
function worst(a, b) {
    const largest = Math.max(...a.map(Math.abs));
    return Math.max(...a.map((value, i) => Math.abs(value - b[i]))) / largest;
}
const available = new Set((await backendTable()).filter((one) => one.available).map(({ name }) => name));
for (const backend of ['wasm', 'cpu', 'tensorflow']) {
    describe.skipIf(!available.has(backend))(`gradients of replicas on ${backend}`, () => {
        beforeAll(() => resolveBackend(backend, { kind: 'mlp', parameterCount: 100 }));
        it.each(MODELS)('are those of each by itself: %s', (_, spec, data) => {
            const model = createModel(spec, modelShapeOf(data));
            for (const batches of [[batchFrom(data, 0)], [0, 40, 80].map((first) => batchFrom(data, first))]) {
                const before = tf.memory().numTensors;
                const { single, together } = both(model, batches);
                expect(tf.memory().numTensors).toBe(before);
                if (backend === 'wasm' || backend === 'cpu')
                    expect(together).toEqual(single);
                else
                    single.forEach((one, r) => { expect(worst(one, together[r])).toBeLessThan(TOLERANCE); });
                expect(together[0]).not.toEqual(together[1]);
            }
        });
    });
}
//# sourceMappingURL=replica-gradients.spec.js.map