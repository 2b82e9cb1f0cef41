import type { ReactElement } from 'react';
import { countText } from '../../components/count-text.js';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { AlertsDocument, RunChangedDocument, type AlertItemFragment } from '../../generated/graphql.js';
import { usePages, type Pages } from '../../hooks/use-pages.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';
import { Link, navigate } from '../../routing/navigation.js';
import { ALERT_STATES, SEVERITIES, type Route } from '../../routing/route.js';
import { AlertItem } from './alert-item.js';

type AlertsRoute = Extract<Route, { page: 'alerts' }>;

/** Alerts of all runs, newest first. */
export function AlertsPage({ route }: { readonly route: AlertsRoute }): ReactElement {
  const pages = useAlerts(route);
  return (
    <>
      <div className="page-head">
        <h1>Alerts</h1>
        <Filters route={route} />
        <span className="count" role="status">{countText(pages, 'alert')}</span>
      </div>
      <AlertsBody route={route} pages={pages} />
    </>
  );
}

function useAlerts(route: AlertsRoute): Pages<AlertItemFragment> {
  const pages = usePages({
    document: AlertsDocument,
    variables: (after) => ({ first: 50, after, state: route.state, severity: route.severity }),
    pick: (data) => data.alerts,
    key: JSON.stringify([route.state, route.severity]),
  });
  const reload = useThrottled(pages.reload, 1_000);
  useLive({
    key: 'alerts', document: RunChangedDocument, variables: () => ({}), onResumed: reload,
    onValue: ({ runChanged }) => {
      if (runChanged.kind === 'alert' || runChanged.kind === 'resync') reload();
    },
  });
  return pages;
}

function Filters({ route }: { readonly route: AlertsRoute }): ReactElement {
  return (
    <form className="filters" onSubmit={(event) => { event.preventDefault(); }}>
      <label htmlFor="alert-state">State</label>
      <select id="alert-state" value={route.state ?? ''} data-testid="alerts-state" onChange={(event) => { navigate({ ...route, state: ALERT_STATES.find((s) => s === event.target.value) ?? null }); }}>
        <option value="">all</option>
        {ALERT_STATES.map((state) => <option key={state} value={state}>{state.toLowerCase()}</option>)}
      </select>
      <label htmlFor="alert-severity">Severity</label>
      <select id="alert-severity" value={route.severity ?? ''} data-testid="alerts-severity" onChange={(event) => { navigate({ ...route, severity: SEVERITIES.find((s) => s === event.target.value) ?? null }); }}>
        <option value="">all</option>
        {SEVERITIES.map((severity) => <option key={severity} value={severity}>{severity.toLowerCase()}</option>)}
      </select>
    </form>
  );
}

function AlertsBody({ route, pages }: { readonly route: AlertsRoute; readonly pages: Pages<AlertItemFragment> }): ReactElement {
  if (pages.error && pages.nodes.length === 0) return <Failed what="the alerts" error={pages.error} retry={pages.reload} />;
  if (pages.isLoading && pages.nodes.length === 0) return <Loading what="the alerts" />;
  if (pages.nodes.length === 0) return <NoAlerts isFiltered={route.state !== null || route.severity !== null} />;
  return (
    <>
      <ul className="alert-list" data-testid="alert-list">{pages.nodes.map((alert) => <AlertItem key={alert.id} alert={alert} />)}</ul>
      {pages.hasMore && <button type="button" className="more" disabled={pages.isLoading} onClick={pages.more}>Load more</button>}
    </>
  );
}

function NoAlerts({ isFiltered }: { readonly isFiltered: boolean }): ReactElement {
  if (!isFiltered) return <Empty title="No alerts."><p>No rule has fired on any run. <Link to={{ page: 'rules' }}>The rules</Link> are watching every step.</p></Empty>;
  return (
    <Empty title="No alert matches.">
      <button type="button" onClick={() => { navigate({ page: 'alerts', state: null, severity: null }); }}>Show all alerts</button>
    </Empty>
  );
}
