import { formatCount, formatMeasured, formatNumber } from '../../format/format-number.js';
import type { Prediction } from './prediction-page.js';

type Scored = Pick<Prediction, 'score' | 'scoreStep' | 'closeness' | 'change' | 'threshold' | 'decidedClass'>;

/** What the last recorded score is, on which side of the threshold, and how far it has moved. */
export function scoreWords(prediction: Scored): string {
  const { score, scoreStep, change } = prediction;
  if (!score) return 'No score is recorded yet.';
  const at = scoreStep === null ? '' : ` after ${formatCount(scoreStep)} steps`;
  const moved = change ? `; since it was first recorded it changed by ${formatMeasured(change)}` : '';
  return `Its score${at} is ${formatMeasured(score)}${sideWords(prediction)}${moved}.`;
}

/** Of more than two classes, and of a score that is no number, there are no sides. */
function sideWords({ score, closeness, threshold, decidedClass }: Scored): string {
  const value = score?.value ?? null;
  if (decidedClass !== null || value === null) return '';
  return `, ${formatMeasured(closeness)} ${value >= threshold ? 'above' : 'below'} the threshold of ${formatNumber(threshold)}`;
}
