/** What one training came to; the validation split is looked at at `steps`, the test split at the end only. */
export interface SeedCurve {
  /** Of the first weights and of the order of the batches; the same seeds, in the same order, in every arm. */
  readonly seed: number;
  /** Steps taken before each look, ascending. */
  readonly steps: readonly number[];
  /** Mean loss on the validation split at each look; may be NaN or infinite where training broke. */
  readonly losses: readonly number[];
  /** Share of the test split that is classified right, after the last step; R² on it where a number is predicted. */
  readonly testAccuracy: number;
  readonly testLoss: number;
}

/** When a target was reached. */
export interface Reached {
  /** Steps to the target; the budget where it was missed. */
  readonly steps: number;
  readonly missed: boolean;
}

/** Evaluations in a trailing mean: one lucky look reaches nothing. */
export const LOOKS_IN_MEAN = 3;

/** First look at which the mean of the last {@link LOOKS_IN_MEAN} losses is at most the target; a miss counts as the budget. */
export function stepsToTarget({ steps, losses }: Pick<SeedCurve, 'steps' | 'losses'>, target: number, budget: number): Reached {
  const look = losses.findIndex((_, i) => trailingMean(losses, i) <= target);
  return look === -1 ? { steps: budget, missed: true } : { steps: steps[look] ?? budget, missed: false };
}

/** Mean of the last {@link LOOKS_IN_MEAN} validation losses; infinite where training broke or was looked at less often. */
export function finalLoss({ losses }: Pick<SeedCurve, 'losses'>): number {
  const mean = trailingMean(losses, losses.length - 1);
  return Number.isFinite(mean) ? mean : Infinity;
}

/** NaN before there are enough. */
function trailingMean(losses: readonly number[], last: number): number {
  if (last < LOOKS_IN_MEAN - 1) return NaN;
  return meanOf(losses.slice(last - LOOKS_IN_MEAN + 1, last + 1));
}

/** Arithmetic mean; NaN of none. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Middle value, or the mean of the two in the middle; NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
