import type { ReactElement } from 'react';
import { nowMs } from '../../clock.js';
import { Progress } from '../../components/progress.js';
import { RunStateBadge } from '../../components/state-badge.js';
import { formatDuration, secondsBetween } from '../../format/format-time.js';
import type { RunRowFragment } from '../../generated/graphql.js';
import { useTick } from '../../hooks/use-tick.js';
import { Link } from '../../routing/navigation.js';
import { runRoute, RUNS } from '../../routing/route.js';
import { shownOf } from './overview-tiles.js';

interface LiveProps {
  readonly runs: readonly RunRowFragment[];
  /** How many there are of each state. */
  readonly totals: readonly number[];
}

/** The runs that still move, with how far they are. */
export function LiveRuns({ runs, totals }: LiveProps): ReactElement {
  useTick(runs.length > 0 ? 1_000 : 60_000);
  return (
    <section className="panel" id="live-runs" aria-label="Live runs" data-testid="live-runs">
      <div className="panel-head"><h2>Live runs</h2><span className="count">{shownOf(runs.length, totals.reduce((a, b) => a + b, 0), 'run')}</span><span className="spacer" /><Link to={RUNS}>All runs</Link></div>
      {runs.length === 0 && <p className="faint">No run trains, stands still or waits now.</p>}
      <ul className="live-list">{runs.map((run) => <LiveRun key={run.uuid} run={run} />)}</ul>
    </section>
  );
}

function LiveRun({ run }: { readonly run: RunRowFragment }): ReactElement {
  const seconds = secondsBetween(run.startedAt, run.endedAt, nowMs());
  return (
    <li data-testid="live-run" data-run={run.uuid} data-last-step={run.lastStep}>
      <Link to={runRoute(run.uuid)} className="rule">{run.name}</Link>
      <RunStateBadge state={run.state} />
      <Progress lastStep={run.lastStep} totalSteps={run.totalSteps} isLive />
      <span className="faint">{seconds === null ? 'not started' : formatDuration(seconds)}</span>
      {run.firingAlerts > 0 && <span className="alert-count is-firing">{run.firingAlerts} firing</span>}
    </li>
  );
}
