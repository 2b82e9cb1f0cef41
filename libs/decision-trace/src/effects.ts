import type { Metagradient } from './metagradient.js';
import { decisionAt, type DecisionPlace, type RecordedPath } from './recorded-path.js';

/** What neutralising one decision (scale 1, all others as recorded) would change in the target. */
export interface DecisionEffect extends DecisionPlace {
  /** The recorded scale. */
  readonly scale: number;
  /** Estimated target with it neutralised − target as it is. */
  readonly effect: number;
}

/**
 * Estimated effects of neutralising each decision, `[steps * layers]`: (1 − s) ∂f/∂s = (1 − s)/s · ∂f/∂log s.
 *
 * Linear in s, as the update is. 0 where the scale is 1; NaN where it is 0 or not finite.
 */
export function neutralEffects({ logScale }: Pick<Metagradient, 'logScale'>, { scales }: Pick<RecordedPath, 'scales'>): Float64Array {
  return logScale.map((derivative, i) => {
    const s = scales[i] as number;
    if (s === 1) return 0;
    return Number.isFinite(s) && s !== 0 ? ((1 - s) / s) * derivative : NaN;
  });
}

/** The decisions with the largest estimated effects, whichever way, largest first. */
export function largestEffects(effects: Float64Array, path: RecordedPath, count: number): DecisionEffect[] {
  return Array.from(effects.keys())
    .filter((i) => Number.isFinite(effects[i]) && effects[i] !== 0)
    .sort((a, b) => Math.abs(effects[b] as number) - Math.abs(effects[a] as number))
    .slice(0, count)
    .map((i) => ({ ...decisionAt(path, i, path.scales[i] as number), effect: effects[i] as number }));
}
