import type { ReactElement, ReactNode } from 'react';
import { Failed, Loading } from '../../components/page-states.js';
import { formatCount } from '../../format/format-number.js';
import type { OverviewQuery } from '../../generated/graphql.js';
import { Link } from '../../routing/navigation.js';
import { reviewsRoute } from '../../routing/review-route.js';
import { INCIDENTS, type Route } from '../../routing/route.js';
import { IncidentItem } from '../incidents/incident-item.js';
import { ReviewList } from '../reviews/review-list.js';
import { RequestList } from '../requests/request-list.js';
import { NoRuns } from '../runs/no-runs.js';
import { HealthPanel } from './health-panel.js';
import { LiveRuns } from './live-runs.js';
import { OverviewTiles, TilesLoading } from './overview-tiles.js';
import { needWords } from './overview-words.js';
import { SensitiveRuns } from './sensitive-runs.js';
import { useHealth, useOverview, type OverviewState } from './use-overview.js';

/** The front page: what needs a person now, each thing a link to where it is done. */
export function OverviewPage(): ReactElement {
  const overview = useOverview();
  const health = useHealth();
  const { data } = overview;
  return (
    <>
      <div className="page-head">
        <h1>Overview</h1>
        <span className="count" role="status" data-testid="needs">{data && needWords({ incidents: data.openIncidents.totalCount, requests: data.waiting.totalCount, reviews: data.reviews.totalCount })}</span>
      </div>
      <TilesPlace overview={overview} health={health} />
      <div className="overview">
        <OverviewBody overview={overview} />
        <HealthPanel health={health} receivers={data?.notifyState.receivers ?? null} />
      </div>
    </>
  );
}

function TilesPlace({ overview: { data, error }, health }: { readonly overview: OverviewState; readonly health: ReturnType<typeof useHealth> }): ReactElement | null {
  if (data) return <OverviewTiles data={data} health={health.data?.health ?? null} />;
  return error ? null : <TilesLoading />;
}

function OverviewBody({ overview }: { readonly overview: OverviewState }): ReactElement {
  const { data, error, again } = overview;
  if (!data) return error ? <Failed what="what needs you" error={error} retry={again} /> : <Loading what="what needs you" rows={8} />;
  return (
    <div className="overview-main">
      {error && <p className="refused" role="alert">This was read before; it cannot be read anew now.</p>}
      {data.newest.totalCount === 0 ? <NoRuns /> : <Lists data={data} overview={overview} />}
    </div>
  );
}

function Lists({ data, overview }: { readonly data: OverviewQuery; readonly overview: OverviewState }): ReactElement {
  const { waiting, openIncidents, newest } = data;
  const requests = { nodes: waiting.edges.map(({ node }) => node), totalCount: waiting.totalCount, hasMore: false, isLoading: false, error: null, more: overview.again };
  return (
    <>
      {waiting.totalCount > 0 ? <RequestList requests={requests} acted={overview.again} title="Waits for a person" /> : <NothingWaits />}
      <Section id="open-incidents" title="Open incidents" count={openIncidents.totalCount} all={{ ...INCIDENTS, state: 'OPEN' }}>
        {openIncidents.totalCount === 0 ? <p className="faint">None is open.</p> : (
          <ul className="alert-list compact">{openIncidents.edges.map(({ node }) => <IncidentItem key={node.id} incident={node} />)}</ul>
        )}
      </Section>
      <LiveRuns runs={overview.live} totals={[data.running.totalCount, data.paused.totalCount, data.queued.totalCount]} />
      <Section id="waiting-reviews" title="Waits for review" count={data.reviews.totalCount} all={reviewsRoute()}>
        {data.reviews.totalCount === 0 ? <p className="faint">No sensitive prediction waits for a person.</p> : (
          <ReviewList className="alert-list compact" predictions={data.reviews.edges.map(({ node }) => node)} acted={overview.again} />
        )}
      </Section>
      <SensitiveRuns runs={newest.edges.map(({ node }) => node)} />
    </>
  );
}

function NothingWaits(): ReactElement {
  return (
    <section className="panel" id="requests" aria-label="Waits for a person" data-testid="nothing-waits">
      <div className="panel-head"><h2>Waits for a person</h2></div>
      <p className="faint">No alert asks for anything now.</p>
    </section>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  /** Where all of them are. */
  readonly all: Route;
  readonly children: ReactNode;
}

/** A part of the front page, and the way to all of it. */
function Section({ id, title, count, all, children }: SectionProps): ReactElement {
  return (
    <section className="panel" id={id} aria-label={title} data-testid={id}>
      <div className="panel-head"><h2>{title}</h2><span className="count">{formatCount(count)}</span><span className="spacer" /><Link to={all}>All of them</Link></div>
      {children}
    </section>
  );
}
