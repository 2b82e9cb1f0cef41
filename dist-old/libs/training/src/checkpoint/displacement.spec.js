import { describe, expect, it } from 'vitest';
import { displaced, displacementBetween } from './displacement.js';
import { readSafetensors, writeSafetensors } from './safetensors.js';
const of = (params, squares, count = 3) => writeSafetensors({
    metadata: { step: '7' },
    tensors: Object.fromEntries(Object.entries({ 'params.weights/a': params, 'direction.rms.v/a': squares, 'decisions.scaler.logScale/a': [count] }).map(([name, values]) => [name, { shape: [values.length], values: Float32Array.from(values) }])),
});
describe('a displacement', () => {
    it('leads from one checkpoint to the other, and its norm is that of the weights', () => {
        const [from, to] = [of([1, 2], [0.5, 0]), of([4, 6], [1, 0.25])];
        const displacement = displacementBetween(from, to);
        expect(displacement.norm).toBe(5); // (3, 4)
        expect(readSafetensors(displaced(from, displacement, 1))).toEqual(readSafetensors(to));
    });
    it('leaves what does not move weights, and no square negative', () => {
        const displacement = displacementBetween(of([1, 2], [0.5, 0]), of([2, 2], [0.25, 0.5], 9));
        const { tensors, metadata } = readSafetensors(displaced(of([0, 0], [0.25, 0.25]), displacement, -2));
        expect(Array.from(tensors['params.weights/a'].values)).toEqual([-2, 0]);
        expect(Array.from(tensors['direction.rms.v/a'].values)).toEqual([0.75, 0]); // 0.25 − 2 · 0.5 < 0
        expect(Array.from(tensors['decisions.scaler.logScale/a'].values)).toEqual([3]);
        expect(metadata).toEqual({ step: '7' });
    });
    it('to a state that is not finite has a norm that is not', () => {
        expect(displacementBetween(of([1], [0]), of([NaN], [0])).norm).toBeNaN();
    });
});
//# sourceMappingURL=displacement.spec.js.map