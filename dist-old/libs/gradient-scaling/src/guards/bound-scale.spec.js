import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { resolveBackend } from '#libs/tensor-math';
import { beforeAll, describe, expect, it } from 'vitest';
import { boundScale } from './bound-scale.js';
async function bound(raw, last, bounds) {
    const { scale, flags } = boundScale(tf.tensor1d(raw), tf.tensor1d(last), bounds);
    return { scale: [...(await scale.data())], flags: [...(await flags.data())] };
}
const CLAMPED = 1;
const RATE_LIMITED = 2;
describe.each(['cpu', 'wasm'])('on %s', (backend) => {
    beforeAll(async () => {
        await resolveBackend(backend, { parameterCount: 1, kind: 'mlp' });
    });
    it('leaves a scale that is within both bounds bit for bit', async () => {
        const { scale, flags } = await bound([1.05], [1], { clamp: 2, rateLimit: 0.1 });
        expect(scale).toEqual([Math.fround(1.05)]);
        expect(flags).toEqual([0]);
    });
    it('clamps |log s|', async () => {
        const { scale, flags } = await bound([1000, 0.001], [1, 1], { clamp: 2, rateLimit: false });
        // e², e⁻²
        expect(scale[0]).toBeCloseTo(7.389056, 4);
        expect(scale[1]).toBeCloseTo(0.135335, 5);
        expect(flags).toEqual([CLAMPED, CLAMPED]);
    });
    it('limits the change of log s against the last scale', async () => {
        const { scale, flags } = await bound([2, 0.5], [1, 1], { clamp: false, rateLimit: 0.1 });
        // e^±0.1
        expect(scale[0]).toBeCloseTo(1.105171, 5);
        expect(scale[1]).toBeCloseTo(0.904837, 5);
        expect(flags).toEqual([RATE_LIMITED, RATE_LIMITED]);
    });
    it('tells both when both act', async () => {
        expect((await bound([1000], [1], { clamp: 2, rateLimit: 0.1 })).flags).toEqual([CLAMPED + RATE_LIMITED]);
    });
    it('lets everything through where both are off', async () => {
        const { scale, flags } = await bound([1e9, Number.NaN], [1, 1], { clamp: false, rateLimit: false });
        expect(scale).toEqual([1e9, Number.NaN]);
        expect(flags).toEqual([0, 0]);
    });
    it('bounds an infinite scale and keeps the last one for NaN', async () => {
        const { scale, flags } = await bound([Infinity, Number.NaN], [1, 3], { clamp: 2, rateLimit: false });
        expect(scale[0]).toBeCloseTo(7.389056, 4);
        expect(scale[1]).toBeCloseTo(3, 5);
        expect(flags).toEqual([CLAMPED, CLAMPED]);
    });
    it('is never beyond its bounds, whatever comes in', async () => {
        const logScale = fc.double({ min: -30, max: 30, noNaN: true });
        const property = fc.asyncProperty(logScale, fc.double({ min: -2, max: 2, noNaN: true }), async (logRaw, logLast) => {
            const { scale } = await bound([Math.exp(logRaw)], [Math.exp(logLast)], { clamp: 2, rateLimit: 0.1 });
            const log = Math.log(scale[0]);
            expect(Math.abs(log)).toBeLessThanOrEqual(2 + 1e-4);
            expect(Math.abs(log - logLast)).toBeLessThanOrEqual(0.1 + 1e-4);
        });
        await fc.assert(property, { numRuns: 200 });
    });
});
//# sourceMappingURL=bound-scale.spec.js.map