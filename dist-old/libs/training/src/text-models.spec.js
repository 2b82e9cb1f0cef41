import { InputError, parseRunSpec } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatherBatch } from './batch.js';
import { lossAndGradients } from './loss-and-gradients.js';
import { layersModel } from './model-out/layers-model.js';
import { createPredictor } from './model-out/predictor.js';
import { initialParams } from './models/initial-params.js';
import { createModel } from './models/model.js';
import { modelShapeOf } from './models/model-shape.js';
import { generatedTexts } from './testing/generated-texts.js';
import { DATA, disposeAll, heldAtRest, run, start } from './testing/run-training.js';
const TEXTS = generatedTexts();
const SHAPE = modelShapeOf(TEXTS);
const BAG = { kind: 'text-bag', width: 6, hidden: [5], activation: 'tanh', layerNorm: false };
const TRANSFORMER = { kind: 'transformer', width: 6, heads: 2, blocks: 1, feedForward: 7, attention: 'full', activation: 'gelu' };
const CAUSAL = { ...TRANSFORMER, attention: 'causal', activation: 'tanh' };
const LEARNING = { optimizer: { kind: 'adam', learningRate: 0.02 } };
/** Logits of texts of numbers of tokens. */
function logitsOf(spec, texts) {
    const model = createModel(spec, SHAPE);
    return tf.tidy(() => {
        const named = initialParams(model, 4);
        const params = Object.fromEntries(model.layout.layers.map(({ name, offset, variables }) => {
            let at = offset;
            return [name, Object.fromEntries(variables.map((variable) => [variable.name, tf.tensor(named.slice(at, (at += variable.size)), [...variable.shape])]))];
        }));
        return model.forward(params, tf.tensor2d(texts.map((text) => [...text]))).arraySync();
    });
}
beforeAll(() => resolveBackend('wasm', { kind: 'transformer', parameterCount: 100 }));
afterEach(disposeAll);
describe.each([BAG, TRANSFORMER, CAUSAL])('a net for texts: $kind, $attention', (model) => {
    it('has the gradient of its loss', () => {
        const net = createModel(model, SHAPE);
        const batch = gatherBatch(TEXTS.train, Int32Array.of(0, 1, 2, 3, 4), SHAPE);
        const params = initialParams(net, 1);
        const lossAt = (place, by) => tf.tidy(() => lossAndGradients(net, tf.tensor1d(params.map((w, i) => (i === place ? w + by : w))), batch).loss.dataSync()[0]);
        const gradients = tf.tidy(() => lossAndGradients(net, tf.tensor1d(params), batch).gradients.dataSync());
        for (let place = 0; place < params.length; place += 5)
            expect(gradients[place]).toBeCloseTo((lossAt(place, 0.005) - lossAt(place, -0.005)) / 0.01, 3);
    });
    it('learns what tells the classes, holds no more tensors, and goes on from a checkpoint bit for bit', async () => {
        const [first, second] = [start({ model, ...LEARNING }, { data: TEXTS }), start({ model, ...LEARNING }, { data: TEXTS })];
        await run(first, 40);
        const checkpoint = await first.checkpoint();
        const before = await heldAtRest(first);
        await run(first, 80);
        expect(await heldAtRest(first)).toEqual(before);
        expect((await first.evaluate('test')).accuracy).toBeGreaterThan(0.9); // 1 in 3 by chance
        second.restore(checkpoint);
        await run(second, 80);
        expect(await second.weightsSha256()).toBe(await first.weightsSha256());
    });
    it('scores records alike in training and taken out, and is no layers model', async () => {
        const training = start({ model }, { data: TEXTS });
        await run(training, 3);
        const weights = await training.weights();
        const predictor = createPredictor({ model, shape: SHAPE, weights });
        expect(await predictor.scores(TEXTS.test.features)).toEqual(await training.scores('test', Int32Array.from({ length: TEXTS.test.count }, (_, row) => row)));
        predictor.dispose();
        expect(() => layersModel({ model, shape: SHAPE, weights })).toThrow(/--format.*safetensors/);
    });
    it('does not see what fills up a text', () => {
        const [short, filled, other] = logitsOf(model, [[3, 5, 1, 0, 0, 0, 0], [3, 5, 1, 0, 0, 0, 0], [3, 5, 1, 4, 0, 0, 0]]);
        expect(short).toEqual(filled);
        expect(other).not.toEqual(filled);
        expect(logitsOf(model, [[0, 0, 0, 0, 0, 0, 0]]).flat().every(Number.isFinite)).toBe(true);
    });
});
describe('nets for texts', () => {
    it('name their layers as a person would', () => {
        const names = createModel({ ...TRANSFORMER, blocks: 2 }, SHAPE).facts.map(({ name, module, kind }) => `${name} (${module}, ${kind})`);
        expect(names.slice(0, 11)).toEqual([
            'embedding (embedding, embedding)', 'position (embedding, position)', 'block1.norm1 (block1, layer-norm)',
            ...['query', 'key', 'value', 'output'].map((part) => `block1.attention.${part} (block1, dense)`),
            'block1.norm2 (block1, layer-norm)', 'block1.dense1 (block1, dense)', 'block1.dense2 (block1, dense)', 'block2.norm1 (block2, layer-norm)',
        ]);
        expect(names.slice(-2)).toEqual(['norm (head, layer-norm)', 'head (head, dense)']);
    });
    it('see the order of tokens, but for the bag', () => {
        const [ab, ba] = [[5, 6, 7, 0, 0, 0, 0], [6, 5, 7, 0, 0, 0, 0]];
        const difference = (model) => Math.max(...logitsOf(model, [ab, ba]).reduce((a, b) => a.map((x, i) => Math.abs(x - b[i]))));
        expect(difference(BAG)).toBeLessThan(1e-6);
        for (const model of [TRANSFORMER, CAUSAL])
            expect(difference(model)).toBeGreaterThan(1e-4);
    });
    it('are refused where the data are no texts, as nets for numbers are where they are', () => {
        const numbers = modelShapeOf(DATA);
        for (const model of [BAG, TRANSFORMER])
            expect(() => createModel(model, numbers)).toThrow(InputError);
        expect(() => createModel({ kind: 'mlp', hidden: [], activation: 'tanh', layerNorm: false }, SHAPE)).toThrow(/model\.kind is "mlp".*"text-bag" or "transformer"/);
    });
    it('need heads that divide the width, and are not promised to be traceable', () => {
        const spec = (model, more = {}) => ({ name: 'x', data: { kind: 'named', name: 'sms-spam' }, budget: { steps: 1 }, model, ...more });
        expect(() => parseRunSpec(spec({ kind: 'transformer', width: 10, heads: 4 }), 'spec')).toThrow(/model\.heads is 4.*a divisor of width/);
        expect(() => parseRunSpec(spec({ kind: 'text-bag' }, { profile: 'auditable' }), 'spec')).toThrow(/model\.kind is "text-bag".*have not been measured/);
    });
});
//# sourceMappingURL=text-models.spec.js.map