import { formatCount, formatMeasured, formatNumber } from '../../format/format-number.js';
import { formatDuration } from '../../format/format-time.js';
import type { ReviewFieldsFragment, ReviewHistoryFragment, ReviewItemFragment, ReviewState, ReviewVerdict } from '../../generated/graphql.js';

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

/** What a person did. */
export function actWords({ kind, assignee, verdict }: Pick<Act, 'kind' | 'assignee' | 'verdict'>): string {
  if (kind === 'ASSIGNED') return `assigned it to ${assignee ?? ''}`;
  if (kind === 'DECIDED') return VERDICTS[verdict ?? 'AGREE'];
  return { RELEASED: 'took it back into the queue', CONFIRMED: 'looked second, and confirmed', DISSENTED: 'looked second, and dissented' }[kind];
}

type Scored = Pick<ReviewItemFragment, 'score' | 'closeness' | 'threshold' | 'decidedClass'> & { readonly review: Pick<ReviewFieldsFragment, 'measuredEffect'> };

/** Why it stands where it does in the queue: the measured effect, and how close the call is. */
export function orderWords({ score, closeness, threshold, decidedClass, review: { measuredEffect } }: Scored): string {
  const effect = measuredEffect ? `One scaling decision moved it by ${formatMeasured(measuredEffect)} (measured). ` : '';
  if (!score) return `${effect}No score is recorded yet.`;
  const value = score.value ?? null;
  if (decidedClass !== null || value === null) return `${effect}Score ${formatMeasured(score)}.`;
  return `${effect}Score ${formatMeasured(score)}, ${formatMeasured(closeness)} ${value >= threshold ? 'above' : 'below'} the threshold of ${formatNumber(threshold)}.`;
}

/** How long it took, of one that is decided. */
export function timeWords({ secondsToReview }: Pick<ReviewFieldsFragment, 'secondsToReview'>): string | null {
  return secondsToReview === null ? null : `reviewed within ${formatDuration(secondsToReview)}`;
}

/** What the score was when somebody acted. */
export function scoreThen({ score, scoreStep }: Pick<Act, 'score' | 'scoreStep'>): string {
  if (!score) return '';
  return `score then ${formatMeasured(score)}${scoreStep === null ? '' : ` after ${formatCount(scoreStep)} steps`}`;
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
