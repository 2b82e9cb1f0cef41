import type { ReactElement } from 'react';
import type { ReviewFieldsFragment } from '../../generated/graphql.js';
import { reviewWords, STATE_WORDS } from './review-words.js';

/** Where a review stands: sign and words. */
export function ReviewBadge({ review }: { readonly review: Pick<ReviewFieldsFragment, 'state' | 'verdict'> }): ReactElement {
  return (
    <span className={`badge review-${review.state.toLowerCase()}`} data-testid="review-state" data-state={review.state}>
      <span aria-hidden="true" className="sign">{STATE_WORDS[review.state].sign}</span>{reviewWords(review)}
    </span>
  );
}
