import type { ReactElement } from 'react';
import { ActDialog } from '../../components/act-dialog.js';
import { isCounted } from '../../components/count-text.js';
import { Moment } from '../../components/moment.js';
import { errorSentence } from '../../components/page-states.js';
import { formatCount } from '../../format/format-number.js';
import { formatMoment } from '../../format/format-time.js';
import { ApproveActionDocument, RejectActionDocument, type RequestItemFragment } from '../../generated/graphql.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import type { Pages } from '../../hooks/use-pages.js';
import { Link } from '../../routing/navigation.js';
import { runRoute } from '../../routing/route.js';
import { actionWords, isForAPerson, stateWords, toldWords } from './request-words.js';

/** A request; with its run where requests of several are listed. */
type ListedRequest = RequestItemFragment & { readonly run?: { readonly uuid: string; readonly name: string } };

interface ListProps {
  readonly requests: Pick<Pages<ListedRequest>, 'nodes' | 'totalCount' | 'hasMore' | 'isLoading' | 'error' | 'more'>;
  readonly acted: () => void;
  readonly title?: string;
}

/** What alerts asked to be done to the run; a person decides what waits. Nothing where nothing was asked. */
export function RequestList({ requests, acted, title = 'Asked for' }: ListProps): ReactElement | null {
  if (!requests.error && requests.nodes.length === 0) return null;
  return (
    <section className="panel" id="requests" aria-label="What alerts ask for">
      <div className="panel-head"><h2>{title}</h2><span className="count">{isCounted(requests) ? requests.totalCount : ''}</span></div>
      {requests.error && <p className="refused" role="alert">Could not read what alerts ask for. {errorSentence(requests.error)}</p>}
      <ul className="alert-list compact" data-testid="requests">
        {requests.nodes.map((request) => <Request key={request.id} request={request} acted={acted} />)}
      </ul>
      {requests.hasMore && <button type="button" className="more" disabled={requests.isLoading} onClick={requests.more}>Load more</button>}
    </section>
  );
}

function Request({ request, acted }: { readonly request: ListedRequest; readonly acted: () => void }): ReactElement {
  const { kind, rule, step, reason, state, createdAt, run } = request;
  return (
    <li className={isForAPerson(request) ? 'alert-item is-firing is-critical' : 'alert-item'} data-testid="request" data-state={state} data-kind={kind}>
      <span className="alert-head"><span className="badge">{stateWords(request)}</span><span className="rule">{actionWords(kind)}</span></span>
      <span className="summary">{reason}</span>
      <span className="alert-facts">{run && <Link to={runRoute(run.uuid, { step })}>{run.name}</Link>}<span>asked by <b>{rule}</b></span><span>step <b>{formatCount(step)}</b></span><Moment at={createdAt} /></span>
      {request.told.length > 0 && <span className="fine" data-testid="request-told">waits for a person{toldWords(request.told)}</span>}
      {request.acts.map((act) => <span key={act.act} className="fine">{act.act.replaceAll('-', ' ')} by <b>{act.by}</b>: {act.reason}{toldWords(act.told)}</span>)}
      {isForAPerson(request) && <Decide request={request} acted={acted} />}
    </li>
  );
}

function Decide({ request, acted }: { readonly request: RequestItemFragment; readonly acted: () => void }): ReactElement {
  const approve = useOutcome(ApproveActionDocument);
  const reject = useOutcome(RejectActionDocument);
  const { id, kind, rule, respondBy, unreviewed } = request;
  const decided = (act: typeof approve) => async (reason: string) => {
    const answer = await act({ request: id, reason });
    if (answer === null) acted();
    return answer;
  };
  const until = unreviewed ? 'The time-out policy has decided; a reviewer looks at it now.' : `Silence is no approval: after ${formatMoment(respondBy)} the scale is 1 with guards on.`;
  return (
    <span className="marks">
      <ActDialog label="Approve…" name={`Approve: ${actionWords(kind)}, asked by ${rule}`} className="small" title={`Approve: ${actionWords(kind)}?`} explanation={until} confirm="Approve" act={decided(approve)} testId="approve" />
      <ActDialog label="Reject…" name={`Reject: ${actionWords(kind)}, asked by ${rule}`} className="small" title={`Reject: ${actionWords(kind)}?`} explanation={until} confirm="Reject" act={decided(reject)} testId="reject" />
    </span>
  );
}
