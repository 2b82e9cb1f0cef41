import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveBackend } from '../backends/resolve-backend.js';
import { orthogonalize } from './orthogonalize.js';
const times = (a, b) => a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]?.[j], 0)));
const transposed = (a) => a[0].map((_, j) => a.map((row) => row[j]));
/** Singular values of a matrix of two rows, from the eigenvalues of its 2 × 2 Gram matrix. */
function singularValues(two) {
    const [[a, b], [, d]] = times(two, transposed(two));
    const root = Math.sqrt(((a - d) / 2) ** 2 + b ** 2);
    return [Math.sqrt((a + d) / 2 + root), Math.sqrt(Math.max(0, (a + d) / 2 - root))];
}
const entry = fc.double({ min: -1, max: 1, noNaN: true });
const wide = fc.integer({ min: 2, max: 6 }).chain((n) => fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: 2, maxLength: 2 }));
describe.each(['cpu', 'wasm'])('on %s', (backend) => {
    beforeAll(() => resolveBackend(backend, { parameterCount: 1, kind: 'mlp' }));
    const made = (matrix) => tf.tidy(() => orthogonalize(tf.tensor2d(matrix)).arraySync());
    it('has singular values near 1 along the singular vectors of what it was made from, tall or wide', () => {
        fc.assert(fc.property(wide, fc.boolean(), (matrix, isTall) => {
            const [largest, smallest] = singularValues(matrix);
            fc.pre(smallest > 0.05 * largest && largest > 1e-3);
            const found = isTall ? transposed(made(transposed(matrix))) : made(matrix);
            for (const value of singularValues(found)) {
                expect(value).toBeGreaterThan(0.65);
                expect(value).toBeLessThan(1.25);
            }
            // O Gᵀ = U p(Σ) Σ Uᵀ: symmetric and positive
            const [[a, b], [c, d]] = times(found, transposed(matrix));
            expect(Math.abs(b - c)).toBeLessThan(1e-3 * largest);
            expect(a + d).toBeGreaterThan(0);
            expect(a * d - b * c).toBeGreaterThan(0);
        }), { numRuns: 60 });
    });
    it('does not depend on the size of the numbers, and leaves zero as it is', () => {
        const matrix = [[0.3, -0.7, 0.2], [0.5, 0.1, -0.4]];
        const [one, other] = [made(matrix), made(matrix.map((row) => row.map((x) => 1000 * x)))];
        one.flat().forEach((x, i) => { expect(other.flat()[i]).toBeCloseTo(x, 4); });
        expect(made([[0, 0], [0, 0]])).toEqual([[0, 0], [0, 0]]);
    });
});
//# sourceMappingURL=orthogonalize.spec.js.map