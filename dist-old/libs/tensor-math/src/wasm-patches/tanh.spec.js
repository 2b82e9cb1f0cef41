import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveBackend } from '../backends/resolve-backend.js';
import { applyWasmPatches, removeWasmPatches } from './index.js';
/** Every 4,099th float32 there is: all signs and exponents, subnormal ones, infinities and NaN among them. */
const EACH = 4099;
function sampleOfAll() {
    const bits = Uint32Array.from({ length: Math.floor(2 ** 32 / EACH) }, (_, i) => i * EACH);
    return new Float32Array(bits.buffer);
}
/** Where the formula changes, and a few thousand numbers on either side. */
function edges() {
    const bounds = [0x00000000, 0x00800000, 0x3e82c578, 0x3eb17218, 0x3f0c9f54, 0x3f851592, 0x3f800000, 0x40f98bd2, 0x41200000, 0x7f800000];
    const bits = bounds.flatMap((bound) => [0, 0x80000000].flatMap((sign) => Array.from({ length: 4000 }, (_, i) => ((Math.max(0, bound - 2000) + i) | sign) >>> 0)));
    return new Float32Array(Uint32Array.from(bits).buffer);
}
/** Bits of tanh x; one NaN is like another. */
function bitsOfTanh(x) {
    const result = tf.tidy(() => tf.tanh(tf.tensor1d(x)));
    const y = result.dataSync().slice();
    result.dispose();
    return new Uint32Array(y.map((value) => (Number.isNaN(value) ? NaN : value)).buffer);
}
describe('tanh on wasm', () => {
    beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 1 }));
    it.each([['of all floats', sampleOfAll], ['near its edges', edges]])('has the bits of the package: %s', (_, numbers) => {
        const x = numbers();
        const ours = bitsOfTanh(x);
        removeWasmPatches();
        try {
            const stock = bitsOfTanh(x);
            // not toEqual: a million numbers
            expect(ours.findIndex((bits, i) => bits !== stock[i])).toBe(-1);
            expect(ours.length).toBe(stock.length);
        }
        finally {
            applyWasmPatches();
        }
    });
    it('is odd, 1 far out, NaN of NaN, and right for any count of numbers', () => {
        for (const n of [0, 1, 2, 3, 4, 5, 7, 8, 9]) {
            const x = Array.from({ length: n }, (_, i) => (i - 3) / 2);
            const y = [...tf.tanh(tf.tensor1d(x)).dataSync()];
            y.forEach((value, i) => { expect(value).toBeCloseTo(Math.tanh(x[i]), 6); });
            expect(y).toHaveLength(n);
        }
        expect([...tf.tanh(tf.tensor1d([NaN, Infinity, -Infinity, 0, -0, 1e-45])).dataSync()]).toEqual([NaN, 1, -1, 0, -0, Math.fround(1e-45)]);
    });
});
//# sourceMappingURL=tanh.spec.js.map