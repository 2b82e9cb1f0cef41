import { formatCounted, formatMeasured } from '../../format/format-number.js';
import { formatDuration } from '../../format/format-time.js';
import type { ReviewFieldsFragment, ReviewHistoryFragment, ReviewState, ReviewVerdict } from '../../generated/graphql.js';
import { decisionWords, quoted, sideWords, type Outcome } from '../predictions/outcome-words.js';

/** A state in words, with its sign. */
export const STATE_WORDS: Readonly<Record<ReviewState, { readonly sign: string; readonly words: string }>> = {
  WAITING: { sign: '◌', words: 'waits' },
  ASSIGNED: { sign: '▶', words: 'assigned' },
  SECOND_WANTED: { sign: '2', words: 'overturned, second pair of eyes wanted' },
  DISPUTED: { sign: '≠', words: 'disputed, a third person decides' },
  DECIDED: { sign: '✓', words: 'decided' },
};

const VERDICTS: Readonly<Record<ReviewVerdict, string>> = { AGREE: 'agreed with the model', OVERTURN: 'overturned' };

/** Where a review stands, in a few words. */
export function reviewWords({ state, verdict }: Pick<ReviewFieldsFragment, 'state' | 'verdict'>): string {
  const { words } = STATE_WORDS[state];
  return state === 'DECIDED' && verdict !== null ? `${words}: ${VERDICTS[verdict]}` : words;
}

type Act = ReviewHistoryFragment['acts'][number];

/** What a person did, and of a verdict for which class. */
export function actWords({ kind, assignee, verdict, decidedClassName, otherClassName }: Pick<Act, 'kind' | 'assignee' | 'verdict' | 'decidedClassName' | 'otherClassName'>): string {
  if (kind === 'ASSIGNED') return `assigned it to ${assignee ?? ''}`;
  if (kind === 'DECIDED') return `${VERDICTS[verdict ?? 'AGREE']}${verdictClass(verdict, { decidedClassName, otherClassName })}`;
  return { RELEASED: 'took it back into the queue', CONFIRMED: 'looked second, and confirmed', DISSENTED: 'looked second, and dissented' }[kind];
}

/** Which class a verdict is for; empty where no names were recorded. */
function verdictClass(verdict: ReviewVerdict | null, { decidedClassName, otherClassName }: Pick<Act, 'decidedClassName' | 'otherClassName'>): string {
  if (decidedClassName === null) return '';
  if (verdict !== 'OVERTURN') return `: ${quoted(decidedClassName)}`;
  return otherClassName === null ? `: not ${quoted(decidedClassName)}` : `: ${quoted(otherClassName)} instead of ${quoted(decidedClassName)}`;
}

type Ordered = Outcome & { readonly review: Pick<ReviewFieldsFragment, 'measuredEffect'> };

/** What the model decides, and why it stands where it does in the queue: the measured effect, and how close the call is. */
export function orderWords(prediction: Ordered): string {
  const { measuredEffect } = prediction.review;
  const effect = measuredEffect ? `One scaling decision moved it by ${formatMeasured(measuredEffect)} (measured).` : null;
  return [decisionWords(prediction), effect, callWords(prediction)].filter((part) => part !== null).join(' ');
}

/** The score, of which class, and how close to the threshold. */
function callWords(prediction: Outcome): string {
  const { score, scoreClassName, isNumber } = prediction;
  if (!score) return 'No score is recorded yet.';
  const of = scoreClassName === null ? '' : ` of ${quoted(scoreClassName)}`;
  return `${isNumber ? 'Predicted number' : 'Score'}${of} ${formatMeasured(score)}${sideWords(prediction)}.`;
}

/** How long it took, of one that is decided. */
export function timeWords({ secondsToReview }: Pick<ReviewFieldsFragment, 'secondsToReview'>): string | null {
  return secondsToReview === null ? null : `reviewed within ${formatDuration(secondsToReview)}`;
}

/** What the score was when somebody acted. */
export function scoreThen({ score, scoreStep }: Pick<Act, 'score' | 'scoreStep'>): string {
  if (!score) return '';
  return `score then ${formatMeasured(score)}${scoreStep === null ? '' : ` after ${formatCounted(scoreStep, 'step')}`}`;
}

/** Which acts are open, as the review stands and whoever asks has said their word or not. */
export function openActs({ state, assignee, seenBy }: Pick<ReviewFieldsFragment, 'state' | 'assignee' | 'seenBy'>, me: string): readonly ReviewActName[] {
  const hasSaid = seenBy.includes(me);
  if (state === 'DECIDED') return hasSaid || seenBy.length > 1 ? [] : SECOND;
  const assign: ReviewActName[] = assignee === null ? ['assign'] : ['assign', 'release'];
  if (hasSaid) return assign;
  return [...(state === 'SECOND_WANTED' ? SECOND : VERDICT), ...assign];
}

/** What a reviewer can do. */
export type ReviewActName = 'agree' | 'overturn' | 'confirm' | 'dissent' | 'assign' | 'release';

const VERDICT: readonly ReviewActName[] = ['agree', 'overturn'];
const SECOND: readonly ReviewActName[] = ['confirm', 'dissent'];

/** What a dialog says before somebody acts: what the model decides, what is decided instead, and what the act does. */
export function actExplanation(act: ReviewActName, outcome: Outcome, verdict: ReviewVerdict | null): string {
  switch (act) {
    case 'agree':
      return `${modelWords(outcome)} You decide ${outcome.decidedClassName === null ? 'as the model does' : `the same: ${quoted(outcome.decidedClassName)}`}. A second reviewer may still dissent.`;
    case 'overturn':
      return `${modelWords(outcome)} ${insteadWords(outcome)} It counts once a second reviewer confirms. The model itself is not changed.`;
    case 'confirm':
      return `${modelWords(outcome)} ${colleagueWords(outcome, verdict)}You have looked yourself, and the verdict of your colleague is right.`;
    case 'dissent':
      return `${modelWords(outcome)} ${colleagueWords(outcome, verdict)}You have looked yourself, and the verdict is wrong. A third reviewer decides then.`;
    default:
      return act === 'assign' ? 'The name as on the token of that person.' : 'Nobody in particular is to look at it then.';
  }
}

function modelWords(outcome: Outcome): string {
  return [decisionWords(outcome), callWords(outcome)].filter((part) => part !== null).join(' ');
}

function insteadWords({ decidedClassName, otherClassName }: Outcome): string {
  if (otherClassName !== null) return `You decide for ${quoted(otherClassName)} instead.`;
  return decidedClassName === null ? 'You decide otherwise.' : 'You decide for another class: say in the reason which.';
}

function colleagueWords(outcome: Outcome, verdict: ReviewVerdict | null): string {
  const of = verdictClass(verdict, outcome);
  return verdict === null ? '' : `Your colleague ${VERDICTS[verdict]}${of}. `;
}
