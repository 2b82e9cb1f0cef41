import type { ReactElement } from 'react';
import { formatCount, formatCounted } from '../../format/format-number.js';
import type { OverviewHealthQuery, OverviewQuery } from '../../generated/graphql.js';
import { Link } from '../../routing/navigation.js';
import { reviewsRoute } from '../../routing/review-route.js';
import { INCIDENTS, RUNS, type Route } from '../../routing/route.js';
import { recordingLine } from './overview-words.js';

interface TilesProps {
  readonly data: OverviewQuery;
  /** Null before it is known. */
  readonly health: OverviewHealthQuery['health'] | null;
}

/** The figures on top: each says at a glance whether it needs somebody, and leads to what it counts. */
export function OverviewTiles({ data, health }: TilesProps): ReactElement {
  const { waiting, openIncidents, running, paused, queued, reviews } = data;
  const recording = health && recordingLine(health);
  return (
    <ul className="tiles" aria-label="At a glance">
      <Tile id="waiting" to="requests" count={waiting.totalCount} label={waiting.totalCount === 1 ? 'request waits for a person' : 'requests wait for a person'} isPressing={waiting.totalCount > 0} />
      <Tile id="incidents" to={{ ...INCIDENTS, state: 'OPEN' }} count={openIncidents.totalCount} label={openIncidents.totalCount === 1 ? 'open incident' : 'open incidents'} isPressing={openIncidents.totalCount > 0} />
      <Tile id="live" to={{ ...RUNS, page: 'runs', search: '', state: 'RUNNING' }} count={running.totalCount} label={liveLabel(paused.totalCount, queued.totalCount)} />
      <Tile id="reviews" to={reviewsRoute()} count={reviews.totalCount} label={reviews.totalCount === 1 ? 'sensitive prediction waits for review' : 'sensitive predictions wait for review'} />
      <Tile id="recording" to="service" count={recording?.word ?? '…'} label="recording" isPressing={recording?.state === 'bad'} />
    </ul>
  );
}

/** The place of the figures before they are there: what is below does not move when they come. */
export function TilesLoading(): ReactElement {
  const labels = ['requests wait for a person', 'open incidents', 'running', 'sensitive predictions wait for review', 'recording'];
  return <ul className="tiles" aria-hidden="true">{labels.map((label) => <li key={label}><span className="tile"><b>…</b><span>{label}</span></span></li>)}</ul>;
}

function liveLabel(paused: number, queued: number): string {
  const others = [...(paused > 0 ? [`${formatCount(paused)} paused`] : []), ...(queued > 0 ? [`${formatCount(queued)} queued`] : [])];
  return ['running', ...others].join(', ');
}

interface TileProps {
  readonly id: string;
  /** A page, or the id of a part of this one. */
  readonly to: Route | string;
  readonly count: number | string;
  readonly label: string;
  readonly isPressing?: boolean;
}

function Tile({ id, to, count, label, isPressing = false }: TileProps): ReactElement {
  const content = <><b>{typeof count === 'number' ? formatCount(count) : count}</b><span>{label}</span></>;
  const attributes = { className: isPressing ? 'tile is-pressing' : 'tile', 'data-testid': `tile-${id}`, 'data-count': count };
  return <li>{typeof to === 'string' ? <a href={`#${to}`} {...attributes}>{content}</a> : <Link to={to} {...attributes}>{content}</Link>}</li>;
}

/** "3 of 12" where not all are shown. */
export function shownOf(shown: number, total: number, one: string): string {
  return shown < total ? `${formatCount(shown)} of ${formatCounted(total, one)}` : formatCounted(total, one);
}
