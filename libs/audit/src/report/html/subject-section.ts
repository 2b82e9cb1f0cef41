import type { ReportContent, ReportNumber } from '../report-schema.js';
import { cell, countText, decidesByThreshold, documentCell, escaped, facts, missing, numberText, timeText } from './markup.js';
import { linePlot } from './plots.js';
import { reviewFact } from './review-section.js';

/** Part 1: what the report is about, and the prediction, as far as it is known. */
export function subjectSection(content: ReportContent): string {
  const { about, run, prediction: part } = content;
  const subject: [string, string][] = [
    ['subject', about.subject === 'run' ? 'the run as a whole' : 'one prediction of the run'],
    ['run', `${cell(run.name)}, ${escaped(about.run)}`],
    ['intended use', escaped(intendedUses(content.signOff))],
    ['report asked for by', `${cell(about.madeBy)}, ${timeText(about.madeAt)}`],
    ...reasonFact(about),
  ];
  if (about.subject === 'run') return facts(subject) + missingText(part);
  if ('missing' in part) return `${facts([...subject, ['record', cell(about.record)], ...tracedScore(content)])}${missing(part)}`;
  return `${facts([
    ...subject, ['record', cell(part.record)], ['pseudonym', cell(part.pseudonym)], [scoreWords(content), `${cell(part.score)}${part.scoreStep === null ? '' : `, after ${countText(part.scoreStep, 'step')}`}`], ['model: SHA-256 of its weights', `${cell(run.weightsSha256)}${run.endedAt === null ? '' : `<br>since ${timeText(run.endedAt)}`}`], ['score when first recorded', cell(part.firstScore)],
    ...(decidesByThreshold(content) ? [['threshold', cell(part.threshold)] as const] : []), ...outcome(part.score, part.threshold, content), ...reviewFact(content), ['true class', cell(part.label)], ['protected attributes', documentCell(part.protected)],
    ['sensitive because of', escaped(part.policies.join('; '))], ['who', cell(part.whose)],
  ])}${scorePlot(part, decidesByThreshold(content))}`;
}

/** The score over training; where a number is predicted between its least and its largest. */
function scorePlot({ scores: { steps, values }, threshold, decidedBy }: Exclude<ReportContent['prediction'], { missing: string }>, hasThreshold: boolean): string {
  if (steps.length === 0) return '';
  const plot = linePlot('score over training', { steps, values, level: hasThreshold ? Number(threshold) : null, range: decidedBy === 'nothing' ? null : [0, 1] });
  return `<figure>${plot}<figcaption>${decidedBy === 'nothing' ? 'Predicted number' : 'Score'} over training${hasThreshold ? '; the threshold is dashed' : ''}.</figcaption></figure>`;
}

/** Why the report was asked for, where that was said; nothing in reports from before it was told, which tell by whom. */
function reasonFact({ reason, madeBy }: ReportContent['about']): [string, string][] {
  return reason === null || (reason === undefined && madeBy !== undefined) ? [] : [['why it was asked for', cell(reason)]];
}

function missingText(part: ReportContent['prediction']): string {
  return 'missing' in part ? missing(part) : '';
}

/** What the trace tells of a record that is not kept: its score where that was traced. */
function tracedScore(content: ReportContent): [string, string][] {
  const { decisions, groups } = content;
  if ('missing' in decisions || decisions.target?.startsWith('score of ') !== true) return [];
  const threshold: [string, string][] = 'missing' in groups ? [] : [['threshold', cell(groups.threshold)], ...outcome(decisions.value, groups.threshold, content)];
  return [[scoreWords(content), `${numberText(decisions.value)}, at the end of the training as it was traced`], ...threshold];
}

/** Of which class the score is, where that is known. */
function scoreWords({ prediction, groups }: Pick<ReportContent, 'prediction' | 'groups'>): string {
  const own = 'missing' in prediction ? undefined : prediction.scoreClass;
  const name = own ?? ('missing' in groups ? undefined : groups.positive);
  return name === undefined ? 'score' : `score of “${name}”`;
}

/** Which class is decided for; of reports without its name as far as the groups tell it, else that it was not recorded. */
function outcome(score: ReportNumber | null, threshold: ReportNumber, { prediction, groups, run }: ReportContent): [string, string][] {
  if (!('missing' in prediction) && prediction.decidedClass !== undefined) return [['the model decides for', `“${escaped(prediction.decidedClass)}”`]];
  if (typeof score !== 'number' || run.testR2 !== undefined) return [];
  if ('missing' in groups) return [['outcome', 'not told by name: the names of the classes were not recorded with this run']];
  return [['outcome', score >= Number(threshold) ? `“${escaped(groups.positive)}”: the score is not below the threshold` : `not “${escaped(groups.positive)}”: the score is below the threshold`]];
}

/** What the model is meant for, as those say who signed. */
function intendedUses(signOff: ReportContent['signOff']): string {
  const uses = 'missing' in signOff ? [] : [...new Set(signOff.list.filter(({ state }) => state === 'valid').map(({ intendedUse }) => intendedUse))];
  return uses.length === 0 ? 'not stated: whoever signs a report on the run states it' : uses.join('; ');
}
