import { type EvidenceGrade, gradeOf } from '#libs/contracts';

import { controlPValue, holm, outlierPValues } from './outliers.js';

/** A replayed effect beside what chance gives. */
export interface MeasuredEffect {
  readonly grade: Extract<EvidenceGrade, 'MEASURED' | 'REFUTED'>;
  /** Target with the decision neutralised − target as it is, by replay. */
  readonly measuredEffect: number;
  /** Whether it stands out of what decisions of this run do anyway; see {@link gradeEffects}. */
  readonly pValue: number;
}

/** What was estimated and then replayed. */
export interface Replayed {
  readonly estimated: number;
  readonly replayed: number;
}

/** One of the largest, which the lot may have drawn, too. */
export interface ReplayedTop extends Replayed {
  /** Its place among the controls; absent, or −1, where it was not drawn. */
  readonly drawnAt?: number;
}

/** What replayed effects are compared with. */
export interface Ordinary {
  /** Replayed effects of decisions drawn by lot. */
  readonly controls: readonly number[];
  /** Estimated effects of all decisions that are not graded. */
  readonly others: readonly number[];
  /** What rounding alone changes. */
  readonly noise: number;
}

/**
 * Grades replayed effects. MEASURED: beyond the noise floor and of the estimated sign; REFUTED: neither. The grade says that the effect is
 * there; that it is more than what decisions of this run do anyway says the p-value alone.
 *
 * p is the larger of two: against the replayed effects of decisions drawn by lot, adjusted by Holm's step-down method, and for standing out of
 * the tail of all effects, of which the graded are the largest by choice. A decision that was drawn, too, is not its own control.
 *
 * @see Holm, A simple sequentially rejective multiple test procedure, 1979
 */
export function gradeEffects(effects: readonly ReplayedTop[], { controls, others, noise }: Ordinary): MeasuredEffect[] {
  const byControls = holm(effects.map(({ replayed, drawnAt }) => controlPValue(replayed, otherControls(controls, drawnAt))));
  const byTail = outlierPValues(effects.map(({ replayed }) => replayed), others);
  return effects.map((effect, i) => ({ grade: heldAgainst(effect, noise), measuredEffect: effect.replayed, pValue: Math.max(byControls[i] ?? NaN, byTail[i] ?? NaN) }));
}

/** The effects of those drawn that are other decisions. */
export function otherControls(controls: readonly number[], drawnAt = -1): readonly number[] {
  return drawnAt < 0 ? controls : controls.filter((_, k) => k !== drawnAt);
}

/** As where estimates are relied on; for where they are not see `withGrades`. */
function heldAgainst({ estimated, replayed }: Replayed, noise: number): MeasuredEffect['grade'] {
  return gradeOf({ estimated, replayed, noise, verdict: 'reliable' }) as MeasuredEffect['grade'];
}

/** A set of decisions that was asked for by name, and the replayed effects of random sets of its size. */
export interface ReplayedNamedSet extends Replayed {
  readonly controls: readonly number[];
}

/** Grades sets as {@link gradeEffects} does single decisions; nobody looked for the largest among all, so p is against the controls alone, Holm over the sets that have some; null for the others. */
export function gradeSets(sets: readonly ReplayedNamedSet[], noise: number): (Omit<MeasuredEffect, 'pValue'> & { readonly pValue: number | null })[] {
  const tested = sets.filter(({ controls }) => controls.length > 0);
  const adjusted = holm(tested.map(({ replayed, controls }) => controlPValue(replayed, controls)));
  return sets.map((set) => ({ grade: heldAgainst(set, noise), measuredEffect: set.replayed, pValue: adjusted[tested.indexOf(set)] ?? null }));
}
