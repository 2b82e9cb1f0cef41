import type { ReactElement } from 'react';
import { Moment } from '../../components/moment.js';
import type { DeliveryItemFragment } from '../../generated/graphql.js';
import { Link } from '../../routing/navigation.js';
import { incidentRoute } from '../../routing/route.js';
import { attemptWords, deliveryStateWords, kindWords } from './delivery-words.js';

/** One delivery: when, to whom, what, how it stands, each attempt, and the incidents it tells of. */
export function DeliveryRow({ delivery }: { readonly delivery: DeliveryItemFragment }): ReactElement {
  const { receiver, kind, state, headline, attempts, problem, createdAt, finishedAt, nextAttemptAt, incidentIds } = delivery;
  return (
    <tr data-testid="delivery" data-state={state} data-kind={kind}>
      <td><Moment at={createdAt} /></td>
      <th scope="row" className="name">{receiver}</th>
      <td><span className="badge">{kindWords(delivery)}</span></td>
      <td>
        {headline}
        {incidentIds.map((id, i) => <span key={id}> <Link to={incidentRoute(id)} data-testid="delivery-incident">{incidentIds.length === 1 ? 'incident' : `incident ${String(i + 1)}`}</Link></span>)}
      </td>
      <td>{deliveryStateWords(delivery)}{problem !== null && <span className="refused">: {problem}</span>}</td>
      <td>
        {attempts.length === 0 ? 'none' : <ol className="attempts">{attempts.map((attempt) => <li key={attempt.attempt}>{attemptWords(attempt)}, <Moment at={attempt.at} /></li>)}</ol>}
      </td>
      <td>{nextAttemptAt === null ? <Moment at={finishedAt} /> : <>tries again <Moment at={nextAttemptAt} /></>}</td>
    </tr>
  );
}
