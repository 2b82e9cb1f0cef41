import { useRef, type ReactElement } from 'react';
import { Moment } from '../../components/moment.js';
import { Term } from '../../components/tip.js';
import type { ReviewFieldsFragment, ReviewHistoryFragment } from '../../generated/graphql.js';
import { pressButton, useKeys } from '../../hooks/use-keys.js';
import { Link } from '../../routing/navigation.js';
import { reviewsRoute } from '../../routing/review-route.js';
import type { Outcome } from '../predictions/outcome-words.js';
import { ReviewActs } from './review-acts.js';
import { ReviewBadge } from './review-badge.js';
import { actWords, scoreThen, timeWords } from './review-words.js';

interface PanelProps {
  readonly id: string;
  readonly name: string;
  readonly review: ReviewFieldsFragment & ReviewHistoryFragment;
  readonly outcome: Outcome;
  readonly acted: () => void;
}

/** Where the review of a prediction stands, what can be done, and what was done by whom. */
export function ReviewPanel({ id, name, review, outcome, acted }: PanelProps): ReactElement {
  const panel = useRef<HTMLElement>(null);
  useKeys((key) => pressButton(panel.current, key));
  const took = timeWords(review);
  return (
    <section ref={panel} className="panel" aria-label="Review" data-testid="review-panel">
      <div className="panel-head"><h2><Term word="review">Review</Term></h2><span className="spacer" /><Link to={reviewsRoute()}>Queue</Link></div>
      <p><ReviewBadge review={review} /></p>
      {review.isMoved && <p className="refused" role="note">The model decides otherwise since it was reviewed: it waits again.</p>}
      <p className="fine">{review.assignee !== null && <>assigned to <b>{review.assignee}</b> · </>}{took ?? <>began to wait <Moment at={review.waitingSince} /></>}</p>
      <ReviewActs id={id} name={name} review={review} outcome={outcome} acted={acted} />
      <ol className="plain review-acts" data-testid="review-history">
        {review.acts.map((act) => (
          <li key={act.at + act.kind}>
            <b>{act.by}</b> {actWords(act)} <Moment at={act.at} /><span className="fine"> {scoreThen(act)}</span>
            {act.reason !== null && <q>{act.reason}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
