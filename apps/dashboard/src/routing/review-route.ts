import type { ReviewState } from '../generated/graphql.js';

const REVIEW_STATES: readonly ReviewState[] = ['WAITING', 'ASSIGNED', 'SECOND_WANTED', 'DISPUTED', 'DECIDED'];
/** States that wait for a person. */
const OPEN_REVIEWS: readonly ReviewState[] = ['WAITING', 'ASSIGNED', 'SECOND_WANTED', 'DISPUTED'];
export const REVIEW_FILTERS = ['OPEN', 'ALL', ...REVIEW_STATES] as const;

/** The review queue by filters; an empty run or assignee is any. */
export interface ReviewsRoute {
  readonly page: 'reviews';
  readonly state: 'OPEN' | 'ALL' | ReviewState;
  readonly run: string;
  readonly assignee: string;
}

/** What waits for a reviewer, in all runs or in one. */
export function reviewsRoute(run = ''): ReviewsRoute {
  return { page: 'reviews', state: 'OPEN', run, assignee: '' };
}

/** The states that are shown. */
export function statesOf({ state }: ReviewsRoute): ReviewState[] | null {
  if (state === 'ALL') return null;
  return state === 'OPEN' ? [...OPEN_REVIEWS] : [state];
}
