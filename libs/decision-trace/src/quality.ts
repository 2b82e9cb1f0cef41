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

/** Shares of the decisions that random sets hold, one after the other. */
export const SET_SHARES = [0.01, 0.05, 0.2] as const;

/** Decisions in a random set, of so many. */
export function setSize(share: number, decisions: number): number {
  return Math.max(2, Math.round(share * decisions));
}

/**
 * Decision-LDS: Spearman between estimated and replayed effects of random sets, within each size, and the mean over the sizes by
 * their numbers of sets (over all sizes at once large sets would always rank above small ones).
 *
 * @see Park et al., TRAK: Attributing Model Behavior at Scale, 2023, https://arxiv.org/abs/2303.14186 (LDS, over data)
 */
export function decisionLds(setsBySize: readonly (readonly EffectPair[])[]): number {
  const ranked = setsBySize.map((pairs) => ({ count: pairs.length, rho: rank(pairs) })).filter(({ rho }) => !Number.isNaN(rho));
  return ranked.reduce((sum, { count, rho }) => sum + count * rho, 0) / ranked.reduce((sum, { count }) => sum + count, 0);
}

/** Judges estimates by replays. @param noise |change| of the target that rounding alone makes */
export function traceQuality(single: readonly EffectPair[], sets: readonly (readonly EffectPair[])[], noise: number, seed: number): TraceQuality {
  const above = single.filter(({ replayed }) => Math.abs(replayed) > noise);
  const belowNoise = single.length === 0 ? NaN : 1 - above.length / single.length;
  const figures = { lds: decisionLds(sets), looSpearman: rank(above), signAgreement: signAgreement(above.map((one) => one.estimated), above.map((one) => one.replayed)) };
  return { ...figures, n: { single: single.length, sets: sets.reduce((sum, { length }) => sum + length, 0) }, ci: interval(sets, seed), belowNoise, verdict: verdictOf(figures, belowNoise) };
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

/** Percentile bootstrap over the sets of each size. */
function interval(sets: readonly (readonly EffectPair[])[], seed: number): [number, number] {
  const random = seededRandom(seed, 4);
  const found = Array.from({ length: RESAMPLES }, () => decisionLds(sets.map((pairs) => pairs.map(() => pairs[random.below(pairs.length)] as EffectPair))))
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  return [found[Math.floor(0.025 * found.length)] ?? NaN, found[Math.ceil(0.975 * found.length) - 1] ?? NaN];
}
