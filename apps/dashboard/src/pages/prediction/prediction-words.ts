import { formatCounted, formatMeasured } from '../../format/format-number.js';
import { decisionWords, quoted, sideWords, type Outcome } from '../predictions/outcome-words.js';
import type { Prediction } from './prediction-page.js';

type Scored = Outcome & Pick<Prediction, 'scoreStep' | 'change'>;

/** Which class the model decides for, what the last recorded score is and of which class, on which side of the threshold, and how far it has moved. */
export function scoreWords(prediction: Scored): string {
  const { score, scoreStep, change, scoreClassName, isNumber } = prediction;
  if (!score) return 'No score is recorded yet.';
  const decision = decisionWords(prediction);
  const at = scoreStep === null ? '' : ` after ${formatCounted(scoreStep, 'step')}`;
  const of = scoreClassName === null ? '' : `, the probability of ${quoted(scoreClassName)},`;
  const moved = change ? `; since it was first recorded it changed by ${formatMeasured(change)}` : '';
  return `${decision === null ? '' : `${decision} `}Its ${isNumber ? 'predicted number' : 'score'}${at}${of} is ${formatMeasured(score)}${sideWords(prediction)}${moved}.`;
}
