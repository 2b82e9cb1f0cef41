import { describe, expect, it } from 'vitest';
import { healthySeries, HEALTHY_KINDS } from './generated-series.js';
import { EVENT_KINDS, plantEvents } from './planted-events.js';
/** Correlation of neighbouring log values about their running mean, from step 600 on. */
function neighbourCorrelation(values) {
    const logs = [...values.subarray(600)].map(Math.log);
    const slow = logs.map((_, i) => logs.slice(Math.max(0, i - 100), i + 100).reduce((a, b) => a + b, 0) / Math.min(logs.length, i + 100, 200, logs.length - i + 100));
    const rest = logs.map((x, i) => x - (slow[i] ?? 0));
    const variance = rest.reduce((sum, x) => sum + x * x, 0);
    return rest.slice(1).reduce((sum, x, i) => sum + x * (rest[i] ?? 0), 0) / variance;
}
describe.each(HEALTHY_KINDS)('a healthy series of kind %s', (kind) => {
    it('is the same for the same seed, another for another, positive and finite', () => {
        const { values } = healthySeries(kind, 7);
        expect(healthySeries(kind, 7).values).toEqual(values);
        expect(healthySeries(kind, 8).values).not.toEqual(values);
        expect(values).toHaveLength(6000);
        expect(values.every((value) => value > 0 && value < Infinity)).toBe(true);
    });
    it('begins with a fall by e to e^3', () => {
        for (let seed = 1; seed <= 20; seed++) {
            const logs = [...healthySeries(kind, seed).values].map(Math.log);
            const mean = (from, to) => logs.slice(from, to).reduce((a, b) => a + b, 0) / (to - from);
            expect(mean(0, 3) - mean(300, 400)).toBeGreaterThan(0.4);
            expect(mean(0, 3) - mean(300, 400)).toBeLessThan(3.6);
        }
    });
});
it('autocorrelated series are, the others are less', () => {
    for (let seed = 1; seed <= 5; seed++) {
        expect(neighbourCorrelation(healthySeries('ar1', seed, 3000).values)).toBeGreaterThan(0.5);
        expect(neighbourCorrelation(healthySeries('t10', seed, 3000).values)).toBeLessThan(0.6);
    }
});
it('regimes change three times, at the steps it says', () => {
    const { changes } = healthySeries('regime', 3);
    expect(changes).toHaveLength(3);
    expect(healthySeries('t6', 3).changes).toEqual([]);
});
describe('planted events', () => {
    const cases = Array.from({ length: 24 }, (_, seed) => ({ seed, healthy: healthySeries('regime', seed) }));
    const planted = cases.map(({ seed, healthy }) => ({ healthy, ...plantEvents(healthy, seed) }));
    it('are of all kinds, at least 300 steps apart, 600 after a ramp, and leave the healthy series as it was', () => {
        const kinds = new Set(planted.flatMap(({ events }) => events.map(({ kind }) => kind)));
        expect([...kinds].sort()).toEqual([...EVENT_KINDS].sort());
        for (const { events, healthy, values } of planted) {
            expect(values).not.toBe(healthy.values);
            expect(events[0]?.from).toBeGreaterThanOrEqual(600);
            events.slice(1).forEach(({ from }, i) => {
                expect(from - events[i].from).toBeGreaterThanOrEqual(events[i].kind === 'ramp' ? 600 : 300);
            });
        }
    });
    it('alter the steps they name by what they name, and no others', () => {
        const ratioAt = {
            x3: () => 3,
            x5: () => 5,
            x10: () => 10,
            burst: () => 5,
            masked: (i) => (i === 0 ? 1000 : i === 8 ? 5 : 1),
            nan: () => NaN,
            afterNan: (i) => (i === 0 ? NaN : 5),
            ramp: (i) => 1.008 ** (i + 1),
        };
        for (const { events, healthy, values } of planted) {
            const expected = new Float64Array(values.length).fill(1);
            for (const { kind, from, to } of events)
                for (let i = from; i <= to; i++)
                    expected[i] = ratioAt[kind](i - from);
            values.forEach((value, i) => {
                const ratio = value / healthy.values[i];
                if (Number.isNaN(expected[i]))
                    expect(ratio).toBeNaN();
                else if (Math.abs(ratio / expected[i] - 1) > 1e-5)
                    expect([i, ratio]).toEqual([i, expected[i]]);
            });
        }
    });
    it('keep clear of changes of the healthy level', () => {
        for (const { events, healthy } of planted) {
            for (const change of healthy.changes) {
                expect(events.filter(({ from, to }) => from < change + 150 && to > change - 20)).toEqual([]);
            }
        }
    });
});
//# sourceMappingURL=generated-series.spec.js.map