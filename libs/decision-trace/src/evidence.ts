import type { EvidenceGrade } from '#libs/contracts';

/** A replayed effect beside what chance gives. */
export interface MeasuredEffect {
  readonly grade: Extract<EvidenceGrade, 'MEASURED' | 'REFUTED'>;
  /** Target with the decision neutralised − target as it is, by replay. */
  readonly measuredEffect: number;
  /** (1 + controls with an effect as large, whichever way) / (1 + controls), Holm-adjusted over what was replayed. */
  readonly pValue: number;
}

/** What was estimated and then replayed. */
export interface Replayed {
  readonly estimated: number;
  readonly replayed: number;
}

/**
 * Grades replayed effects. MEASURED: beyond the noise floor and of the estimated sign; REFUTED: neither.
 *
 * p-values are against the replayed effects of decisions drawn by lot, adjusted by Holm's step-down method.
 *
 * @see Holm, A simple sequentially rejective multiple test procedure, 1979
 */
export function gradeEffects(effects: readonly Replayed[], controls: readonly number[], noise: number): MeasuredEffect[] {
  const raw = effects.map(({ replayed }) => (1 + controls.filter((control) => Math.abs(control) >= Math.abs(replayed)).length) / (1 + controls.length));
  const adjusted = holm(raw);
  return effects.map(({ estimated, replayed }, i) => {
    const isConfirmed = Math.abs(replayed) > noise && Math.sign(replayed) === Math.sign(estimated);
    return { grade: isConfirmed ? 'MEASURED' : 'REFUTED', measuredEffect: replayed, pValue: adjusted[i] ?? NaN };
  });
}

/** Holm: the k-th smallest of n p-values times n − k, never below the one before, 1 at the most. */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(pValues.length);
  let least = 0;
  order.forEach(({ p, i }, k) => {
    least = Math.min(1, Math.max(least, p * (pValues.length - k)));
    adjusted[i] = least;
  });
  return adjusted;
}
