import { describe, expect, it } from 'vitest';
import { gradientSpike } from '../rules/gradient-spike.js';
import { levelDeviations } from './level-deviations.js';
import { NAB_STANDARD, nabScore } from './nab-score.js';
/** 100 points, of which the first 15 are not judged. */
function seriesOf(flags, windows) {
    return { scores: Float64Array.from({ length: 100 }, (_, i) => flags[i] ?? 0), windows };
}
const ONE = [{ from: 40, to: 49 }];
describe('nabScore', () => {
    it('gives silence 0 and the first point of each window 100', () => {
        expect(nabScore([seriesOf({}, ONE)])).toMatchObject({ score: 0, threshold: Infinity, seen: 0, windows: 1 });
        const perfect = nabScore([seriesOf({ 40: 1 }, ONE), seriesOf({ 60: 1, 20: 1 }, [{ from: 20, to: 29 }, { from: 60, to: 69 }])]);
        expect(perfect).toMatchObject({ score: 100, threshold: 1, seen: 3, windows: 3, falseAlarms: 0 });
    });
    it('counts a window by its earliest flag, worth σ(p) / σ(−1)', () => {
        const sigma = (p) => 2 / (1 + Math.exp(5 * p)) - 1;
        const { score } = nabScore([seriesOf({ 45: 1, 48: 1 }, ONE)]);
        // from −1 for a miss to σ(−5/10) / σ(−1), of a range of 2
        expect(score).toBeCloseTo(50 * (1 + sigma(-0.5) / sigma(-1)), 12);
        expect(nabScore([seriesOf({ 45: 1, 40: 1 }, ONE)]).score).toBe(100);
    });
    it('charges a flag outside by its distance from the window before it', () => {
        const before = nabScore([seriesOf({ 40: 1, 20: 1 }, ONE)]).score;
        expect(before).toBeCloseTo(100 - 50 * NAB_STANDARD.falseAlarm, 12);
        const shortlyAfter = nabScore([seriesOf({ 40: 1, 50: 1 }, ONE)]).score;
        expect(shortlyAfter).toBeCloseTo(100 - 50 * NAB_STANDARD.falseAlarm * (1 - 2 / (1 + Math.exp(5 / 9))), 12);
        const farAfter = nabScore([seriesOf({ 40: 1, 90: 1 }, ONE)]).score;
        expect(farAfter).toBeCloseTo(before, 12);
    });
    it('leaves out the first 15 %, of 5000 points at the most', () => {
        expect(nabScore([seriesOf({ 40: 1, 14: 1 }, ONE)]).score).toBe(100);
        expect(nabScore([seriesOf({ 40: 1, 15: 1 }, ONE)]).score).toBeLessThan(100);
        const long = Float64Array.from({ length: 20_000 }, (_, i) => (i === 749 || i === 10_000 ? 1 : 0));
        expect(nabScore([{ scores: long, windows: [{ from: 10_000, to: 10_099 }] }]).score).toBe(100);
        long[750] = 1;
        expect(nabScore([{ scores: long, windows: [{ from: 10_000, to: 10_099 }] }]).score).toBeLessThan(100);
    });
    it('takes the one threshold that is best for all series together', () => {
        const noisy = seriesOf({ 40: 0.9, 70: 0.5, 80: 0.5, 90: 0.5 }, ONE);
        const faint = seriesOf({ 40: 0.5 }, ONE);
        expect(nabScore([noisy])).toMatchObject({ score: 100, threshold: 0.9 });
        expect(nabScore([noisy, faint])).toMatchObject({ threshold: 0.5, seen: 2, falseAlarms: 3 });
        // points of equal value are flagged together, whatever their order
        expect(nabScore([seriesOf({ 40: 0.5, 20: 0.5 }, ONE)])).toMatchObject({ seen: 1, falseAlarms: 1 });
    });
    it('charges misses as the profile says', () => {
        const half = seriesOf({ 40: 1 }, [...ONE, { from: 60, to: 69 }]);
        expect(nabScore([half]).score).toBe(50);
        expect(nabScore([half], { ...NAB_STANDARD, miss: 2 }).score).toBeCloseTo(50, 12);
    });
});
describe('levelDeviations', () => {
    const settings = gradientSpike.constants;
    const noise = (i) => 1 + 0.1 * Math.sin(7 * i);
    it('is what the spike rule compares with its bound', () => {
        const values = Float64Array.from({ length: 200 }, (_, i) => (i === 150 ? 5 : noise(i)));
        const deviations = levelDeviations(values, settings);
        expect(deviations[150]).toBeGreaterThan(settings.deviations);
        expect(Math.max(...deviations.filter((_, i) => i !== 150))).toBeLessThan(settings.deviations);
    });
    it('is silent in the warm-up and where there is no logarithm, and not blinded by it', () => {
        const values = Float64Array.from({ length: 100 }, (_, i) => [NaN, 0, Infinity][i - 50] ?? (i === 5 || i === 60 ? 50 : noise(i)));
        const deviations = levelDeviations(values, settings);
        expect([...deviations.subarray(0, settings.warmUpSteps)].every((one) => one === 0)).toBe(true);
        expect([...deviations.subarray(50, 53)]).toEqual([0, 0, 0]);
        expect(deviations[60]).toBeGreaterThan(settings.deviations);
    });
    it('tells falls by their sign', () => {
        const values = Float64Array.from({ length: 100 }, (_, i) => (i === 90 ? 0.1 : noise(i)));
        expect(levelDeviations(values, settings)[90]).toBeLessThan(-settings.deviations);
    });
});
//# sourceMappingURL=nab-score.spec.js.map