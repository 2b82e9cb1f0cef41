import { plural } from '#libs/contracts';
import type { PolicyCount, PredictionPage, PredictionRow } from '#libs/decision-store';

import { textColumns } from '../cli/text-columns.js';
import type { RegisteredRecord } from './register-record.js';

/** What is printed of the predictions of a run. */
export interface PredictionsShown extends PredictionPage {
  readonly run: string;
  /** Updates made at the last recording; null before the first. */
  readonly step: number | null;
  readonly threshold: number | null;
  readonly counts: readonly PolicyCount[];
}

/** Sensitive predictions for a person, a line each. */
export function predictionsText(shown: PredictionsShown): string[] {
  const { run, step, counts, predictions, total } = shown;
  const head = step === null ? `run ${run} has recorded no scores` : `run ${run} after ${step} ${plural(step, 'step')}${decidedByText(shown)}`;
  const header = ['pseudonym', 'record', 'score', 'of', 'decided for', 'first', 'truth', 'sensitive because', 'protected'];
  return [
    head,
    ...counts.map(({ looked, matching, kept, ...policy }) => `${nameOf(policy)}: true of ${matching} of ${looked} ${plural(looked, 'record')}, ${kept} of them kept`),
    ...(predictions.length === 0 ? ['no sensitive prediction matches'] : ['', ...textColumns([header, ...predictions.map(cells)])]),
    ...(predictions.some(({ score, isNumber, decidedClass }) => score !== null && !isNumber && decidedClass === null) ? ['not recorded: the run was recorded without the names of its classes'] : []),
    ...(predictions.length < total ? [`${predictions.length} of ${total}; --first shows more`] : []),
  ];
}

/** What decides between classes, where there are any: a threshold between two, the highest score among more. */
function decidedByText({ threshold, predictions }: PredictionsShown): string {
  const ofClasses = predictions.find(({ score, isNumber }) => score !== null && !isNumber);
  if (ofClasses === undefined) return '';
  return ofClasses.decided === null ? `, threshold ${threshold}` : ', decided for the class of the highest score';
}

function cells({ pseudonym, record, score, firstScore, label, policies, by, protected: values, ...outcome }: PredictionRow): string[] {
  const why = policies.map(({ sinceStep, lastStep, ...policy }) => `${nameOf(policy)} since ${sinceStep}${lastStep === null ? '' : ` to ${lastStep}`}`);
  const own = values === null ? 'unknown' : Object.values(values).join(', ');
  return [pseudonym, record, scoreText(score), ...outcomeCells(score, outcome), scoreText(firstScore), label ?? 'unknown', [...why, ...(by === null ? [] : [`registered by ${by}`])].join('; '), own];
}

/** Class that the score is of, and class decided for. */
function outcomeCells(score: number | null, { isNumber, scoreClass, decidedClass }: Pick<PredictionRow, 'isNumber' | 'scoreClass' | 'decidedClass'>): [string, string] {
  if (score === null || isNumber) return ['none', 'none'];
  return [scoreClass ?? 'not recorded', decidedClass ?? 'not recorded'];
}

/** `flips race`, `protected (race, sex)`. */
function nameOf({ policy, attribute, attributes }: Pick<PolicyCount, 'policy' | 'attribute' | 'attributes'>): string {
  if (attribute !== '') return `${policy} ${attribute}`;
  return attributes.length === 0 ? policy : `${policy} (${attributes.join(', ')})`;
}

function scoreText(score: number | null): string {
  return score === null ? 'none' : score.toFixed(4);
}

/** A registration for a person. */
export function registeredText({ run, record, pseudonym, by, step, score }: RegisteredRecord): string {
  return `${record} of run ${run} is registered as sensitive by ${by}: ${pseudonym}, ${score === null ? 'its score is recorded from the next recording on' : `score ${score.toFixed(4)} after ${step} ${plural(step, 'step')}`}`;
}
