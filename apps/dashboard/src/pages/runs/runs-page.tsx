import { useDeferredValue, type ReactElement } from 'react';
import { countText } from '../../components/count-text.js';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { RunChangedDocument, RunsDocument, type RunRowFragment } from '../../generated/graphql.js';
import { usePages, type Pages } from '../../hooks/use-pages.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';
import { navigate } from '../../routing/navigation.js';
import { RUN_STATES, type Route } from '../../routing/route.js';
import { NoRuns } from './no-runs.js';
import { RunsTable } from './runs-table.js';

type RunsRoute = Extract<Route, { page: 'runs' }>;

const PAGE_SIZE = 25;

/** All runs, newest first, live. */
export function RunsPage({ route }: { readonly route: RunsRoute }): ReactElement {
  const pages = useRuns(route);
  return (
    <>
      <div className="page-head">
        <h1>Runs</h1>
        <Filters route={route} />
        <span className="count" role="status">{countText(pages, 'run')}</span>
      </div>
      <RunsBody route={route} pages={pages} />
    </>
  );
}

function useRuns(route: RunsRoute): Pages<RunRowFragment> {
  const search = useDeferredValue(route.search.trim());
  const pages = usePages({
    document: RunsDocument,
    variables: (after) => ({ first: PAGE_SIZE, after, state: route.state, search: search === '' ? null : search }),
    pick: (data) => data.runs,
    key: JSON.stringify([search, route.state]),
  });
  const reload = useThrottled(pages.reload, 1_000);
  useLive({
    key: 'runs', document: RunChangedDocument, variables: () => ({}), onResumed: reload,
    onValue: ({ runChanged: { run, lastStep, kind } }) => {
      if (!run || kind === 'resync' || !pages.nodes.some((row) => row.uuid === run.uuid)) {
        reload();
        return;
      }
      const fresh = { ...run, lastStep: Math.max(run.lastStep, lastStep ?? -1) };
      pages.change((rows) => rows.map((row) => (row.uuid === run.uuid ? fresh : row)));
    },
  });
  return pages;
}

function Filters({ route }: { readonly route: RunsRoute }): ReactElement {
  return (
    <form role="search" className="filters" onSubmit={(event) => { event.preventDefault(); }}>
      <label className="visually-hidden" htmlFor="search">Search runs</label>
      <input
        id="search" type="search" placeholder="Search by name or id" value={route.search} data-testid="runs-search"
        onChange={(event) => { navigate({ ...route, search: event.target.value }, 'replace'); }}
      />
      <label htmlFor="state">State</label>
      <select
        id="state" value={route.state ?? ''} data-testid="runs-state"
        onChange={(event) => { navigate({ ...route, state: RUN_STATES.find((s) => s === event.target.value) ?? null }); }}
      >
        <option value="">all</option>
        {RUN_STATES.map((state) => <option key={state} value={state}>{state.toLowerCase()}</option>)}
      </select>
    </form>
  );
}

function RunsBody({ route, pages }: { readonly route: RunsRoute; readonly pages: Pages<RunRowFragment> }): ReactElement {
  if (pages.nodes.length === 0) return <WithoutRuns route={route} pages={pages} />;
  return (
    <>
      <RunsTable runs={pages.nodes} />
      {pages.hasMore && <button type="button" className="more" disabled={pages.isLoading} onClick={pages.more} data-testid="load-more">Load more</button>}
    </>
  );
}

function WithoutRuns({ route, pages }: { readonly route: RunsRoute; readonly pages: Pages<RunRowFragment> }): ReactElement {
  if (pages.error) return <Failed what="the runs" error={pages.error} retry={pages.reload} />;
  if (pages.isLoading) return <Loading what="the runs" rows={8} />;
  return route.search || route.state ? <NoneFound route={route} /> : <NoRuns />;
}

function NoneFound({ route }: { readonly route: RunsRoute }): ReactElement {
  return (
    <Empty title="No run matches.">
      <button type="button" onClick={() => { navigate({ ...route, search: '', state: null }); }}>Show all runs</button>
    </Empty>
  );
}
