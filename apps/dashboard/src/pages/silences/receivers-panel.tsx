import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { Moment } from '../../components/moment.js';
import { Failed } from '../../components/page-states.js';
import { NotifyStateDocument, type NotifyStateQuery } from '../../generated/graphql.js';
import { Link } from '../../routing/navigation.js';
import { DELIVERIES } from '../../routing/route.js';

type State = NotifyStateQuery['notifyState'];

/** Who is told of alerts, and how that goes. */
export function ReceiversPanel(): ReactElement | null {
  const [{ data, error }, ask] = useQuery({ query: NotifyStateDocument });
  const retry = (): void => {
    ask({ requestPolicy: 'network-only' });
  };
  if (data) return <Receivers state={data.notifyState} />;
  return error ? <Failed what="who is told" error={error} retry={retry} /> : null;
}

function Receivers({ state: { isConfigured, problem, receivers, watchdogReceivers } }: { readonly state: State }): ReactElement {
  return (
    <section aria-label="Who is told" data-testid="receivers">
      <div className="panel-head"><h2>Who is told</h2><Link to={DELIVERIES}>All deliveries</Link></div>
      {problem !== null && <p className="refused" role="alert">The notification file is wrong, the version before is in force: {problem}</p>}
      {!isConfigured && <p className="faint">Nobody: there is no notification file. docs/notifications.md says how.</p>}
      {receivers.length > 0 && (
        <div className="table-frame">
          <table className="runs">
            <thead><tr><th>Receiver</th><th>Kind</th><th>Health</th><th className="number">Waiting</th><th>Last sent</th></tr></thead>
            <tbody>{receivers.map((receiver) => <ReceiverRow key={receiver.name} receiver={receiver} isWatched={watchdogReceivers.includes(receiver.name)} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function ReceiverRow({ receiver, isWatched }: { readonly receiver: State['receivers'][number]; readonly isWatched: boolean }): ReactElement {
  const { name, kind, health, problem, waiting, lastSentAt } = receiver;
  return (
    <tr data-testid="receiver" data-health={health}>
      <th scope="row" className="name"><Link to={{ ...DELIVERIES, receiver: name }}>{name}</Link></th>
      <td>{kind}{isWatched && ', gets the heartbeat'}</td>
      <td>{health}{problem !== null && `: ${problem}`}</td>
      <td className="number">{waiting}</td>
      <td><Moment at={lastSentAt} /></td>
    </tr>
  );
}
