import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gapIntervals } from './bootstrap.js';
import { groupGaps } from './group-gaps.js';
import { groupCounter, groupRates, groupRows } from './group-rates.js';
const CASES = JSON.parse(gunzipSync(readFileSync(new URL('../../../test/vectors/fairness.json.gz', import.meta.url))).toString());
const letters = (text) => Array.from(text);
const bits = (text) => letters(text).map(Number);
function predictionsOf({ y, p }, ...attributes) {
    return { labels: bits(y), predictions: bits(p), grouped: groupRows(attributes.map(letters), y.length) };
}
/** The largest distance of two lists of figures; NaN matches NaN. */
function distance(ours, theirs) {
    return Math.max(...ours.map((value, i) => (Number.isNaN(value) && theirs[i] === null ? 0 : Math.abs(value - (theirs[i] ?? NaN)))).map((d) => (Number.isNaN(d) ? Infinity : d)));
}
const gapList = (predictions) => {
    const gaps = groupGaps(groupRates(predictions));
    return [gaps.demographicParityDifference, gaps.demographicParityRatio, gaps.equalizedOddsDifference, gaps.equalizedOddsRatio];
};
describe('group metrics', () => {
    it('equal Fairlearn on 1,200 random cases, with groups that have no positives, no negatives, nobody selected', () => {
        expect(CASES).toHaveLength(1200);
        for (const one of CASES) {
            const rates = groupRates(predictionsOf(one, one.a));
            expect(rates.map(({ group }) => group[0])).toEqual(Object.keys(one.groups).sort());
            for (const { group, count, selectionRate, truePositiveRate, falsePositiveRate } of rates) {
                expect(distance([count, selectionRate, truePositiveRate, falsePositiveRate], one.groups[group[0]])).toBeLessThan(1e-12);
            }
            expect(distance(gapList(predictionsOf(one, one.a)), one.gaps), JSON.stringify(one)).toBeLessThan(1e-12);
        }
    });
    it('equal Fairlearn on intersections, of which some are empty', () => {
        for (const one of CASES)
            expect(distance(gapList(predictionsOf(one, one.a, one.b)), one.both), JSON.stringify(one)).toBeLessThan(1e-12);
    });
    it('count what a rate is over, and take rows as often as they are named', () => {
        const predictions = { labels: [1, 0, 1], predictions: [1, 1, 0], grouped: groupRows([['f', 'm', 'm']], 3) };
        expect(groupRates(predictions)).toEqual([
            { group: ['f'], count: 1, positives: 1, selected: 1, hits: 1, selectionRate: 1, truePositiveRate: 1, falsePositiveRate: 0 },
            { group: ['m'], count: 2, positives: 1, selected: 1, hits: 0, selectionRate: 0.5, truePositiveRate: 0, falsePositiveRate: 1 },
        ]);
        expect(groupCounter(predictions)(Int32Array.of(0, 0))).toMatchObject([{ group: ['f'], count: 2, selected: 2 }]);
        expect(groupRates({ labels: [], predictions: [], grouped: groupRows([[]], 0) })).toEqual([]);
        expect(groupGaps([]).demographicParityDifference).toBeNaN();
    });
    it('refuse arrays of different lengths', () => {
        expect(() => groupRates({ labels: [1], predictions: [1, 0], grouped: groupRows([['f']], 1) })).toThrow('must have one entry a row: 1 and 2');
        expect(() => groupRates({ labels: [1, 0], predictions: [1, 0], grouped: groupRows([['f']], 1) })).toThrow('must have one entry a row: 2 and 1');
    });
});
describe('gapIntervals', () => {
    /** Park and Miller's generator: the same numbers everywhere. */
    function dice(seed) {
        let state = seed;
        return () => {
            state = (state * 48_271) % 2_147_483_647;
            return state / 2_147_483_647;
        };
    }
    it('hold the gap of a large sample, narrower the larger it is', () => {
        const sample = (n) => {
            const group = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 'a' : 'b'));
            // selection rates 0.6 and 0.3
            return { labels: group.map((_, i) => i % 3 % 2), predictions: group.map((g, i) => (((i * 7) >> 1) % 10 < (g === 'a' ? 6 : 3) ? 1 : 0)), grouped: groupRows([group], n) };
        };
        const widths = [200, 2000].map((n) => {
            const [low, high] = gapIntervals(sample(n), { resamples: 200, uniform: dice(3) }).demographicParityDifference;
            expect(low).toBeLessThan(0.3);
            expect(high).toBeGreaterThan(0.3);
            return high - low;
        });
        expect(widths[1]).toBeLessThan(widths[0] / 2);
    });
    it('are those of a bootstrap that draws every row', () => {
        const n = 300;
        const letter = (i) => 'abbccc'[(i * 7) % 6];
        const sample = {
            labels: Array.from({ length: n }, (_, i) => i % 3 % 2), predictions: Array.from({ length: n }, (_, i) => ((i * 11) % 10 < 5 ? 1 : 0)), grouped: groupRows([Array.from({ length: n }, (_, i) => letter(i))], n),
        };
        const uniform = dice(5);
        const count = groupCounter(sample);
        const slow = Array.from({ length: 2000 }, () => groupGaps(count(Int32Array.from({ length: n }, () => Math.floor(uniform() * n)))).equalizedOddsDifference).sort((a, b) => a - b);
        const [low, high] = gapIntervals(sample, { resamples: 2000, uniform }).equalizedOddsDifference;
        // quantiles of 2,000 resamples are known to about 0.01 here
        expect(low).toBeCloseTo(slow[50], 1.5);
        expect(high).toBeCloseTo(slow[1949], 1.5);
    });
});
//# sourceMappingURL=group-metrics.spec.js.map