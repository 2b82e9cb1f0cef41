import type { ReactElement, ReactNode } from 'react';
import { Moment } from '../../components/moment.js';
import { AlertBadge } from '../../components/state-badge.js';
import { formatCount, formatMeasured, formatSentence } from '../../format/format-number.js';
import type { AlertItemFragment } from '../../generated/graphql.js';
import { Link } from '../../routing/navigation.js';
import { incidentRoute, runRoute, silenceRoute, type RunRoute } from '../../routing/route.js';
import { matchersOfAlert } from '../silences/matcher-text.js';
import { measureOfAlert } from './alert-measure.js';
import { MutedBadge } from './muted-badge.js';

/** Steps shown on either side of an alert. */
const AROUND = 40;

/** The view of a run in which an alert is seen: its steps, its layer, its measure. */
export function routeToAlert(alert: AlertItemFragment): RunRoute {
  return runRoute(alert.run.uuid, {
    measure: measureOfAlert(alert.measure), layer: alert.layer, step: alert.firedStep,
    from: Math.max(0, alert.since - AROUND), to: alert.firedStep + AROUND,
  });
}

interface ItemProps {
  readonly alert: AlertItemFragment;
  readonly isInRun?: boolean;
  readonly isInIncident?: boolean;
  readonly children?: ReactNode;
}

/** One alert: what fired, where, since when; a link to the run at that step. */
export function AlertItem({ alert, isInRun = false, isInIncident = false, children }: ItemProps): ReactElement {
  return (
    <li className={`alert-item is-${alert.state.toLowerCase()} is-${alert.severity.toLowerCase()}`} data-testid="alert-item" data-state={alert.state} data-rule={alert.rule}>
      <Link to={routeToAlert(alert)} className="alert-link">
        <span className="alert-head">
          <AlertBadge severity={alert.severity} state={alert.state} />
          <span className="rule">{alert.rule}</span>
        </span>
        <span className="summary">{formatSentence(alert.summary)}</span>
      </Link>
      <AlertFacts alert={alert} isInRun={isInRun} isInIncident={isInIncident} />
      {children}
    </li>
  );
}

function AlertFacts({ alert, isInRun, isInIncident }: Required<Omit<ItemProps, 'children'>>): ReactElement {
  const { threshold, incident } = alert;
  return (
    <span className="alert-facts">
      {!isInRun && <Link to={runRoute(alert.run.uuid)}>{alert.run.name}</Link>}
      {incident && !isInIncident && <Link to={incidentRoute(incident.id)} data-testid="alert-incident">incident {incident.number}</Link>}
      {alert.layer && <span>layer <b>{alert.layer}</b></span>}
      <span>step <b>{formatCount(alert.firedStep)}</b>{alert.resolvedStep !== null && ` – ${formatCount(alert.resolvedStep)}`}</span>
      <span>value <b>{formatMeasured(alert.value)}</b>{threshold && ` (bound ${formatMeasured(threshold)})`}</span>
      <Moment at={alert.firedAt} />
      <RunEnded alert={alert} />
      <MutedBadge alert={alert} />
      {alert.state === 'FIRING' && <Link to={silenceRoute(matchersOfAlert({ ...alert, run: alert.run.uuid }))} data-testid="silence-alert">Silence…</Link>}
    </span>
  );
}

/** Of an alert that fires: that no step comes any more that would resolve it. */
function RunEnded({ alert: { state, runEndedAt } }: { readonly alert: AlertItemFragment }): ReactElement | null {
  if (state !== 'FIRING' || runEndedAt === null) return null;
  return <span data-testid="run-ended" data-tip="The run has ended: no step comes that would resolve this alert.">run ended <Moment at={runEndedAt} /></span>;
}
