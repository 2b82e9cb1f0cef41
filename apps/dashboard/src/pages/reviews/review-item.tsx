import type { ReactElement } from 'react';
import { Moment } from '../../components/moment.js';
import type { ReviewItemFragment } from '../../generated/graphql.js';
import { Link } from '../../routing/navigation.js';
import { predictionRoute } from '../../routing/prediction-route.js';
import { runRoute } from '../../routing/route.js';
import { policyWords } from '../predictions/policy-words.js';
import { ReviewActs } from './review-acts.js';
import { ReviewBadge } from './review-badge.js';
import { orderWords, timeWords } from './review-words.js';

interface ItemProps {
  readonly prediction: ReviewItemFragment;
  readonly acted: () => void;
}

/** A prediction of the queue: why it stands here, who looks at it, and what can be done. */
export function ReviewItem({ prediction, acted }: ItemProps): ReactElement {
  const { id, pseudonym, record, review, run, policies } = prediction;
  const took = timeWords(review);
  return (
    <li className={`alert-item review-item is-${review.state.toLowerCase()}`} data-row data-testid="review-item" data-state={review.state} data-pseudonym={pseudonym}>
      <Link to={predictionRoute(id)} className="alert-link">
        <span className="alert-head"><ReviewBadge review={review} /><span className="rule">Prediction {record ?? ''} <code>{pseudonym.slice(0, 8)}</code></span></span>
        <span className="summary">{orderWords(prediction)}</span>
      </Link>
      <span className="alert-facts">
        <span>run <Link to={runRoute(run.uuid)}>{run.name}</Link></span>
        <span>{policies.map(policyWords).join(', ')}</span>
        {review.assignee !== null && <span>assigned to <b>{review.assignee}</b></span>}
        {review.seenBy.length > 0 && <span>seen by <b>{review.seenBy.join(', ')}</b></span>}
        {review.isMoved && <span className="soon"><b>the model decides otherwise since it was reviewed</b></span>}
        <span>{took ?? <>began to wait <Moment at={review.waitingSince} /></>}</span>
      </span>
      <ReviewActs id={id} name={record ?? pseudonym.slice(0, 8)} review={review} outcome={prediction} acted={acted} />
    </li>
  );
}
