import { interval } from '#libs/group-metrics';
import { meanOf, medianOf } from './curve.js';
/** Largest loss of final accuracy that counts as equal. Unit: percentage points. */
export const ACCURACY_MARGIN = 0.5;
/**
 * 95 % percentile interval of a statistic over resamples: of each list that is drawn from, as many indices as it is long, with replacement.
 *
 * @param counts lengths of what is drawn from: seeds, or seeds and turns of a clock.
 * @see Efron and Tibshirani, An Introduction to the Bootstrap, 1993
 */
export function resampledInterval(counts, statistic, { resamples, uniform }) {
    const draw = (count) => Array.from({ length: count }, () => Math.floor(uniform() * count));
    return interval(Array.from({ length: resamples }, () => statistic(counts.map(draw))));
}
/** 100 · (1 − mean(own)/mean(other)), with an interval over pairs: values of the same seed are drawn together. */
export function pairedSaving(own, other, resampling) {
    const percentOf = (picks) => 100 * (1 - pickedMean(own, picks) / pickedMean(other, picks));
    return { percent: percentOf([...own.keys()]), ci95: resampledInterval([own.length], ([seeds = []]) => percentOf(seeds), resampling) };
}
/** As {@link pairedSaving}, of mean steps times the median of seconds a step; seeds and turns are drawn apart, both in pairs. */
export function timedSaving(own, other, resampling) {
    const secondsOf = ({ steps, secondsPerStep }, seeds, turns) => pickedMean(steps, seeds) * pickedMedian(secondsPerStep, turns);
    const percentOf = (seeds, turns) => 100 * (1 - secondsOf(own, seeds, turns) / secondsOf(other, seeds, turns));
    const counts = [own.steps.length, own.secondsPerStep.length];
    return { percent: percentOf([...own.steps.keys()], [...own.secondsPerStep.keys()]), ci95: resampledInterval(counts, ([seeds = [], turns = []]) => percentOf(seeds, turns), resampling) };
}
/** Test of shares (accuracies) of the same seeds: holds where the paired 95 % interval of the difference is above −{@link ACCURACY_MARGIN}. */
export function notWorse(own, other, resampling) {
    const differences = own.map((value, i) => 100 * (value - (other[i] ?? NaN)));
    const ci95 = resampledInterval([differences.length], ([seeds = []]) => pickedMean(differences, seeds), resampling);
    return { points: meanOf(differences), ci95, holds: ci95[0] > -ACCURACY_MARGIN };
}
/** Mean of the values at these indices. */
export function pickedMean(values, picks) {
    return meanOf(picks.map((pick) => values[pick] ?? NaN));
}
/** Median of the values at these indices: one turn that something else disturbed moves it little. */
export function pickedMedian(values, picks) {
    return medianOf(picks.map((pick) => values[pick] ?? NaN));
}
//# sourceMappingURL=saving.js.map