import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveBackend } from '../backends/resolve-backend.js';
import { attend, UNSEEN } from '../ops/attention.js';
import { gelu } from '../ops/gelu.js';
import { layerNorm } from '../ops/layer-norm.js';
import { softmaxCrossEntropy, weightedCrossEntropy } from '../ops/softmax-cross-entropy.js';
import { GRADIENT_TOLERANCE } from './check-gradients.js';
import { checkAgainstFloat64 } from './check-reference.js';
import { conv64, pool64, product64 } from './float64-forward.js';
import * as oracle from './float64-oracles.js';
import { attend64 } from './float64-texts.js';
import { gradientsOf, maxRelativeError, seededValues } from './gradient-case.js';
import { GRADIENT_CASES } from './gradient-cases.js';
/** Float32 against float64: 24 bits of mantissa over a few hundred additions. */
const TOLERANCE = 2e-6;
const valuesOf = (count, seed, scale = 1, shift = 0) => [...seededValues({ count, seed, scale, shift })];
const arrayOf = (shape, values) => ({ shape, values });
/** Gradient by the first input of a case whose float64 forward function is `forward`; as `gradientsOf` weights it. */
const expected = (forward, x) => {
    const coefficients = valuesOf(forward(x).length, 99);
    return oracle.differenceGradient((moved) => oracle.dot64(forward(moved), coefficients), x);
};
const errorOf = async (gradientCase, forward) => {
    const { shape = [], scale, shift } = gradientCase.inputs[0] ?? {};
    const x = valuesOf(shape.reduce((size, length) => size * length, 1), 1, scale, shift);
    const [first = new Float32Array()] = await gradientsOf(gradientCase);
    return maxRelativeError([first], [expected(forward, x)]);
};
describe('gradients of the cpu backend agree with central differences in float64:', () => {
    beforeAll(() => resolveBackend('cpu', { kind: 'mlp', parameterCount: 1 }));
    it('matrix product', async () => {
        const b = valuesOf(12, 2);
        const gradientCase = { name: 'matMul', inputs: [{ shape: [5, 4] }, { shape: [4, 3] }], compute: (x, y) => tf.matMul(x, y) };
        expect(await errorOf(gradientCase, (a) => product64()(arrayOf([5, 4], a), arrayOf([4, 3], b)).values)).toBeLessThan(TOLERANCE);
    });
    it('gelu', async () => {
        const gradientCase = { name: 'gelu', inputs: [{ shape: [64], scale: 4 }], compute: gelu };
        expect(await errorOf(gradientCase, (x) => x.map(oracle.gelu64))).toBeLessThan(TOLERANCE);
    });
    it('layer norm', async () => {
        const compute = (x) => layerNorm(x, tf.ones([8]), tf.zeros([8]));
        expect(await errorOf({ name: 'layer norm', inputs: [{ shape: [3, 8] }], compute }, (x) => oracle.layerNorm64(x, 8))).toBeLessThan(TOLERANCE);
    });
    it.each([false, true])('attention by queries, keys and values (causal: %s)', async (isCausal) => {
        const sizes = { shape: [2, 4, 3], scale: 2 };
        const forward = attend64(1, (_, token, other) => !isCausal || other <= token);
        const unseen = tf.tensor2d(Array.from({ length: 16 }, (_, i) => (isCausal && i % 4 > Math.floor(i / 4) ? UNSEEN : 0)), [4, 4]);
        const found = await gradientsOf({ name: 'attention', inputs: [sizes, sizes, sizes], compute: (q, k, v) => attend([q, k, v], { heads: 1, unseen }) });
        const inputs = [1, 2, 3].map((seed) => arrayOf(sizes.shape, valuesOf(24, seed, 2)));
        const wanted = inputs.map(({ shape, values }, at) => expected((moved) => forward(...inputs.with(at, arrayOf(shape, moved))).values, values));
        expect(maxRelativeError(found, wanted)).toBeLessThan(TOLERANCE);
        unseen.dispose();
    });
    it('softmax cross entropy: softmax − one-hot, over the batch', async () => {
        const labels = [2, 0, 1, 1];
        const compute = (z) => softmaxCrossEntropy(z, tf.oneHot(tf.tensor1d(labels, 'int32'), 3).toFloat());
        const error = await errorOf({ name: 'cross entropy', inputs: [{ shape: [4, 3], scale: 3 }], compute }, (z) => [oracle.crossEntropy64(z, labels)]);
        expect(error).toBeLessThan(TOLERANCE);
    });
    it('softmax cross entropy of weighted classes: an example of weight 2 counts as two', async () => {
        const [labels, weights] = [[2, 0, 1, 1], [1, 1, 2]];
        const compute = (z) => weightedCrossEntropy(z, tf.mul(tf.oneHot(tf.tensor1d(labels, 'int32'), 3), tf.tensor1d(weights)));
        const twice = (z) => [(5 / 4) * oracle.crossEntropy64([...z, ...z.slice(0, 3)], [...labels, 2])];
        expect(await errorOf({ name: 'weighted cross entropy', inputs: [{ shape: [4, 3], scale: 3 }], compute }, twice)).toBeLessThan(TOLERANCE);
    });
    it('convolution by its input and by its filter', async () => {
        const [x, w] = [arrayOf([1, 6, 6, 1], valuesOf(36, 1)), arrayOf([3, 3, 1, 1], valuesOf(9, 2))];
        const forward = conv64({ stride: 1, pad: 'valid' });
        const byInput = {
            name: 'conv',
            inputs: [{ shape: [1, 6, 6, 1] }, { shape: [3, 3, 1, 1] }],
            compute: (a, b) => tf.conv2d(a, b, 1, 'valid'),
        };
        const found = await gradientsOf(byInput);
        const wanted = [expected((moved) => forward({ ...x, values: moved }, w).values, x.values), expected((moved) => forward(x, { ...w, values: moved }).values, w.values)];
        expect(maxRelativeError(found, wanted)).toBeLessThan(TOLERANCE);
    });
    it('max pooling where every input is negative', async () => {
        const gradientCase = {
            name: 'pool',
            inputs: [{ shape: [1, 6, 6, 1], shift: -2 }],
            compute: (x) => tf.maxPool(x, 2, 2, 'valid'),
        };
        expect(await errorOf(gradientCase, (x) => pool64(2, { stride: 2, pad: 'valid' })(arrayOf([1, 6, 6, 1], x)).values)).toBeLessThan(TOLERANCE);
    });
});
describe('the gradient of every case on cpu agrees with a second implementation in float64', () => {
    beforeAll(() => resolveBackend('cpu', { kind: 'mlp', parameterCount: 1 }));
    it.each(GRADIENT_CASES)('$name', async (gradientCase) => {
        const [found] = await checkAgainstFloat64([gradientCase]);
        expect(found?.error).toBeLessThanOrEqual(GRADIENT_TOLERANCE);
    });
    it('and tells a wrong one', async () => {
        const scaled = GRADIENT_CASES.map((one) => ({ ...one, compute: (...inputs) => tf.mul(one.compute(...inputs), 1.00001) }));
        for (const { error } of await checkAgainstFloat64(scaled.filter(({ name }) => /^(tanh|max pool|dense net)$/.test(name))))
            expect(error).toBeGreaterThan(GRADIENT_TOLERANCE);
    });
});
describe('softmaxCrossEntropy', () => {
    it('is log 2 for two equal logits and 0 for a sure and right one', async () => {
        const loss = tf.tidy(() => softmaxCrossEntropy(tf.tensor2d([[7, 7]]), tf.tensor2d([[1, 0]])));
        const sure = tf.tidy(() => softmaxCrossEntropy(tf.tensor2d([[1000, -1000]]), tf.tensor2d([[1, 0]])));
        expect((await loss.data())[0]).toBeCloseTo(Math.LN2, 6);
        expect((await sure.data())[0]).toBe(0);
    });
    it('stays finite for a sure and wrong prediction, and is the distance of the logits there', async () => {
        const wrong = tf.tidy(() => softmaxCrossEntropy(tf.tensor2d([[1000, -1000]]), tf.tensor2d([[0, 1]])));
        expect((await wrong.data())[0]).toBe(2000);
    });
    it('lets NaN logits through as NaN', async () => {
        const loss = tf.tidy(() => softmaxCrossEntropy(tf.tensor2d([[Number.NaN, 0]]), tf.tensor2d([[0, 1]])));
        expect((await loss.data())[0]).toBeNaN();
    });
});
//# sourceMappingURL=cpu-reference.spec.js.map