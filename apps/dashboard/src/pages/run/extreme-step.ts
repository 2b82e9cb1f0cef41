import type { Extreme } from '../../heatmap/colour-scale.js';
import { extremeness } from '../../heatmap/colour-scale.js';

/** The step with the most extreme value; null where there is none. Of equals the first. */
export function extremeStep(steps: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>, extreme: Extreme): number | null {
  let best: number | null = null;
  let rank = -Infinity;
  for (let i = 0; i < steps.length; i++) {
    const here = Math.max(extremeness(low[i] ?? NaN, extreme), extremeness(high[i] ?? NaN, extreme));
    if (here <= rank) continue;
    rank = here;
    best = steps[i] ?? null;
  }
  return best;
}
