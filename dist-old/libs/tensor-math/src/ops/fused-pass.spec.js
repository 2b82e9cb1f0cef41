import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveBackend } from '../backends/resolve-backend.js';
import { calc, fusedPass } from './fused-pass.js';
/** Every operation of formulas, a constant, a scalar and an earlier output. */
const PASS = {
    name: 'test',
    inputs: 2,
    scalars: 1,
    formulas: [
        ({ input, scalar }) => calc.towards(input(0), calc.multiply(input(1), input(1)), scalar(0)),
        ({ input, output }) => calc.divide(input(1), calc.add(calc.root(output(0)), calc.number(1e-8))),
    ],
};
function composed(a, b, gain) {
    const moved = tf.add(a, tf.mul(tf.sub(tf.square(b), a), gain));
    return [moved, tf.div(b, tf.add(tf.sqrt(moved), 1e-8))];
}
describe('a fused pass on wasm', () => {
    beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 1 }));
    const values = (seed, length) => Float32Array.from({ length }, (_, i) => Math.abs(Math.sin(seed + i * i)) * 10 ** ((i % 9) - 4));
    const never = () => { throw new Error('composed'); };
    const bits = (tensors) => tensors.map((tensor) => [tensor.shape, [...tensor.dataSync()]]);
    it.each([1, 3, 4, 7, 1001])('has the bits of the composed operations, %i elements', (length) => {
        const [a, b, gain] = [tf.tensor1d(values(1, length)), tf.tensor1d(values(2, length)), tf.scalar(0.1)];
        expect(bits(fusedPass(PASS, [a, b], [gain], never))).toEqual(bits(composed(a, b, gain)));
    });
    it('lets NaN and infinities through as they do', () => {
        const odd = [Number.NaN, Infinity, -Infinity, -0, 0, 1e-45, 3e38, -3e38, Number.NaN];
        const [a, b, gain] = [tf.tensor1d(odd), tf.tensor1d([...odd].reverse()), tf.scalar(0.1)];
        expect(bits(fusedPass(PASS, [a, b], [gain], never))).toEqual(bits(composed(a, b, gain)));
    });
    it('works on replicas, each with its own scalar or one for all', () => {
        const [a, b] = [tf.tensor2d(values(1, 35), [5, 7]), tf.tensor2d(values(2, 35), [5, 7])];
        for (const gain of [tf.scalar(0.3), tf.tensor2d([0, 0.1, 0.2, 0.5, 1], [5, 1])]) {
            expect(bits(fusedPass(PASS, [a, b], [gain], never))).toEqual(bits(composed(a, b, gain)));
        }
    });
    it('leaves what is no single pass to the operations', () => {
        const [a, b, gain] = [tf.tensor1d([1, 2]), tf.tensor1d([3, 4]), tf.tensor1d([0.1, 0.2])];
        expect(bits(fusedPass(PASS, [a, b], [gain], () => composed(a, b, gain)))).toEqual(bits(composed(a, b, gain)));
    });
});
//# sourceMappingURL=fused-pass.spec.js.map