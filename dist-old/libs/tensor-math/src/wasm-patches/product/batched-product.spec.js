import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveBackend } from '../../backends/resolve-backend.js';
/** Values whose sums round differently in any other order. */
function matrices(shape, seed) {
    return tf.randomNormal(shape, 0, 1, 'float32', seed);
}
/** Each pair by itself, by the kernel of the package. */
function oneByOne(a, b, transposeA, transposeB) {
    const pick = (x, r) => tf.squeeze(tf.slice(x, [x.shape[0] === 1 ? 0 : r, 0, 0], [1, -1, -1]), [0]);
    return Array.from({ length: Math.max(a.shape[0], b.shape[0]) }, (_, r) => tf.matMul(pick(a, r), pick(b, r), transposeA, transposeB).dataSync());
}
describe('many products at once on wasm', () => {
    beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 1 }));
    const SIZES = [[64, 105, 32], [5, 7, 13], [1, 1, 1], [4, 33, 8], [3, 2, 2], [9, 16, 21]];
    const SIDES = [[false, false], [true, false], [false, true], [true, true]];
    it.each(SIZES.flatMap((sizes) => SIDES.map((sides) => [...sizes, ...sides])))('have the bits of each by itself: %i × %i × %i, transposed %s, %s', (...[m, k, n, transposeA, transposeB]) => {
        for (const [countA, countB] of [[3, 3], [1, 3], [3, 1]]) {
            const a = matrices(transposeA ? [countA, k, m] : [countA, m, k], 1);
            const b = matrices(transposeB ? [countB, n, k] : [countB, k, n], 2);
            const all = tf.matMul(a, b, transposeA, transposeB);
            expect(all.shape).toEqual([3, m, n]);
            expect(all.dataSync()).toEqual(Float32Array.from(oneByOne(a, b, transposeA, transposeB).flatMap((values) => [...values])));
        }
    });
    it('leave nothing behind', () => {
        const [a, b] = [matrices([3, 4, 5], 1), matrices([3, 6, 5], 2)];
        const before = tf.memory().numTensors;
        const heap = tf.memory().numBytes;
        for (let i = 0; i < 10; i++)
            tf.matMul(a, b, false, true).dispose();
        expect(tf.memory().numTensors).toBe(before);
        expect(tf.memory().numBytes).toBe(heap);
    });
    it('carry NaN and infinity', () => {
        const a = tf.tensor3d([NaN, 1, Infinity, 1, 1, 1, 1, 1], [2, 2, 2]);
        expect([...tf.matMul(a, tf.ones([2, 2, 1])).dataSync()]).toEqual([NaN, Infinity, 2, 2]);
    });
});
//# sourceMappingURL=batched-product.spec.js.map