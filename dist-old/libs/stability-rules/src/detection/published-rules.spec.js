import { describe, expect, it } from 'vitest';
import { DETECTORS } from './detectors.js';
import { olmo2, olmoCore, rlwatchFrozen, rolling3, zclip } from './published-rules.js';
/** Alternates around 1 with a deviation of exactly 0.1; `altered` are values put in. */
function series(n, altered = {}) {
    return Float32Array.from({ length: n }, (_, i) => altered[i] ?? (i % 2 === 0 ? 0.9 : 1.1));
}
const flaggedBy = (detector, values) => [...detector(values).entries()].filter(([, flag]) => flag === 1).map(([i]) => i);
describe.each([
    { name: 'OLMo 2', detector: olmo2, sigmas: 7 },
    { name: 'OLMo-core', detector: olmoCore, sigmas: 6 },
    { name: 'rolling 3 sigma', detector: rolling3, sigmas: 3 },
    { name: 'rlwatch', detector: rlwatchFrozen, sigmas: 3 },
])('$name', ({ detector, sigmas }) => {
    it(`flags what is more than ${String(sigmas)} deviations above the mean, and nothing less`, () => {
        expect(flaggedBy(detector, series(400, { 300: 1 + 0.1 * sigmas + 0.02 }))).toEqual([300]);
        expect(flaggedBy(detector, series(400, { 300: 1 + 0.1 * sigmas - 0.02 }))).toEqual([]);
    });
    it('flags no fall', () => {
        expect(flaggedBy(detector, series(400, { 300: -50 }))).toEqual([]);
    });
});
it.each([
    ['OLMo-core', olmoCore, 128],
    ['rolling 3 sigma', rolling3, 100],
])('%s is blind as long as a NaN is in its window, and no longer', (_name, detector, size) => {
    expect(flaggedBy(detector, series(700, { 300: NaN, [300 + size]: 50 }))).toEqual([]);
    expect(flaggedBy(detector, series(700, { 300: NaN, [301 + size]: 50 }))).toEqual([301 + size]);
});
it('OLMo-core takes in a spike, and misses the second', () => {
    expect(flaggedBy(olmoCore, series(400, { 300: 1000, 308: 5 }))).toEqual([300]);
});
it('rlwatch keeps its first baseline for ever: a new level is flagged to the end, a NaN after it does nothing', () => {
    const shifted = Float32Array.from({ length: 400 }, (_, i) => (i < 200 ? (i % 2 === 0 ? 0.9 : 1.1) : 2));
    shifted[250] = NaN;
    expect(flaggedBy(rlwatchFrozen, shifted)).toHaveLength(199);
});
it('ZClip flags z > 2.5, takes in the clipped value, and is blind for ever after a NaN', () => {
    expect(flaggedBy(zclip, series(100, { 60: 1.3, 70: 1.2 }))).toEqual([60]);
    expect(flaggedBy(zclip, series(400, { 60: 50, 61: 50 }))).toEqual([60, 61]);
    expect(flaggedBy(zclip, series(400, { 60: NaN, 300: 50 }))).toEqual([]);
});
it('all of them give one flag a step, and none on an empty series', () => {
    for (const { detector } of DETECTORS) {
        expect(detector(new Float32Array(0))).toHaveLength(0);
        expect(detector(series(150))).toEqual(new Uint8Array(150));
    }
});
//# sourceMappingURL=published-rules.spec.js.map