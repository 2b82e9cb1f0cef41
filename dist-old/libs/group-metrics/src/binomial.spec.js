import { describe, expect, it } from 'vitest';
import { binomial } from './binomial.js';
/** Park and Miller's generator: the same numbers everywhere. */
function dice(seed) {
    let state = seed;
    return () => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
    };
}
/** P(k) of n trials, k = 0 to n, by the recurrence P(k + 1) = P(k) (n − k) / (k + 1) · p / (1 − p). */
function probabilities(n, p) {
    const all = [(1 - p) ** n];
    for (let k = 0; k < n; k++)
        all.push(((all[k] * (n - k)) / (k + 1)) * (p / (1 - p)));
    return all;
}
describe('binomial', () => {
    // both ways to draw, and the mirrored ones
    it.each([[12, 0.1], [30, 0.5], [60, 0.2], [200, 0.35], [200, 0.9], [900, 0.02]])('has the frequencies of %i trials at %d', (n, p) => {
        const [draws, uniform] = [20_000, dice(7)];
        const found = new Float64Array(n + 1);
        for (let i = 0; i < draws; i++)
            found[binomial(n, p, uniform)] += 1;
        const expected = probabilities(n, p).map((probability) => draws * probability);
        const common = expected.flatMap((count, k) => (count >= 20 ? [k] : []));
        const chiSquare = common.reduce((sum, k) => sum + (found[k] - expected[k]) ** 2 / expected[k], 0);
        // mean of its distribution: the number of cells; four standard deviations above
        expect(chiSquare).toBeLessThan(common.length + 4 * Math.sqrt(2 * common.length));
        expect(common.reduce((sum, k) => sum + found[k], 0)).toBeGreaterThan(0.95 * draws);
    });
    it('has the mean and the deviation of many trials', () => {
        const [n, p, uniform] = [16_281, 0.236, dice(3)];
        const draws = Array.from({ length: 20_000 }, () => binomial(n, p, uniform));
        const mean = draws.reduce((sum, k) => sum + k, 0) / draws.length;
        const deviation = Math.sqrt(draws.reduce((sum, k) => sum + (k - mean) ** 2, 0) / draws.length);
        const wanted = Math.sqrt(n * p * (1 - p));
        expect(Math.abs(mean - n * p)).toBeLessThan((4 * wanted) / Math.sqrt(draws.length));
        expect(deviation / wanted).toBeCloseTo(1, 1);
    });
    it('is certain where p is 0, 1 or not a number', () => {
        expect([0, 1, NaN, -1e-17, 1 + 1e-16].map((p) => binomial(9, p, dice(1)))).toEqual([0, 9, 0, 0, 9]);
    });
});
//# sourceMappingURL=binomial.spec.js.map