import { groupGaps, type GroupGaps } from './group-gaps.js';
import { groupCounter, type GroupedPredictions } from './group-rates.js';

/** A 95 % interval. */
export type Interval = readonly [number, number];

/** Intervals of the gaps. */
export type GapIntervals = { readonly [Gap in keyof GroupGaps]: Interval };

const GAPS = ['demographicParityDifference', 'demographicParityRatio', 'equalizedOddsDifference', 'equalizedOddsRatio'] as const;

/** How a bootstrap draws. */
export interface Resampling {
  readonly resamples: number;
  /** An integer in [0, bound), each equally likely; seeded by the caller. */
  readonly below: (bound: number) => number;
}

/** {@link gapIntervalsOfAll} of one way to group. */
export function gapIntervals(predictions: GroupedPredictions, resampling: Resampling): GapIntervals {
  return gapIntervalsOfAll([predictions], resampling)[0] as GapIntervals;
}

/**
 * Percentile bootstrap over rows: each resample draws as many rows as there are, with replacement. Several ways to group the
 * same rows share the draws, which cost most; rows that no way tells apart are counted together.
 *
 * @see Efron and Tibshirani, An Introduction to the Bootstrap, 1993
 */
export function gapIntervalsOfAll(ways: readonly GroupedPredictions[], { resamples, below }: Resampling): GapIntervals[] {
  const counters = ways.map(groupCounter);
  const { kindOf, firsts } = kindsOf(ways);
  const found: GroupGaps[][] = ways.map(() => []);
  for (let resample = 0; resample < resamples; resample++) {
    const times = new Int32Array(firsts.length);
    for (let i = 0; i < kindOf.length; i++) {
      const kind = kindOf[below(kindOf.length)] as number;
      times[kind] = (times[kind] as number) + 1;
    }
    counters.forEach((count, way) => found[way]?.push(groupGaps(count(firsts, times))));
  }
  return found.map((of) => Object.fromEntries(GAPS.map((gap) => [gap, interval(of.map((gaps) => gaps[gap]))])) as GapIntervals);
}

/** Rows by what all ways know of them: the kind of each row, `[rows]`, and the first row of each kind, `[kinds]`. */
function kindsOf(ways: readonly GroupedPredictions[]): { readonly kindOf: Int32Array; readonly firsts: Int32Array } {
  const kinds = new Map<string, number>();
  const firsts: number[] = [];
  const kindOf = Int32Array.from({ length: ways[0]?.labels.length ?? 0 }, (_, row) => {
    const key = ways.map(({ labels, predictions, grouped }) => `${labels[row]} ${predictions[row]} ${grouped.groupOf[row]}`).join();
    const kind = kinds.get(key) ?? firsts.push(row) - 1;
    kinds.set(key, kind);
    return kind;
  });
  return { kindOf, firsts: Int32Array.from(firsts) };
}

/** 2.5 and 97.5 % of the values that are numbers; NaN without any. */
export function interval(values: readonly number[]): Interval {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return [sorted[Math.floor(0.025 * sorted.length)] ?? NaN, sorted[Math.ceil(0.975 * sorted.length) - 1] ?? NaN];
}
