import { describe, expect, it } from 'vitest';
import { noiseFloor } from './noise-floor.js';
describe('noiseFloor', () => {
    it('is the largest change that a last bit makes, whichever way', () => {
        expect(noiseFloor([1e-6, -3e-6, 0], 0.5)).toBe(3e-6);
    });
    it('is at least one unit in the last place of the target: 2^-24 below 1, 2^-21 from 4 on, the least float32 at 0', () => {
        expect(noiseFloor([0, 0], 0.75)).toBe(2 ** -24);
        expect(noiseFloor([0, 0], -4)).toBe(2 ** -21);
        expect(noiseFloor([0], 0)).toBe(2 ** -149);
        expect(noiseFloor([], 0.75)).toBe(2 ** -24);
    });
    it.each([NaN, Infinity, -Infinity])('of a target of %d is NaN: nothing is above it', (value) => {
        expect(noiseFloor([1e-6], value)).toBeNaN();
    });
});
//# sourceMappingURL=noise-floor.spec.js.map