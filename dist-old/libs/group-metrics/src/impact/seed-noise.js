import { flipCount } from './flips.js';
/** Excesses that differ by less than this are the same number, summed in another order. */
const SAME = 1e-12;
/**
 * Tests whether scaling moves outcomes more than a seed does, for several groups with the same shuffles.
 *
 * Where scaling does nothing that a seed does not, all runs of both arms are exchangeable, so every way of calling half of them
 * scaled is as likely: the p-value is exact up to the number of shuffles. It finds shifts as well as mere reshuffling of outcomes.
 *
 * @param groups rows of each group. @param below an integer in [0, bound), seeded by the caller.
 * @throws RangeError when an arm has fewer than two runs.
 * @see Székely and Rizzo, Energy statistics: a class of statistics based on distances, 2013
 */
export function testSeedNoise({ scaled, unscaled }, groups, { shuffles, below }) {
    if (scaled.length < 2 || unscaled.length < 2)
        throw new RangeError(`each arm must have at least 2 runs, got ${scaled.length} and ${unscaled.length}`);
    const runs = [...scaled, ...unscaled];
    const distances = groups.map((rows) => distancesOf(runs, rows));
    const isScaled = Uint8Array.from(runs, (_, run) => (run < scaled.length ? 1 : 0));
    const observed = distances.map((of) => excessOf(of, isScaled, scaled.length));
    const asLarge = new Int32Array(groups.length);
    for (let s = 0; s < shuffles; s++) {
        shuffle(isScaled, below);
        distances.forEach((of, group) => {
            if (excessOf(of, isScaled, scaled.length) >= (observed[group] ?? NaN) - SAME)
                asLarge[group] = (asLarge[group] ?? 0) + 1;
        });
    }
    return observed.map((excess, group) => ({ excess, pValue: (1 + (asLarge[group] ?? 0)) / (1 + shuffles) }));
}
/** Share of records in which each pair of runs differs, `[runs * runs]`, above the diagonal. */
function distancesOf(runs, rows) {
    const distances = new Float64Array(runs.length ** 2);
    runs.forEach((first, i) => {
        for (let j = i + 1; j < runs.length; j++)
            distances[i * runs.length + j] = rows.length === 0 ? 0 : flipCount(first, runs[j], rows) / rows.length;
    });
    return distances;
}
/** Mean over pairs across the arms − mean of the means over pairs within each. */
function excessOf(distances, isScaled, scaled) {
    const runs = isScaled.length;
    const sums = [0, 0, 0]; // both unscaled, across, both scaled
    for (let i = 0; i < runs; i++) {
        for (let j = i + 1; j < runs; j++) {
            const kind = isScaled[i] + isScaled[j];
            sums[kind] = (sums[kind] ?? 0) + distances[i * runs + j];
        }
    }
    const unscaled = runs - scaled;
    const [ofUnscaled = 0, across = 0, ofScaled = 0] = sums;
    return across / (scaled * unscaled) - (pairMean(ofScaled, scaled) + pairMean(ofUnscaled, unscaled)) / 2;
}
function pairMean(sum, runs) {
    return sum / ((runs * (runs - 1)) / 2);
}
/** Fisher and Yates, in place. */
function shuffle(labels, below) {
    for (let i = labels.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [labels[i], labels[j]] = [labels[j], labels[i]];
    }
}
//# sourceMappingURL=seed-noise.js.map