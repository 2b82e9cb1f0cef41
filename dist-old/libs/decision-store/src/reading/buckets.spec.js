import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPart, bucketMean, bucketSums, planBuckets } from './buckets.js';
/** The slow, obvious aggregates of a part's values. */
function aggregated(part) {
    const finite = [...(part.values ?? [])].filter((v) => Number.isFinite(v));
    if (finite.length === 0)
        return { ...part, values: null, nonFinite: part.n };
    const avg = finite.reduce((a, b) => a + b, 0) / finite.length;
    return { ...part, values: null, min: Math.min(...finite), max: Math.max(...finite), avg, nonFinite: part.n - finite.length };
}
function partOf(step0, values) {
    return { step0, n: values.length, values, min: null, max: null, avg: null, nonFinite: 0 };
}
const series = fc.float32Array({ minLength: 1, maxLength: 1500 });
describe('buckets', () => {
    it('never makes more buckets than asked for, and covers the whole range', () => {
        fc.assert(fc.property(fc.nat(5_000_000), fc.nat(5_000_000), fc.integer({ min: 1, max: 3000 }), (fromStep, length, maxBuckets) => {
            const plan = planBuckets({ fromStep, toStep: fromStep + length }, maxBuckets);
            expect(plan.buckets).toBeLessThanOrEqual(maxBuckets);
            expect(plan.firstBucket * plan.width).toBeLessThanOrEqual(fromStep);
            expect((plan.firstBucket + plan.buckets) * plan.width).toBeGreaterThan(fromStep + length);
        }));
    });
    it('keeps every step on its own while all fit', () => {
        expect(planBuckets({ fromStep: 300, toStep: 399 }, 100)).toMatchObject({ width: 1, buckets: 100, firstBucket: 300 });
    });
    it('has no bucket for an empty range', () => {
        expect(planBuckets({ fromStep: 0, toStep: -1 }, 100).buckets).toBe(0);
    });
    it('never hides the minimum, the maximum or a non-finite value of a bucket', () => {
        fc.assert(fc.property(series, fc.integer({ min: 1, max: 40 }), (values, maxBuckets) => {
            const plan = planBuckets({ fromStep: 0, toStep: values.length - 1 }, maxBuckets);
            const sums = bucketSums(plan.buckets);
            for (let at = 0; at < values.length; at += 256) {
                const part = partOf(at, values.slice(at, at + 256));
                const oneBucket = Math.floor(at / plan.width) === Math.floor((at + part.n - 1) / plan.width);
                addPart(sums, plan, oneBucket ? aggregated(part) : part);
            }
            for (let b = 0; b < plan.buckets; b++) {
                const raw = [...values.slice(b * plan.width, (b + 1) * plan.width)];
                const finite = raw.filter((v) => Number.isFinite(v));
                expect(sums.nonFinite[b]).toBe(raw.length - finite.length);
                expect(sums.finite[b]).toBe(finite.length);
                if (finite.length === 0) {
                    expect([sums.min[b], sums.max[b], bucketMean(sums, b)]).toEqual([NaN, NaN, NaN]);
                    continue;
                }
                // + 0: zeros are equal whatever their sign
                expect((sums.min[b] ?? NaN) + 0).toBe(Math.min(...finite) + 0);
                expect((sums.max[b] ?? NaN) + 0).toBe(Math.max(...finite) + 0);
                const scale = Math.max(1, ...finite.map(Math.abs));
                expect(Math.abs(bucketMean(sums, b) - finite.reduce((x, y) => x + y, 0) / finite.length) / scale).toBeLessThan(1e-6);
            }
        }));
    });
    it('leaves out the steps of a part that lie outside the range', () => {
        const plan = planBuckets({ fromStep: 2, toStep: 3 }, 1);
        const sums = bucketSums(plan.buckets);
        addPart(sums, plan, partOf(0, Float32Array.of(100, 100, 1, 2, 100)));
        expect([sums.min[0], sums.max[0], sums.finite[0]]).toEqual([1, 2, 2]);
    });
});
//# sourceMappingURL=buckets.spec.js.map