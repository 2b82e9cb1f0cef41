import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { BACKEND_DEFINITIONS } from '../backends/backend-definitions.js';
import { resolveBackend } from '../backends/resolve-backend.js';
import { dot64 } from '../gradient-check/float64-oracles.js';
import { seededValues } from '../gradient-check/gradient-case.js';
import { cosine } from './cosine.js';
import { dotProducts, flattenLayer, l2Norm, layerDotProducts, sumOfSquares } from './dot-products.js';
import { packRows } from './pack-rows.js';
import { biasCorrection, noiseRatio, runningMean } from './running-moments.js';
process.env['GRADLENS_NATIVE'] ??= inject('native');
/** Values of what `compute` returns; everything else is freed. */
const read = async (compute) => {
    const result = tf.tidy(compute);
    const values = [...(await result.data())];
    result.dispose();
    return values;
};
const valuesOf = (count, seed) => seededValues({ count, seed, scale: 1, shift: 0.1 });
for (const backend of ['cpu', 'wasm', 'tensorflow']) {
    describe.skipIf(!BACKEND_DEFINITIONS[backend].find().available)(`statistics on ${backend}`, () => {
        beforeAll(() => resolveBackend(backend, { kind: 'mlp', parameterCount: 1 }));
        it('flattens a layer in the order of its variable names, however it was built', async () => {
            const [bias, kernel] = [tf.tensor1d([9]), tf.tensor2d([[1, 2], [3, 4]])];
            expect(await read(() => flattenLayer({ kernel, bias }))).toEqual([9, 1, 2, 3, 4]);
            expect(await read(() => flattenLayer({ bias, kernel }))).toEqual([9, 1, 2, 3, 4]);
            expect(await read(() => flattenLayer({ kernel }))).toEqual([1, 2, 3, 4]);
            expect(kernel.isDisposed).toBe(false);
            expect(() => flattenLayer({})).toThrow(/at least one variable/);
        });
        it.each([1, 3, 1000, 235_146])('gives all dot products of vectors of length %i as in float64', async (length) => {
            const vectors = [1, 2, 3, 4].map((seed) => valuesOf(length, seed));
            const gram = await read(() => dotProducts(vectors.map((values) => tf.tensor1d(values))));
            const exact = vectors.flatMap((a) => vectors.map((b) => dot64(a, b)));
            const error = Math.max(...exact.map((value, i) => Math.abs((gram[i] ?? Number.NaN) - value)));
            // wasm adds 235,146 squares one after the other: 5.7e-5; everything else stays far below
            expect(error / (exact[0] ?? 0)).toBeLessThan(length > 1000 ? 1e-4 : 1e-6);
            expect(gram[1]).toBe(gram[4]);
        });
        it('gives sum of squares and norm of a layer of several variables', async () => {
            // 1² + 2² + 2² + 4² = 25
            const layer = { kernel: tf.tensor2d([[1, 2], [2, 0]]), bias: tf.tensor1d([4]) };
            expect(await read(() => sumOfSquares(layer))).toEqual([25]);
            expect(await read(() => l2Norm(layer))).toEqual([5]);
            expect(await read(() => layerDotProducts([layer, layer]))).toEqual([25, 25, 25, 25]);
            expect(() => dotProducts([])).toThrow(/at least one vector/);
        });
        it('passes non-finite elements on and overflows to infinity, as documented', async () => {
            expect(await read(() => l2Norm({ w: tf.tensor1d([Number.NaN, 1]) }))).toEqual([Number.NaN]);
            expect(await read(() => l2Norm({ w: tf.tensor1d([1e20, 1]) }))).toEqual([Number.POSITIVE_INFINITY]);
        });
        it('has cosine 1, −1 and 0 for parallel, opposite and orthogonal vectors, and 0 for zero vectors', async () => {
            const [dot, a2, b2] = [[6, -6, 0, 0, 0], [4, 4, 4, 0, 0], [9, 9, 9, 9, 0]];
            expect(await read(() => cosine(tf.tensor1d(dot), tf.tensor1d(a2), tf.tensor1d(b2)))).toEqual([1, -1, 0, 0, 0]);
        });
        it('has a cosine even where the product of the squared norms would overflow or vanish', async () => {
            expect(await read(() => cosine(tf.tensor1d([1e30]), tf.tensor1d([1e30]), tf.tensor1d([1e30])))).toEqual([expect.closeTo(1, 6)]);
            expect(await read(() => cosine(tf.tensor1d([1e-30]), tf.tensor1d([1e-30]), tf.tensor1d([1e-30])))).toEqual([expect.closeTo(1, 6)]);
        });
        it('has no cosine for NaN', async () => {
            expect(await read(() => cosine(tf.tensor1d([Number.NaN]), tf.tensor1d([Number.NaN]), tf.tensor1d([1])))).toEqual([Number.NaN]);
        });
        it('has noise 0 for a steady sequence, 3 for E‖g‖² = 4‖E g‖², infinity where the mean cancels out', async () => {
            const [squares, means] = [[4, 4, 4, 0, 1, Number.NaN], [4, 1, 0, 0, 1.0000001, 1]];
            const found = await read(() => noiseRatio(tf.tensor1d(squares), tf.tensor1d(means)));
            expect(found).toEqual([0, 3, Number.POSITIVE_INFINITY, 0, 0, Number.NaN]);
        });
        it('reads a constant sequence back exactly through the bias correction', async () => {
            // m₁ = 0.5·0 + 0.5·8 = 4, m₂ = 0.5·4 + 0.5·8 = 6; 6 / (1 − 0.5²) = 8
            const mean = await read(() => {
                const first = runningMean(tf.tensor1d([0]), tf.tensor1d([8]), 0.5);
                return tf.div(runningMean(first, tf.tensor1d([8]), 0.5), biasCorrection(0.5, 2));
            });
            expect(mean).toEqual([8]);
        });
        it('packs the rows of the layers bit by bit, non-finite values too', async () => {
            const rows = [
                [tf.scalar(Number.NaN), tf.tensor1d([1 / 3, Number.POSITIVE_INFINITY])],
                [tf.tensor1d([Number.NEGATIVE_INFINITY, 1e-40]), tf.scalar(-0)],
            ];
            const packed = packRows(rows);
            expect(packed.shape).toEqual([2, 3]);
            const expected = Float32Array.from([Number.NaN, 1 / 3, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-40, -0]);
            expect(await packed.data()).toEqual(expected);
        });
        it('leaves no tensor behind', () => {
            const layer = { kernel: tf.tensor1d([1, 2]), bias: tf.tensor1d([3]) };
            const before = tf.memory().numTensors;
            const gram = layerDotProducts([layer, layer]);
            const packed = packRows([[gram]]);
            const angle = cosine(packed, packed, packed);
            const noise = noiseRatio(angle, packed);
            const mean = runningMean(noise, angle, 0.9);
            const norm = l2Norm(layer);
            expect(tf.memory().numTensors).toBe(before + 6);
            tf.dispose([gram, packed, angle, noise, mean, norm]);
            expect(tf.memory().numTensors).toBe(before);
        });
    });
}
describe('statistics', () => {
    it('refuse wrong decays, step counts and uneven rows by name', () => {
        expect(() => runningMean(tf.scalar(0), tf.scalar(0), 1)).toThrow('decay must be in [0, 1), got 1');
        expect(() => biasCorrection(0.9, 0)).toThrow('steps must be >= 1, got 0');
        expect(() => packRows([])).toThrow('no rows');
        expect(() => packRows([[tf.scalar(1)], [tf.tensor1d([1, 2])]])).toThrow('got 1, 2');
    });
});
//# sourceMappingURL=statistics.spec.js.map