import type { TraceQualityFigures, TraceVerdict } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';

import { signAgreement, spearman } from './rank-correlation.js';

/** Estimated and replayed effect of the same decision, or set of decisions. */
export interface EffectPair {
  readonly estimated: number;
  readonly replayed: number;
}

/** How far the estimates of this very run and target can be trusted. */
export type TraceQuality = TraceQualityFigures;

const RESAMPLES = 1000;
const RELIABLE = 0.9;
const INDICATIVE = 0.6;
/** A figure over fewer decisions than this share says nothing. */
const MOST_BELOW_NOISE = 0.5;

/** Judges estimates by replays. @param noise |change| of the target that rounding alone makes */
export function traceQuality(single: readonly EffectPair[], sets: readonly EffectPair[], noise: number, seed: number): TraceQuality {
  const above = single.filter(({ replayed }) => Math.abs(replayed) > noise);
  const belowNoise = single.length === 0 ? NaN : 1 - above.length / single.length;
  const figures = { lds: rank(sets), looSpearman: rank(above), signAgreement: signAgreement(above.map((one) => one.estimated), above.map((one) => one.replayed)) };
  return { ...figures, n: { single: single.length, sets: sets.length }, ci: interval(sets, seed), belowNoise, verdict: verdictOf(figures, belowNoise) };
}

function rank(pairs: readonly EffectPair[]): number {
  return spearman(pairs.map((one) => one.estimated), pairs.map((one) => one.replayed));
}

function verdictOf({ lds, looSpearman, signAgreement: signs }: Pick<TraceQuality, 'lds' | 'looSpearman' | 'signAgreement'>, belowNoise: number): TraceVerdict {
  // NaN is less than nothing: what could not be measured is not relied on
  const least = Math.min(lds, looSpearman, signs);
  if (belowNoise > MOST_BELOW_NOISE || !(least >= INDICATIVE)) return 'do not rely on the estimate';
  return least >= RELIABLE ? 'reliable' : 'indicative';
}

/** Percentile bootstrap over the sets. */
function interval(sets: readonly EffectPair[], seed: number): [number, number] {
  const random = seededRandom(seed, 4);
  const found = Array.from({ length: RESAMPLES }, () => rank(sets.map(() => sets[random.below(sets.length)] as EffectPair)))
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  return [found[Math.floor(0.025 * found.length)] ?? NaN, found[Math.ceil(0.975 * found.length) - 1] ?? NaN];
}
