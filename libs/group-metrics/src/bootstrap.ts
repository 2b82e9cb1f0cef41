import { groupGaps, type GroupGaps } from './group-gaps.js';
import { groupRates, type GroupedPredictions } from './group-rates.js';

/** A 95 % interval. */
export type Interval = readonly [number, number];

/** Intervals of the gaps. */
export type GapIntervals = { readonly [Gap in keyof GroupGaps]: Interval };

const GAPS = ['demographicParityDifference', 'demographicParityRatio', 'equalizedOddsDifference', 'equalizedOddsRatio'] as const;

/**
 * Percentile bootstrap over rows: each resample draws as many rows as there are, with replacement.
 *
 * @param below an integer in [0, bound), each equally likely; seeded by the caller.
 * @see Efron and Tibshirani, An Introduction to the Bootstrap, 1993
 */
export function gapIntervals(predictions: GroupedPredictions, { resamples, below }: { readonly resamples: number; readonly below: (bound: number) => number }): GapIntervals {
  const n = predictions.labels.length;
  const found = Array.from({ length: resamples }, () => groupGaps(groupRates(predictions, Int32Array.from({ length: n }, () => below(n)))));
  return Object.fromEntries(GAPS.map((gap) => [gap, interval(found.map((gaps) => gaps[gap]))])) as GapIntervals;
}

/** 2.5 and 97.5 % of the values that are numbers; NaN without any. */
function interval(values: readonly number[]): Interval {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return [sorted[Math.floor(0.025 * sorted.length)] ?? NaN, sorted[Math.ceil(0.975 * sorted.length) - 1] ?? NaN];
}
