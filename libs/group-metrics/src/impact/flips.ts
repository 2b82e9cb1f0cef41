import { binomial } from '../binomial.js';
import type { Interval } from '../bootstrap.js';
import { interval } from '../bootstrap.js';

/** Outcomes of one model, `[records]`: 1 where the positive class is given, else 0. */
export type Outcomes = Uint8Array;

/** How outcomes differ between two models, over some records. */
export interface Flips {
  /** Positive in the first and not in the second, and the other way round. */
  readonly gained: number;
  readonly lost: number;
}

/** Records whose outcome differs between two models, by direction. */
export function countFlips(first: Outcomes, second: Outcomes, rows: Int32Array): Flips {
  let [gained, lost] = [0, 0];
  for (const row of rows) {
    const difference = (first[row] ?? 0) - (second[row] ?? 0);
    if (difference > 0) gained++;
    else if (difference < 0) lost++;
  }
  return { gained, lost };
}

/** Records in which two models differ. */
export function flipCount(first: Outcomes, second: Outcomes, rows: Int32Array): number {
  const { gained, lost } = countFlips(first, second, rows);
  return gained + lost;
}

/** Intervals of a share of flips. */
export interface FlipIntervals {
  /** Of (gained + lost) / records. */
  readonly flip: Interval;
  /** Of (gained − lost) / records. */
  readonly net: Interval;
}

/**
 * 95 % percentile intervals by a paired bootstrap over records: each resample draws records, with both their outcomes. That
 * is a draw of how many gain and lose from a multinomial, so resamples cost the same for any number of records.
 *
 * @param uniform in [0, 1), seeded by the caller.
 */
export function flipIntervals({ gained, lost }: Flips, records: number, { resamples, uniform }: { readonly resamples: number; readonly uniform: () => number }): FlipIntervals {
  if (records === 0) return { flip: [NaN, NaN], net: [NaN, NaN] };
  const [flips, nets]: [number[], number[]] = [[], []];
  for (let r = 0; r < resamples; r++) {
    const up = binomial(records, gained / records, uniform);
    const down = gained === records ? 0 : binomial(records - up, Math.min(1, lost / (records - gained)), uniform);
    flips.push((up + down) / records);
    nets.push((up - down) / records);
  }
  return { flip: interval(flips), net: interval(nets) };
}
