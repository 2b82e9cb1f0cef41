import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WINDOW_FUNCTIONS } from './definition.js';
import { ringLayout, ringSteps, ringValues, windowReader } from './windows.js';
const STEP = 3;
/** Feeds values row by row and tells the window at each row from the first full one on; a new reader at every `renewed` rows. */
function along(window, values, renewed = Infinity) {
    const layout = ringLayout([window]);
    const memory = new Float64Array(layout.memorySize);
    const ring = ringValues(memory, layout.rings[0]);
    const steps = layout.steps === null ? null : ringSteps(memory, layout.steps);
    let reader = windowReader(window, { values: ring, steps });
    return values.flatMap((value, row) => {
        if (row % renewed === 0)
            reader = windowReader(window, { values: ring, steps });
        ring[row % ring.length] = value;
        if (steps !== null)
            steps[row % steps.length] = 1000 + STEP * row;
        return row + 1 < layout.warmUp ? [] : [reader(row + 1)];
    });
}
const fed = (window, values) => along(window, values).at(-1);
/** The same, from the whole series, the slow and plain way. */
function naive({ fn, steps, offset, q = 0 }, all) {
    const window = all.map(Math.fround).slice(all.length - offset - steps, all.length - offset);
    const finite = window.filter(Number.isFinite);
    const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
    const sorted = [...finite].sort((a, b) => a - b);
    const place = q * (finite.length - 1);
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    const told = {
        mean: () => mean,
        min: () => sorted[0] ?? NaN,
        max: () => sorted.at(-1) ?? NaN,
        quantile: () => low + (place - Math.floor(place)) * (high - low),
        std: () => Math.sqrt(finite.reduce((sum, value) => sum + (value - mean) ** 2, 0) / finite.length),
        delta: () => window.at(-1) - window[0],
        nonFinite: () => window.length - finite.length,
        slope: () => {
            const points = window.map((y, i) => ({ x: STEP * i, y })).filter(({ y }) => Number.isFinite(y));
            const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
            const over = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - mean), 0);
            const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
            return points.length < 2 ? NaN : over / spread;
        },
    };
    return finite.length === 0 && fn !== 'nonFinite' && fn !== 'delta' ? NaN : told[fn]();
}
const value = fc.oneof({ weight: 8, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }) }, { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) });
describe.each(WINDOW_FUNCTIONS)('%s', (fn) => {
    it('is what the plain computation over the last steps gives, at every row, also after a new start', () => {
        fc.assert(fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(5), fc.double({ min: 0, max: 1, noNaN: true }), fc.array(value, { minLength: 17, maxLength: 60 }), (steps, offset, q, values) => {
            const window = { measure: 'gradNorm', fn, steps, offset, q };
            const told = along(window, values);
            told.forEach((ours, i) => {
                const theirs = naive(window, values.slice(0, steps + offset + i));
                if (Number.isFinite(theirs))
                    expect(ours).toBeCloseTo(theirs, 4);
                else
                    expect(ours).toBe(theirs);
            });
            expect(along(window, values, 3)).toEqual(told);
        }));
    });
});
it.each([
    ['mean', 3], // (2 + 4) / 2
    ['min', 2],
    ['max', 4],
    ['std', 1],
    ['nonFinite', 1],
    ['slope', 1], // from 2 to 4 in two steps of 3: 2 / (2 · 3) = 1/3 a step
])('%s of 2, NaN, 4 leaves the NaN out', (fn, expected) => {
    expect(fed({ measure: 'loss', fn, steps: 3, offset: 0 }, [9, 9, 2, NaN, 4])).toBeCloseTo(fn === 'slope' ? expected / 3 : expected, 12);
});
it('an offset leaves the newest out', () => {
    expect(fed({ measure: 'loss', fn: 'max', steps: 2, offset: 1 }, [7, 1, 2, 50])).toBe(2);
});
it('windows of one series share their memory: two float32 to a number', () => {
    const window = (fn, steps, offset = 0) => ({ measure: 'gradNorm', fn, steps, offset });
    expect(ringLayout([window('mean', 100), window('max', 30, 90)])).toMatchObject({ rings: [{ size: 120 }], steps: null, warmUp: 120, memorySize: 61 });
    expect(ringLayout([window('slope', 10)])).toMatchObject({ steps: { size: 10 }, memorySize: 11 });
    expect(ringLayout([])).toMatchObject({ warmUp: 0, memorySize: 0 });
});
//# sourceMappingURL=windows.spec.js.map