import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { IncidentDocument, RunChangedDocument, type IncidentQuery } from '../../generated/graphql.js';
import { useLastGood } from '../../hooks/use-last-good.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';
import { Link } from '../../routing/navigation.js';
import { INCIDENTS } from '../../routing/route.js';
import { RequestList } from '../requests/request-list.js';
import { useIncidentRequests } from '../requests/use-requests.js';
import { DecisionsAround } from './decisions-around.js';
import { IncidentAlerts } from './incident-alerts.js';
import { IncidentCharts } from './incident-charts.js';
import { IncidentHead } from './incident-head.js';
import { PeoplePanel } from './people-panel.js';
import { Spread } from './spread.js';
import { Timeline } from './timeline.js';
import { useIncidentAlerts, useTimeline } from './use-incident.js';

/** An incident in full. */
export type Incident = NonNullable<IncidentQuery['incident']>;

/** One incident: three lines and a way to act, then what the ledger shows and what people did. */
export function IncidentPage({ id }: { readonly id: string }): ReactElement {
  const [{ data, error, fetching }, ask] = useQuery({ query: IncidentDocument, variables: { id } });
  const askAgain = (): void => {
    ask({ requestPolicy: 'network-only' });
  };
  const incident = useLastGood(data?.incident);
  if (incident) return <ReadIncident incident={incident} askAgain={askAgain} />;
  if (error) return <Failed what="this incident" error={error} retry={askAgain} />;
  if (fetching) return <Loading what="the incident" rows={8} />;
  return <Empty title="There is no such incident."><p><Link to={INCIDENTS}>All incidents</Link></p></Empty>;
}

/** New steps change the third line and the curves: read again at most so often. Unit: ms. */
const STEPS_MS = 5_000;

function ReadIncident({ incident, askAgain }: { readonly incident: Incident; readonly askAgain: () => void }): ReactElement {
  const alerts = useIncidentAlerts(incident.id);
  const timeline = useTimeline(incident.id);
  const requests = useIncidentRequests(incident.id);
  const refreshAll = useThrottled(() => {
    askAgain();
    alerts.reload();
    timeline.reload();
    requests.reload();
  }, 500);
  const refreshSteps = useThrottled(askAgain, STEPS_MS);
  useLive({
    key: `incident ${incident.id}`, document: RunChangedDocument, variables: () => ({ run: incident.run.uuid }), onResumed: refreshAll,
    onValue: ({ runChanged: { kind } }) => {
      if (kind === 'trace') return;
      if (kind !== 'steps') refreshAll();
      else if (incident.state === 'OPEN') refreshSteps();
    },
  });
  return (
    <>
      <IncidentHead incident={incident} acted={refreshAll} />
      <div className="run-view">
        <div className="run-main">
          <IncidentCharts incident={incident} alerts={alerts.nodes} />
          <Spread incident={incident} />
          <DecisionsAround incident={incident} />
          <IncidentAlerts alerts={alerts} acted={refreshAll} />
        </div>
        <aside className="run-side" aria-label="People and timeline">
          <RequestList requests={requests} acted={refreshAll} />
          <PeoplePanel incident={incident} acted={refreshAll} />
          <Timeline entries={timeline} />
        </aside>
      </div>
    </>
  );
}
