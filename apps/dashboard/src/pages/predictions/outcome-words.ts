import { formatMeasured, formatNumber } from '../../format/format-number.js';
import type { PredictionRowFragment } from '../../generated/graphql.js';

/** What of a prediction tells which class the model decides for. */
export type Outcome = Pick<PredictionRowFragment, 'score' | 'closeness' | 'threshold' | 'isNumber' | 'decidedClass' | 'scoreClassName' | 'decidedClassName' | 'otherClassName'>;

/** What is said where a run recorded no names. */
const NO_NAMES = 'The names of the classes were not recorded with this run.';

/** A class by its name. */
export function quoted(name: string): string {
  return `“${name}”`;
}

/** Which class the model decides for, in a sentence; or that no name was recorded. Null where nothing is decided: without a score, and where a number is predicted. */
export function decisionWords({ score, isNumber, decidedClassName }: Outcome): string | null {
  if (!score || isNumber) return null;
  return decidedClassName === null ? NO_NAMES : `The model decides for ${quoted(decidedClassName)}.`;
}

/** On which side of the threshold the score is, and how far. Of more than two classes, of a predicted number, and of a score that is no number, there are no sides. */
export function sideWords({ score, closeness, threshold, isNumber, decidedClass }: Outcome): string {
  const value = score?.value ?? null;
  if (isNumber || decidedClass !== null || value === null) return '';
  return `, ${formatMeasured(closeness)} ${value >= threshold ? 'above' : 'below'} the threshold of ${formatNumber(threshold)}`;
}
