import { Suspense, useDeferredValue, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { isLive } from '../../components/state-badge.js';
import { RunChangedDocument, RunDocument, type RunQuery } from '../../generated/graphql.js';
import { useLastGood } from '../../hooks/use-last-good.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';
import { useLiveFeed } from '../../live/live-feed.js';
import { Link } from '../../routing/navigation.js';
import { RUNS, type RunRoute } from '../../routing/route.js';
import { lazyPage } from '../lazy-page.js';
import { RequestList } from '../requests/request-list.js';
import { useRunRequests } from '../requests/use-requests.js';
import { RunAlerts } from './run-alerts.js';
import { RunImpacts, useRunImpacts } from './run-impacts.js';
import { RunIncidents, useRunIncidents } from './run-incidents.js';
import { RunHeader } from './run-header.js';
import { RunPredictions } from './run-predictions.js';
import { RunReports, useRunReports } from './run-reports.js';
import { RunTraces, useRunTraces } from './run-traces.js';
import { RunView } from './run-view.js';
import { useRunAlerts } from './use-run-alerts.js';

/** Apart: they are below all else, and few runs have any. */
const RunComparisons = lazyPage(() => import('./run-comparisons.js').then((m) => m.RunComparisons));
const RunReplays = lazyPage(() => import('./run-replays.js').then((m) => m.RunReplays));
const RunRelease = lazyPage(() => import('./run-release.js').then((m) => m.RunRelease));

/** A run in full. */
export type Run = NonNullable<RunQuery['run']>;

/** One run: what it is, its decisions, its curves, its alerts; live while it trains. */
export function RunPage({ route }: { readonly route: RunRoute }): ReactElement {
  const { uuid } = route;
  const [{ data, error, fetching }, ask] = useQuery({ query: RunDocument, variables: { uuid } });
  const retry = (): void => {
    ask({ requestPolicy: 'network-only' });
  };
  // the page is large: rendered so, it gives way to what a person does
  const run = useDeferredValue(useLastGood(data?.run));
  if (run) return <ReadRun run={run} route={route} askAgain={retry} />;
  if (error) return <Failed what="this run" error={error} retry={retry} />;
  if (fetching) return <Loading what="the run" rows={10} />;
  return <Empty title={`There is no run ${uuid}.`}><p><Link to={RUNS}>All runs</Link></p></Empty>;
}

interface ReadRunProps {
  readonly run: Run;
  readonly route: RunRoute;
  readonly askAgain: () => void;
}

function ReadRun(props: ReadRunProps): ReactElement {
  const { run, route } = props;
  const feed = useLiveFeed(run.uuid, run.lastStep, isLive(run.state));
  const { alerts, incidents, requests, traces, impacts, reports, refreshAlerts } = useRunLists(props);
  return (
    <>
      <RunHeader run={run} feed={feed} />
      {run.layers.length === 0 ? <NoLayers isLive={isLive(run.state)} /> : (
        <RunView run={run} route={route} feed={feed} alerts={alerts.nodes}>
          <RequestList requests={requests} acted={refreshAlerts} />
          <RunIncidents incidents={incidents} />
          <RunPredictions run={run} />
          <RunTraces run={run} traces={traces} />
          <RunImpacts run={run} impacts={impacts} />
          <Suspense fallback={<div className="panel" />}><RunReplays run={run} /></Suspense>
          <Suspense fallback={null}><RunComparisons uuid={run.uuid} /></Suspense>
          <RunReports run={run} reports={reports} />
          <Suspense fallback={<div className="panel" />}><RunRelease run={run} /></Suspense>
          <RunAlerts alerts={alerts} />
        </RunView>
      )}
    </>
  );
}

interface RunLists {
  readonly alerts: ReturnType<typeof useRunAlerts>;
  readonly incidents: ReturnType<typeof useRunIncidents>;
  readonly requests: ReturnType<typeof useRunRequests>;
  readonly traces: ReturnType<typeof useRunTraces>;
  readonly impacts: ReturnType<typeof useRunImpacts>;
  readonly reports: ReturnType<typeof useRunReports>;
  readonly refreshAlerts: () => void;
}

/** What belongs to the run, read again when it changes. */
function useRunLists({ run, askAgain }: ReadRunProps): RunLists {
  const alerts = useRunAlerts(run.uuid);
  const incidents = useRunIncidents(run.uuid);
  const requests = useRunRequests(run.uuid);
  const traces = useRunTraces(run.uuid);
  const impacts = useRunImpacts(run.uuid);
  const reports = useRunReports(run.uuid);
  const refresh = useThrottled(askAgain, 1_000);
  const refreshTraces = useThrottled(traces.reload, 1_000);
  const refreshImpacts = useThrottled(impacts.reload, 1_000);
  const refreshReports = useThrottled(reports.reload, 1_000);
  const refreshAlerts = useThrottled(() => {
    alerts.reload();
    incidents.reload();
    requests.reload();
  }, 500);
  const refreshAll = (): void => {
    refresh();
    refreshAlerts();
    refreshTraces();
    refreshImpacts();
    refreshReports();
  };
  useLive({
    key: `run ${run.uuid}`, document: RunChangedDocument, variables: () => ({ run: run.uuid }), onResumed: refreshAll,
    onValue: ({ runChanged: { kind } }) => {
      if (kind === 'resync') refreshAll();
      else if (kind === 'trace') refreshTraces();
      else if (kind === 'impact') refreshImpacts();
      else if (kind === 'report') refreshReports();
      else {
        refresh();
        if (kind !== 'steps') refreshAlerts();
      }
    },
  });
  return { alerts, incidents, requests, traces, impacts, reports, refreshAlerts };
}

function NoLayers({ isLive: isComing }: { readonly isLive: boolean }): ReactElement {
  if (isComing) return <Empty title="No step is recorded yet."><p>The heatmap appears with the first one.</p></Empty>;
  return <Empty title="This run ended before its first step." />;
}
