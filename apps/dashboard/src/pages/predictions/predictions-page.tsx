import type { ReactElement } from 'react';
import { countText } from '../../components/count-text.js';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { isLive } from '../../components/state-badge.js';
import { PredictionsDocument, PredictionsOverviewDocument, RunChangedDocument, type PredictionRowFragment, type PredictionsOverviewQuery } from '../../generated/graphql.js';
import { type Asked, useAsked } from '../../hooks/use-asked.js';
import { noPage, usePages, type Pages } from '../../hooks/use-pages.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';
import { Link, navigate } from '../../routing/navigation.js';
import { POLICIES, PREDICTION_SORTS, predictionsRoute, type PredictionsRoute } from '../../routing/prediction-route.js';
import { reviewsRoute } from '../../routing/review-route.js';
import { runRoute, RUNS } from '../../routing/route.js';
import { GroupsOverTime } from './groups-over-time.js';
import { PredictionsTable } from './predictions-table.js';

const SORT_WORDS = { CLOSENESS: 'closest to the threshold', CHANGE: 'most changed', SCORE: 'highest score' } as const;

/** Sensitive predictions of a run, and what the model does to groups over time. */
export function PredictionsPage({ route }: { readonly route: PredictionsRoute }): ReactElement {
  const overview = useAsked(PredictionsOverviewDocument, { run: route.run });
  const pages = usePredictions(route, overview);
  const run = overview.data?.run;
  if (overview.data && !run) return <Empty title={`There is no run ${route.run}.`}><p><Link to={RUNS}>All runs</Link></p></Empty>;
  return (
    <>
      <div className="page-head">
        <h1>Sensitive predictions</h1>
        {run && <span className="faint">of run <Link to={runRoute(run.uuid)}>{run.name}</Link> · <Link to={reviewsRoute(run.uuid)} data-testid="to-reviews">review them</Link></span>}
        <Filters route={route} />
        <span className="count" role="status">{countText(pages, 'prediction')}</span>
      </div>
      <PredictionsBody route={route} pages={pages} />
      {overview.error && !run && <Failed what="the group metrics" error={overview.error} retry={overview.again} />}
      {run && <GroupsOverTime route={route} run={run} />}
    </>
  );
}

function usePredictions({ run, policy, sort }: PredictionsRoute, overview: Asked<PredictionsOverviewQuery>): Pages<PredictionRowFragment> {
  const pages = usePages({
    document: PredictionsDocument, variables: (after) => ({ run, first: 50, after, policy, sort }),
    pick: (data) => data.run?.predictions ?? noPage<PredictionRowFragment>(), key: JSON.stringify([run, policy, sort]),
  });
  const reload = useThrottled(() => {
    pages.reload();
    overview.again();
  }, 2_000);
  useLive({
    key: `predictions ${run}`, document: RunChangedDocument, variables: () => ({ run }), onResumed: reload, isPaused: !isLive(overview.data?.run?.state ?? 'COMPLETED'),
    onValue: reload,
  });
  return pages;
}

function Filters({ route }: { readonly route: PredictionsRoute }): ReactElement {
  return (
    <form className="filters" onSubmit={(event) => { event.preventDefault(); }}>
      <label htmlFor="policy">Sensitive because</label>
      <select id="policy" value={route.policy ?? ''} data-testid="predictions-policy" onChange={(event) => { navigate({ ...route, policy: POLICIES.find((policy) => policy === event.target.value) ?? null }); }}>
        <option value="">any policy</option>
        {POLICIES.map((policy) => <option key={policy} value={policy}>{policy.toLowerCase()}</option>)}
      </select>
      <label htmlFor="sort">Order</label>
      <select id="sort" value={route.sort} data-testid="predictions-sort" onChange={(event) => { navigate({ ...route, sort: PREDICTION_SORTS.find((sort) => sort === event.target.value) ?? 'CLOSENESS' }); }}>
        {PREDICTION_SORTS.map((sort) => <option key={sort} value={sort}>{SORT_WORDS[sort]}</option>)}
      </select>
    </form>
  );
}

function PredictionsBody({ route, pages }: { readonly route: PredictionsRoute; readonly pages: Pages<PredictionRowFragment> }): ReactElement {
  const { nodes, error, isLoading, hasMore } = pages;
  if (nodes.length > 0) {
    return (
      <>
        {nodes[0]?.isWithheld && <Withheld />}
        <PredictionsTable predictions={nodes} />
        {hasMore && <button type="button" className="more" disabled={isLoading} onClick={pages.more} data-testid="load-more">Load more</button>}
      </>
    );
  }
  if (error) return <Failed what="the predictions" error={error} retry={pages.reload} />;
  if (isLoading) return <Loading what="the predictions" rows={8} />;
  return <NoPredictions route={route} />;
}

/** What those see who may not read what the data say of people. */
export function Withheld(): ReactElement {
  return <p className="faint" role="note" data-testid="withheld">Your role sees pseudonyms and scores. Records, groups and features are for reviewers, auditors and admins.</p>;
}

function NoPredictions({ route }: { readonly route: PredictionsRoute }): ReactElement {
  if (route.policy === null) return <Empty title="No sensitive predictions."><p>Either the spec names no sensitivity policy, or nothing is recorded yet. <code>gradlens predictions RUN --register test:17 --reason …</code> registers one.</p></Empty>;
  return (
    <Empty title={`None is ${route.policy.toLowerCase()}.`}>
      <button type="button" onClick={() => { navigate(predictionsRoute(route.run)); }}>Show all</button>
    </Empty>
  );
}
