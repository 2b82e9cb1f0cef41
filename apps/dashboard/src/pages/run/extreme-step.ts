import type { Extreme } from '../../heatmap/colour-scale.js';
import { extremeness } from '../../heatmap/colour-scale.js';

/** Steps, or buckets of steps, with their least and greatest values and how many values are NaN or infinite. */
export interface Spans {
  readonly steps: ArrayLike<number>;
  readonly min: ArrayLike<number>;
  readonly max: ArrayLike<number>;
  readonly nonFinite: ArrayLike<number>;
}

/** The step with the most extreme value, one that is NaN or infinite before all; null where there is none. Of equals the first. */
export function extremeStep({ steps, min, max, nonFinite }: Spans, extreme: Extreme): number | null {
  let best: number | null = null;
  let rank = -Infinity;
  for (let i = 0; i < steps.length; i++) {
    const finite = Math.max(extremeness(min[i] ?? NaN, extreme), extremeness(max[i] ?? NaN, extreme));
    const here = (nonFinite[i] ?? 0) > 0 ? Infinity : finite;
    if (here <= rank) continue;
    rank = here;
    best = steps[i] ?? null;
  }
  return best;
}
