import type { NonInferiority, Saving } from '#libs/contracts';
import { type Interval, interval, type Resampling } from '#libs/group-metrics';

import { meanOf, medianOf } from './curve.js';

/** Largest loss of final accuracy that counts as equal. Unit: percentage points. */
export const ACCURACY_MARGIN = 0.5;

/**
 * 95 % percentile interval of a statistic over resamples: of each list that is drawn from, as many indices as it is long, with replacement.
 *
 * @param counts lengths of what is drawn from: seeds, or seeds and turns of a clock.
 * @see Efron and Tibshirani, An Introduction to the Bootstrap, 1993
 */
export function resampledInterval(counts: readonly number[], statistic: (picks: readonly (readonly number[])[]) => number, { resamples, uniform }: Resampling): Interval {
  const draw = (count: number): number[] => Array.from({ length: count }, () => Math.floor(uniform() * count));
  return interval(Array.from({ length: resamples }, () => statistic(counts.map(draw))));
}

/** 100 · (1 − mean(own)/mean(other)), with an interval over pairs: values of the same seed are drawn together. */
export function pairedSaving(own: readonly number[], other: readonly number[], resampling: Resampling): Saving {
  const percentOf = (picks: readonly number[]): number => 100 * (1 - pickedMean(own, picks) / pickedMean(other, picks));
  return { percent: percentOf([...own.keys()]), ci95: resampledInterval([own.length], ([seeds = []]) => percentOf(seeds), resampling) };
}

/** Seconds to a target: steps of each seed times seconds a step of each turn. */
export interface TimedSteps {
  readonly steps: readonly number[];
  /** Of each turn; turns were taken in turns with those of what it is compared with. */
  readonly secondsPerStep: readonly number[];
}

/** As {@link pairedSaving}, of mean steps times the median of seconds a step; seeds and turns are drawn apart, both in pairs. */
export function timedSaving(own: TimedSteps, other: TimedSteps, resampling: Resampling): Saving {
  const secondsOf = ({ steps, secondsPerStep }: TimedSteps, seeds: readonly number[], turns: readonly number[]): number => pickedMean(steps, seeds) * pickedMedian(secondsPerStep, turns);
  const percentOf = (seeds: readonly number[], turns: readonly number[]): number => 100 * (1 - secondsOf(own, seeds, turns) / secondsOf(other, seeds, turns));
  const counts = [own.steps.length, own.secondsPerStep.length];
  return { percent: percentOf([...own.steps.keys()], [...own.secondsPerStep.keys()]), ci95: resampledInterval(counts, ([seeds = [], turns = []]) => percentOf(seeds, turns), resampling) };
}

/** Test of shares (accuracies) of the same seeds: holds where the paired 95 % interval of the difference is above −{@link ACCURACY_MARGIN}. */
export function notWorse(own: readonly number[], other: readonly number[], resampling: Resampling): NonInferiority {
  const differences = own.map((value, i) => 100 * (value - (other[i] ?? NaN)));
  const ci95 = resampledInterval([differences.length], ([seeds = []]) => pickedMean(differences, seeds), resampling);
  return { points: meanOf(differences), ci95, holds: ci95[0] > -ACCURACY_MARGIN };
}

/** Mean of the values at these indices. */
export function pickedMean(values: readonly number[], picks: readonly number[]): number {
  return meanOf(picks.map((pick) => values[pick] ?? NaN));
}

/** Median of the values at these indices: one turn that something else disturbed moves it little. */
export function pickedMedian(values: readonly number[], picks: readonly number[]): number {
  return medianOf(picks.map((pick) => values[pick] ?? NaN));
}
