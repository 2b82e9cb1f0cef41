import { expect, it } from 'vitest';
import { gradientDrift } from '../rules/gradient-drift.js';
import { detectionCases, scoreDetector } from './detection-score.js';
import { ourRules, rulesDetector } from './our-detector.js';
import { rolling3 } from './published-rules.js';
/** A part of the cases that `npm run bench -- detection` reports on would be reported twice: these are others. */
const cases = detectionCases(40_001, 8);
const score = scoreDetector(ourRules, cases);
it('level, drift and non-finite rules together see at least 0.95 of ×3, and 0.99 of what is plainer', () => {
    process.stdout.write(`40 generated series: recall ${JSON.stringify(score.recall)}, false alarms / 1000 ${score.calmPer1000.toFixed(3)} calm, ${score.strayPer1000.toFixed(3)} troubled\n`);
    const { x3, ...plain } = score.recall;
    expect(x3).toBeGreaterThanOrEqual(0.93); // 60 events: 0.95 less what chance does to so few
    for (const recall of Object.values(plain))
        expect(recall).toBeGreaterThanOrEqual(0.98);
});
it('raise at most 0.15 false alarms per 1000 steps, trouble around or not', () => {
    expect(score.calmPer1000).toBeLessThanOrEqual(0.15);
    expect(score.strayPer1000).toBeLessThanOrEqual(0.15);
});
it('gradient-drift alone sees every ramp of 0.8 % a step, in 100 steps on the median, and nothing on healthy series', () => {
    const drift = scoreDetector(rulesDetector([gradientDrift]), cases);
    const lags = [...drift.rampLags].sort((a, b) => a - b);
    process.stdout.write(`gradient-drift: ${String(lags.length)} ramps seen, lag ${String(lags[0])} to ${String(lags.at(-1))}, median ${String(lags[lags.length >> 1])}; ${drift.calmPer1000.toFixed(3)} / 1000\n`);
    expect(drift.recall.ramp).toBe(1);
    expect(lags[lags.length >> 1]).toBeLessThanOrEqual(100);
    expect(drift.calmPer1000).toBe(0);
    expect(drift.recall.x10).toBe(0);
});
it('the score is right about detectors that see all, nothing, and only what is not finite', () => {
    const all = (values) => new Uint8Array(values.length).fill(1);
    const none = (values) => new Uint8Array(values.length);
    const nonFinite = (values) => Uint8Array.from(values, (value) => (Number.isFinite(value) ? 0 : 1));
    expect(scoreDetector(all, cases)).toMatchObject({ recall: { x3: 1, nan: 1, ramp: 1 }, calmPer1000: 1000, strayPer1000: 1000 });
    expect(new Set(scoreDetector(all, cases).rampLags)).toEqual(new Set([0]));
    expect(scoreDetector(none, cases)).toMatchObject({ recall: { x3: 0, nan: 0, ramp: 0 }, calmPer1000: 0, rampLags: [] });
    expect(scoreDetector(nonFinite, cases)).toMatchObject({ recall: { x3: 0, nan: 1, afterNan: 0 }, calmPer1000: 0, strayPer1000: 0 });
});
it('a rolling rule fails where it is known to fail: a second spike, a NaN', () => {
    expect(scoreDetector(rolling3, cases).recall).toMatchObject({ masked: 0, nan: 0, afterNan: 0 });
});
//# sourceMappingURL=detection-quality.spec.js.map