import { finalLoss, meanOf, type SeedCurve, stepsToTarget } from './curve.js';

/** What a learning rate did with seeds that are used for tuning alone. */
export interface RateTrial {
  readonly rate: number;
  readonly curves: readonly SeedCurve[];
}

/** The learning rates chosen for one baseline, on the validation split. */
export interface TunedRates {
  /** With the fewest mean steps to the target; among equals, with the lower final loss. What time to target is compared with. */
  readonly fast: number;
  /** With the lowest mean final loss. What final accuracy is compared with. */
  readonly accurate: number;
  /** Whether one of them is the first or last of the grid: a better one may lie outside. */
  readonly atEdge: boolean;
}

/** Mean final validation loss of the best rate; infinite where all broke. */
export function bestFinalLoss(trials: readonly RateTrial[]): number {
  return Math.min(...trials.map(({ curves }) => meanFinalLoss(curves)));
}

/**
 * The validation loss that the best tuned baseline has at the budget, mean over the tuning seeds: what all arms are to reach.
 *
 * @throws RangeError where every baseline broke at every rate.
 */
export function targetOf(baselines: readonly (readonly RateTrial[])[]): number {
  const target = Math.min(...baselines.map(bestFinalLoss));
  if (Number.isFinite(target)) return target;
  throw new RangeError('no baseline has a finite validation loss at any learning rate: there is no target');
}

/** The rates of one baseline, ascending in `trials`. */
export function tunedRates(trials: readonly RateTrial[], target: number, budget: number): TunedRates {
  const scored = trials.map(({ rate, curves }) => ({ rate, final: meanFinalLoss(curves), steps: meanOf(curves.map((curve) => stepsToTarget(curve, target, budget).steps)) }));
  const accurate = rateOf(scored.toSorted((a, b) => compare(a.final, b.final)));
  const fast = rateOf(scored.toSorted((a, b) => compare(a.steps, b.steps) || compare(a.final, b.final)));
  const edges = new Set([trials[0]?.rate, trials.at(-1)?.rate]);
  return { fast, accurate, atEdge: edges.has(fast) || edges.has(accurate) };
}

function rateOf(ranked: readonly { readonly rate: number }[]): number {
  return ranked[0]?.rate ?? NaN;
}

function meanFinalLoss(curves: readonly SeedCurve[]): number {
  return meanOf(curves.map(finalLoss));
}

/** Infinities are equal, not NaN apart. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
