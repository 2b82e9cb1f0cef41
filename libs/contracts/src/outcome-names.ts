/** A score and what it takes to name the class that the model decides for. */
export interface NamedScore {
  /** Of two the positive one last; null where they were not recorded, or a number is predicted. */
  readonly classNames: readonly string[] | null;
  /** 0 to 1; null without one. */
  readonly score: number | null;
  readonly threshold: number;
  /** Index of the class decided for, with more than two classes; else null. */
  readonly decided: number | null;
}

/** The names that belong to a score; null where they are not known. */
export interface OutcomeNames {
  /** Of the class that the score is the probability of. */
  readonly scoreClass: string | null;
  /** Of the class that the model decides for. */
  readonly decidedClass: string | null;
  /** Of the class that is decided for instead where a person overturns it; null unless there are two classes. */
  readonly otherClass: string | null;
}

const UNKNOWN: OutcomeNames = { scoreClass: null, decidedClass: null, otherClass: null };

/**
 * The classes behind a score, by name. Of two the positive (last) one is decided for from `threshold` on, and a score that is no number decides
 * for the first; with more the score is of the class decided for.
 */
export function outcomeNames({ classNames, score, threshold, decided }: NamedScore): OutcomeNames {
  if (classNames === null || score === null) return UNKNOWN;
  if (classNames.length === 2) return ofTwo(classNames, score >= threshold);
  const name = decided === null ? null : (classNames[decided] ?? null);
  return { scoreClass: name, decidedClass: name, otherClass: null };
}

function ofTwo([other = '', positive = '']: readonly string[], isPositive: boolean): OutcomeNames {
  return isPositive ? { scoreClass: positive, decidedClass: positive, otherClass: other } : { scoreClass: positive, decidedClass: other, otherClass: positive };
}
