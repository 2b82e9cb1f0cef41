import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeLoss } from './healthy-level.js';
import { BASELINE_SIZE, baselineOf, boundOf, HEALTHY_AT, judge, levelOf, spreadOf } from './robust-baseline.js';
const settings = baselineOf({ deviations: 5, minRatio: 2, levelRate: 0.05, spreadRate: 0.02, warmUpSteps: 20, rebaselineSteps: 50 });
/** A baseline after `n` values of exactly `x`. */
function settled(x, n = 200) {
    const memory = new Float64Array(BASELINE_SIZE);
    for (let i = 0; i < n; i++)
        judge(memory, x, settings);
    return memory;
}
it('starts at the first value', () => {
    const memory = new Float64Array(BASELINE_SIZE);
    expect(judge(memory, 3, settings)).toBe(false);
    expect(levelOf(memory)).toBe(3);
});
it('floors the spread at ln(minRatio) / deviations: a constant series has a bound of ×2', () => {
    const memory = settled(0);
    expect(spreadOf(memory, settings)).toBeCloseTo(Math.log(2) / 5, 12);
    expect(judge(memory.slice(), Math.log(1.99), settings)).toBe(false);
    expect(judge(memory.slice(), Math.log(2.01), settings)).toBe(true);
});
it('flags nothing while it warms up', () => {
    expect(judge(settled(0, 19), 10, settings)).toBe(false);
    expect(judge(settled(0, 20), 10, settings)).toBe(true);
});
it('never absorbs what it flags: level and spread stay as they were', () => {
    const memory = settled(0);
    const [level, spread] = [levelOf(memory), spreadOf(memory, settings)];
    for (let i = 0; i < 40; i++)
        expect(judge(memory, 7, settings)).toBe(true);
    expect(levelOf(memory)).toBe(level);
    expect(spreadOf(memory, settings)).toBe(spread);
});
it('a huge spike does not hide a small one', () => {
    const memory = settled(0);
    expect(judge(memory, Math.log(1e30), settings)).toBe(true);
    expect(judge(memory, 0, settings)).toBe(false);
    expect(judge(memory, Math.log(3), settings)).toBe(true);
});
it('takes a lasting shift as the new normal after 50 flagged values, and flags spikes above it', () => {
    const memory = settled(0);
    const flags = Array.from({ length: 60 }, () => judge(memory, 3, settings));
    expect(flags.indexOf(false)).toBe(49);
    expect(flags.slice(49)).toEqual(Array(11).fill(false));
    expect(levelOf(memory)).toBeCloseTo(3, 6);
    expect(judge(memory, 3 + Math.log(5), settings)).toBe(true);
});
it('learns a shift that is seen every other step, in bounded time', () => {
    const memory = settled(0);
    let last = -1;
    for (let i = 0; i < 1000; i++)
        if (judge(memory, i % 2 === 0 ? 3 : 0, settings))
            last = i;
    // 50 / (1 − 0.25) flagged values, every other step, and a few while the spread widens
    expect(last).toBeLessThan(300);
});
describe('with a healthy level', () => {
    const learning = baselineOf(settings, { healthyFrom: 100, healthyTo: 600, farBelow: 3, learntShare: 0.2 });
    /** A baseline after 700 values of 5 and 400 of 2, the loss being 1 and then `loss`. */
    const after = (loss) => {
        const memory = new Float64Array(BASELINE_SIZE);
        for (let i = 0; i < 1100; i++) {
            takeLoss(memory, HEALTHY_AT, i < 700 ? 1 : loss);
            judge(memory, i < 700 ? 5 : 2, learning);
        }
        return memory;
    };
    it('has no bound below twice that, once the level is below a third of it in a run that has learnt', () => {
        expect(levelOf(after(0.1))).toBeCloseTo(2, 3);
        expect(boundOf(after(0.1), learning)).toBeCloseTo(5 + Math.log(2), 6);
        expect(boundOf(after(0.1), settings)).toBeLessThan(3);
    });
    it('has no such floor where the loss did not come down, was never recorded, or is no positive number', () => {
        for (const loss of [1, 0.3, NaN, 0, Infinity])
            expect(boundOf(after(loss), learning)).toBe(boundOf(after(loss), settings));
    });
});
it('never flags a fall', () => {
    const memory = settled(0);
    expect(Array.from({ length: 100 }, (_, i) => judge(memory, -0.5 * i, settings)).includes(true)).toBe(false);
});
it('stays finite, whatever finite values come', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -800, max: 800, noNaN: true }), { maxLength: 200 }), (values) => {
        const memory = new Float64Array(BASELINE_SIZE);
        for (const x of values)
            judge(memory, x, settings);
        expect([...memory].every(Number.isFinite)).toBe(true);
        expect(spreadOf(memory, settings)).toBeGreaterThanOrEqual(Math.log(2) / 5 - 1e-12);
    }));
});
it('shifting all log values shifts the level and changes no verdict', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -64, max: 64 }), { minLength: 30, maxLength: 120 }), fc.integer({ min: -16, max: 16 }), (steps, shift) => {
        const [a, b] = [new Float64Array(BASELINE_SIZE), new Float64Array(BASELINE_SIZE)];
        for (const x of steps)
            expect(judge(b, x / 8 + shift, settings)).toBe(judge(a, x / 8, settings));
        expect(levelOf(b)).toBeCloseTo(levelOf(a) + shift, 6);
    }));
});
//# sourceMappingURL=robust-baseline.spec.js.map