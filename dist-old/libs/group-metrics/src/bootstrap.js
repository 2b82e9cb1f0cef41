import { binomial } from './binomial.js';
import { groupGaps } from './group-gaps.js';
import { groupCounter } from './group-rates.js';
const GAPS = ['demographicParityDifference', 'demographicParityRatio', 'equalizedOddsDifference', 'equalizedOddsRatio'];
/** {@link gapIntervalsOfAll} of one way to group. */
export function gapIntervals(predictions, resampling) {
    return gapIntervalsOfAll([predictions], resampling)[0];
}
/**
 * Percentile bootstrap over rows: each resample draws as many rows as there are, with replacement. That is a draw of how often each
 * kind of row comes (a multinomial; rows that no way tells apart are of one kind), so resamples cost the same for any number of rows.
 * Several ways to group the same rows share the draws.
 *
 * @see Efron and Tibshirani, An Introduction to the Bootstrap, 1993
 */
export function gapIntervalsOfAll(ways, { resamples, uniform }) {
    const counters = ways.map(groupCounter);
    const { firsts, counts } = kindsOf(ways);
    const found = ways.map(() => []);
    for (let resample = 0; resample < resamples; resample++) {
        const times = multinomial(counts, uniform);
        counters.forEach((count, way) => found[way]?.push(groupGaps(count(firsts, times))));
    }
    return found.map((of) => Object.fromEntries(GAPS.map((gap) => [gap, interval(of.map((gaps) => gaps[gap]))])));
}
/** How often each kind comes in as many draws as there are rows: each from what is left, in its share of the kinds that are left. */
function multinomial(counts, uniform) {
    let rowsLeft = counts.reduce((sum, count) => sum + count, 0);
    let drawsLeft = rowsLeft;
    return Int32Array.from(counts, (count) => {
        const drawn = binomial(drawsLeft, count / rowsLeft, uniform);
        drawsLeft -= drawn;
        rowsLeft -= count;
        return drawn;
    });
}
/** Rows by what all ways know of them: the first row of each kind, and how many are of it. */
function kindsOf(ways) {
    const kinds = new Map();
    for (let row = 0; row < (ways[0]?.labels.length ?? 0); row++) {
        const key = ways.map(({ labels, predictions, grouped }) => `${labels[row]} ${predictions[row]} ${grouped.groupOf[row]}`).join();
        const kind = kinds.get(key);
        if (kind === undefined)
            kinds.set(key, { first: row, count: 1 });
        else
            kind.count += 1;
    }
    return { firsts: Int32Array.from(kinds.values(), ({ first }) => first), counts: Array.from(kinds.values(), ({ count }) => count) };
}
/** 95 % percentile bootstrap of the mean: each resample draws as many values as there are, with replacement. */
export function meanInterval(values, { resamples, uniform }) {
    const means = Array.from({ length: resamples }, () => {
        let sum = 0;
        for (let i = 0; i < values.length; i++)
            sum += values[Math.floor(uniform() * values.length)];
        return sum / values.length;
    });
    return interval(means);
}
/** 2.5 and 97.5 % of the values that are numbers; NaN without any. */
export function interval(values) {
    const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
    return [sorted[Math.floor(0.025 * sorted.length)] ?? NaN, sorted[Math.ceil(0.975 * sorted.length) - 1] ?? NaN];
}
//# sourceMappingURL=bootstrap.js.map