import * as tf from '@tensorflow/tfjs';
import { InputError } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { generatedData } from '../testing/generated-data.js';
import { disposeAll, run, start } from '../testing/run-training.js';
import { layersModel } from './layers-model.js';
import { createPredictor } from './predictor.js';
const MODELS = [
    { kind: 'mlp', hidden: [6, 5], activation: 'gelu', layerNorm: true },
    { kind: 'mlp', hidden: [], activation: 'tanh', layerNorm: false },
    { kind: 'cnn', channels: [3, 4], dense: [5], activation: 'tanh', layerNorm: true },
    { kind: 'cnn', channels: [2], dense: [], activation: 'relu', layerNorm: false },
    { kind: 'cnn', channels: [3, 2], dense: [4], pooling: 'average', activation: 'tanh', layerNorm: false },
];
beforeAll(() => resolveBackend('wasm', { parameterCount: 100, kind: 'mlp' }));
afterEach(disposeAll);
describe.each(MODELS)('a trained net taken out: %j', (model) => {
    const data = generatedData({ inputShape: model.kind === 'cnn' ? [7, 6, 2] : [8] });
    const shape = { inputShape: data.inputShape, classes: data.classNames.length };
    async function trained() {
        const training = start({ model }, { data });
        await run(training, 12);
        return { training, expected: await training.scores('test', Int32Array.from({ length: data.test.count }, (_, row) => row)) };
    }
    it('scores records as the training does, bit for bit, and has its checksum', async () => {
        const { training, expected } = await trained();
        const predictor = createPredictor({ model, shape, weights: await training.weights() });
        expect(await predictor.scores(data.test.features)).toEqual(expected);
        expect(await predictor.weightsSha256()).toBe(await training.weightsSha256());
        await expect(predictor.scores(data.test.features.subarray(1))).rejects.toThrow(RangeError);
        predictor.dispose();
    });
    it('is a layers model that scores the same within float noise', async () => {
        const { training, expected } = await trained();
        const layers = layersModel({ model, shape, weights: await training.weights() });
        const output = tf.tidy(() => layers.predict(tf.tensor(data.test.features, [data.test.count, ...data.inputShape])));
        const found = await output.data();
        expect(Math.max(...found.map((value, i) => Math.abs(value - (expected[i] ?? NaN))))).toBeLessThan(1e-6);
        output.dispose();
        layers.dispose();
    });
    it('refuses weights of another net', async () => {
        const { training } = await trained();
        const weights = await training.weights();
        const { 'head/bias': bias, ...rest } = weights;
        for (const wrong of [rest, { ...weights, 'head/scale': bias }, { ...weights, 'head/bias': { shape: [1], values: Float32Array.of(1) } }]) {
            expect(() => createPredictor({ model, shape, weights: wrong })).toThrow(InputError);
        }
    });
});
//# sourceMappingURL=model-out.spec.js.map