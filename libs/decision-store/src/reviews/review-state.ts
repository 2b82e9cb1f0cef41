/** Where the review of a sensitive prediction stands. `second-wanted`: it was overturned by one person; `disputed`: a second one dissents. */
export const REVIEW_STATES = ['waiting', 'assigned', 'second-wanted', 'disputed', 'decided'] as const;

/** One of {@link REVIEW_STATES}. */
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What a person says of what the model decided. */
export const REVIEW_VERDICTS = ['agree', 'overturn'] as const;

/** One of {@link REVIEW_VERDICTS}. */
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/** What a person does in a review. */
export type ReviewDeed =
  | { readonly kind: 'assigned'; readonly assignee: string }
  | { readonly kind: 'released' }
  | { readonly kind: 'decided'; readonly verdict: ReviewVerdict }
  /** A second person says that the verdict is right. */
  | { readonly kind: 'confirmed' }
  /** A second person says that it is wrong. */
  | { readonly kind: 'dissented' };

/** Kinds of {@link ReviewDeed}. */
export type ReviewDeedKind = ReviewDeed['kind'];

/** What is known of a review. */
export interface ReviewStanding {
  readonly state: ReviewState;
  readonly assignee: string | null;
  readonly verdict: ReviewVerdict | null;
  /** Who decided, confirmed or dissented since it last waited. */
  readonly seen: readonly string[];
}

/** Why a deed is refused: it is decided; there is no verdict yet; who asks has said their word already. */
export type ReviewRefusal = 'already-decided' | 'not-decided' | 'own-word';

const HAS_VERDICT: readonly ReviewState[] = ['second-wanted', 'disputed', 'decided'];

/**
 * The review after a deed, or why it is refused. One person may agree with the model; to overturn takes two: it wants a second one who
 * confirms. A second person may dissent from either; then a third decides anew, so that two of three are of one mind. Nobody's word
 * counts twice.
 */
export function afterDeed(review: ReviewStanding, deed: ReviewDeed, by: string): ReviewStanding | ReviewRefusal {
  switch (deed.kind) {
    case 'assigned':
    case 'released':
      return afterAssignment(review, deed.kind === 'assigned' ? deed.assignee : null);
    case 'decided':
      return afterVerdict(review, deed.verdict, by);
    default:
      return afterSecondWord(review, deed.kind, by);
  }
}

function afterAssignment(review: ReviewStanding, assignee: string | null): ReviewStanding | ReviewRefusal {
  if (review.state === 'decided') return 'already-decided';
  if (HAS_VERDICT.includes(review.state)) return { ...review, assignee };
  return { ...review, assignee, state: assignee === null ? 'waiting' : 'assigned' };
}

function afterVerdict({ state, assignee, seen }: ReviewStanding, verdict: ReviewVerdict, by: string): ReviewStanding | ReviewRefusal {
  if (state === 'decided' || state === 'second-wanted') return 'already-decided';
  if (state === 'disputed') return seen.includes(by) ? 'own-word' : { state: 'decided', assignee, verdict, seen: [...seen, by] };
  return { state: verdict === 'overturn' ? 'second-wanted' : 'decided', assignee, verdict, seen: [by] };
}

function afterSecondWord(review: ReviewStanding, kind: 'confirmed' | 'dissented', by: string): ReviewStanding | ReviewRefusal {
  if (review.state !== 'second-wanted' && review.state !== 'decided') return 'not-decided';
  if (review.seen.includes(by)) return 'own-word';
  // two of three were of one mind already
  if (kind === 'dissented' && review.seen.length > 1) return 'already-decided';
  return { ...review, state: kind === 'confirmed' ? 'decided' : 'disputed', seen: [...review.seen, by] };
}
