import type { ReactElement } from 'react';
import { nowMs } from '../../clock.js';
import { Moment } from '../../components/moment.js';
import { Progress } from '../../components/progress.js';
import { isLive, RunStateBadge } from '../../components/state-badge.js';
import { Term } from '../../components/tip.js';
import { formatCount, formatQuality, NO_VALUE } from '../../format/format-number.js';
import { formatDuration, secondsBetween } from '../../format/format-time.js';
import type { RunRowFragment } from '../../generated/graphql.js';
import { useTick } from '../../hooks/use-tick.js';
import { Link } from '../../routing/navigation.js';
import { runRoute } from '../../routing/route.js';
import { CancelRun } from './cancel-run.js';

/** The table of runs. */
export function RunsTable({ runs }: { readonly runs: readonly RunRowFragment[] }): ReactElement {
  useTick(runs.some((run) => isLive(run.state)) ? 1_000 : 60_000);
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label="Runs">
      <table data-testid="runs-table" className="runs">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">State</th>
            <th scope="col"><Term word="step">Steps</Term></th>
            <th scope="col"><Term word="scaler">Scaler</Term></th>
            <th scope="col"><Term word="backend">Backend</Term></th>
            <th scope="col" className="number"><Term word="testAccuracy">Test accuracy</Term></th>
            <th scope="col" className="number"><Term word="decisions">Decisions</Term></th>
            <th scope="col"><Term word="alert">Alerts</Term></th>
            <th scope="col">Started</th>
            <th scope="col" className="number"><Term word="duration">Duration</Term></th>
            <th scope="col"><span className="visually-hidden">Actions</span></th>
          </tr>
        </thead>
        <tbody>{runs.map((run) => <RunRow key={run.uuid} run={run} />)}</tbody>
      </table>
    </div>
  );
}

function RunRow({ run }: { readonly run: RunRowFragment }): ReactElement {
  const seconds = secondsBetween(run.startedAt, run.endedAt, nowMs());
  return (
    <tr data-testid={`run-row-${run.uuid}`}>
      <th scope="row" className="name">
        <Link to={runRoute(run.uuid)}>{run.name}</Link>
        <code data-tip={run.uuid}>{run.uuid.slice(-6)}</code>
      </th>
      <td><RunStateBadge state={run.state} />{run.reason && <small className="reason" data-tip={run.reason}>{run.reason}</small>}</td>
      <td><Progress lastStep={run.lastStep} totalSteps={run.totalSteps} isLive={isLive(run.state)} /></td>
      <td>{run.scaler || NO_VALUE}</td>
      <td>{run.backend ?? NO_VALUE}</td>
      <td className="number">{formatQuality(run.summary)}</td>
      <td className="number">{formatCount(run.decisionCount)}</td>
      <td><AlertCount firing={run.firingAlerts} total={run.alertCount} /></td>
      <td><Moment at={run.startedAt ?? run.createdAt} /></td>
      <td className="number">{seconds === null ? NO_VALUE : formatDuration(seconds)}</td>
      <td>{isLive(run.state) && <CancelRun uuid={run.uuid} name={run.name} />}</td>
    </tr>
  );
}

function AlertCount({ firing, total }: { readonly firing: number; readonly total: number }): ReactElement {
  if (total === 0) return <span className="faint">none</span>;
  return <span className={firing > 0 ? 'alert-count is-firing' : 'alert-count'}>{firing > 0 ? `${firing} firing / ${total}` : `${total} resolved`}</span>;
}
