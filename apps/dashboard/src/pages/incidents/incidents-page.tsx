import type { ReactElement } from 'react';
import { countText } from '../../components/count-text.js';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { IncidentsDocument, RunChangedDocument, type IncidentItemFragment } from '../../generated/graphql.js';
import { usePages, type Pages } from '../../hooks/use-pages.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';
import { navigate } from '../../routing/navigation.js';
import { INCIDENTS, type IncidentsRoute } from '../../routing/route.js';
import { IncidentFilters } from './incident-filters.js';
import { IncidentItem } from './incident-item.js';

/** Incidents of all runs, newest first. */
export function IncidentsPage({ route }: { readonly route: IncidentsRoute }): ReactElement {
  const pages = useIncidents(route);
  return (
    <>
      <div className="page-head">
        <h1>Incidents</h1>
        <IncidentFilters route={route} />
        <span className="count" role="status">{countText(pages, 'incident')}</span>
      </div>
      <IncidentsBody route={route} pages={pages} />
    </>
  );
}

function useIncidents({ state, severity, acknowledged, assignee }: IncidentsRoute): Pages<IncidentItemFragment> {
  const filter = { state, severity, acknowledged, assignee: assignee === '' ? null : assignee };
  const pages = usePages({
    document: IncidentsDocument,
    variables: (after) => ({ first: 50, after, ...filter }),
    pick: (data) => data.incidents,
    key: JSON.stringify(filter),
  });
  const reload = useThrottled(pages.reload, 1_000);
  useLive({
    key: 'incidents', document: RunChangedDocument, variables: () => ({}), onResumed: reload,
    onValue: ({ runChanged }) => {
      if (runChanged.kind === 'alert' || runChanged.kind === 'resync') reload();
    },
  });
  return pages;
}

function IncidentsBody({ route, pages }: { readonly route: IncidentsRoute; readonly pages: Pages<IncidentItemFragment> }): ReactElement {
  if (pages.error && pages.nodes.length === 0) return <Failed what="the incidents" error={pages.error} retry={pages.reload} />;
  if (pages.isLoading && pages.nodes.length === 0) return <Loading what="the incidents" />;
  if (pages.nodes.length === 0) return <NoIncidents route={route} />;
  return (
    <>
      <ul className="alert-list" data-testid="incident-list">{pages.nodes.map((incident) => <IncidentItem key={incident.id} incident={incident} />)}</ul>
      {pages.hasMore && <button type="button" className="more" disabled={pages.isLoading} onClick={pages.more}>Load more</button>}
    </>
  );
}

function NoIncidents({ route }: { readonly route: IncidentsRoute }): ReactElement {
  const isFiltered = route.state !== null || route.severity !== null || route.acknowledged !== null || route.assignee !== '';
  if (!isFiltered) return <Empty title="No incidents."><p>No alert has fired on any run. Alerts of one cause make one incident.</p></Empty>;
  return (
    <Empty title="No incident matches.">
      <button type="button" onClick={() => { navigate(INCIDENTS); }}>Show all incidents</button>
    </Empty>
  );
}
