import type { ReportContent } from '../report-schema.js';
import { cell, escaped, nameCell, table, timeText } from './markup.js';

type Review = NonNullable<ReportContent['review']>;

/** Of part 1: what people say of what the model decided; nothing in reports from before it was told. */
export function reviewFact({ review }: ReportContent): [string, string][] {
  return review === undefined ? [] : [['what people say of it', `${standingWords(review)} (part 9)`]];
}

/** Of part 9: who looked at the prediction, and what they decided; nothing where none is told. */
export function reviewText({ review }: ReportContent): string {
  if (review === undefined) return '';
  const acts = review.acts.map(({ at, what, by, to, reason }) => [timeText(at), what === ASSIGNED ? `${what} ${cell(to)}` : escaped(what), nameCell(by), cell(reason)]);
  const times = review.decidedAt === null ? `It waits for a person since ${timeText(review.since)}.` : `It waited for a person from ${timeText(review.since)} on, and was decided on ${timeText(review.decidedAt)}.`;
  return `<h3>Review of this prediction</h3><p><strong>${standingWords(review)}</strong>. ${times} A person's verdict changes no score and no model: part 1 tells what these say.</p>${acts.length === 0 ? '' : table(['when', 'what', 'who', 'why'], acts)}<h3>Signatures under reports on the run</h3>`;
}

/** What is told of an assignment, before to whom: that is a name, which copies leave out. */
const ASSIGNED = 'assigned to';

/** Where the review stands, in words. */
function standingWords({ state, verdict, isMoved }: Review): string {
  if (state === 'decided') return verdict === 'overturn' ? 'Overturned: two people are of one mind that the model decided wrongly' : 'Decided: a person agrees with what the model decided';
  return state === 'waiting' && isMoved ? 'Waits again: the model decides otherwise than when a person gave a verdict' : STATE_WORDS[state];
}

const STATE_WORDS: Readonly<Record<Exclude<Review['state'], 'decided'>, string>> = {
  waiting: 'Nobody has looked at it yet', assigned: 'A person is to look at it, and has not decided yet',
  'second-wanted': 'One person says that the model decided wrongly; it takes a second one to overturn it', disputed: 'Two people disagree: a third one has to decide',
};
