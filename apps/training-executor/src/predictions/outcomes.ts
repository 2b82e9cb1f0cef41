import { storableText } from '#libs/contracts';
import type { Dataset } from '#libs/datasets';

/** What a net says of some records. */
export interface Outcomes {
  /** Probability of the positive (last) class of two; with more classes, of the class decided for; or the predicted number, in its unit. */
  readonly scores: Float32Array;
  /** Index of the class decided for; 0 where a number is predicted. */
  readonly decided: Int32Array;
  /** Half the distance between the two likeliest classes; of two classes and a threshold of 0.5 that is |score − 0.5|. Dimensionless. */
  readonly margins: Float32Array;
}

/** How the outputs of a net are read. */
export interface Reading {
  /** Outputs: classes, or 1 where a number is predicted. */
  readonly classes: number;
  readonly threshold: number;
}

/** How the outputs of a net for these data are read. */
export function readingOf({ classNames, target }: Pick<Dataset, 'classNames' | 'target'>, threshold: number): Reading {
  return { classes: target === undefined ? classNames.length : 1, threshold };
}

/** Names of the classes as they are recorded, of two the positive one last; null where a number is predicted. */
export function classNamesOf({ classNames, target }: Pick<Dataset, 'classNames' | 'target'>): string[] | null {
  return target === undefined ? classNames.map(storableText) : null;
}

/**
 * Outcomes of class probabilities `[records * classes]`. Of two classes the positive (last) one is decided for from a score of
 * `threshold` on; with more, the likeliest one. A score that is not a number decides for the first class.
 */
export function outcomesOf(probabilities: Float32Array, { classes, threshold }: Reading): Outcomes {
  const count = probabilities.length / classes;
  const outcomes = { scores: new Float32Array(count), decided: new Int32Array(count), margins: new Float32Array(count) };
  for (let i = 0; i < count; i++) {
    const of = probabilities.subarray(i * classes, (i + 1) * classes);
    const { score, decided, margin } = classes === 2 ? ofTwo(of, threshold) : likeliest(of);
    outcomes.scores[i] = score;
    outcomes.decided[i] = decided;
    outcomes.margins[i] = margin;
  }
  return outcomes;
}

interface Outcome {
  readonly score: number;
  readonly decided: number;
  readonly margin: number;
}

function ofTwo([, score = NaN]: ArrayLike<number> & Iterable<number>, threshold: number): Outcome {
  return { score, decided: score >= threshold ? 1 : 0, margin: Math.abs(score - threshold) };
}

function likeliest(of: Float32Array): Outcome {
  const [first = NaN, second = NaN] = [...of].sort((a, b) => b - a);
  return { score: first, decided: Math.max(0, of.indexOf(first)), margin: (first - second) / 2 };
}
