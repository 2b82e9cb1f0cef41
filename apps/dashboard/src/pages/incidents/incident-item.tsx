import type { ReactElement } from 'react';
import { IncidentBadge } from '../../components/incident-badge.js';
import { Moment } from '../../components/moment.js';
import { formatCount } from '../../format/format-number.js';
import type { IncidentItemFragment } from '../../generated/graphql.js';
import { Link } from '../../routing/navigation.js';
import { incidentRoute, runRoute } from '../../routing/route.js';
import { incidentTitle, spreadWords, stepWords } from './incident-words.js';

/** One incident: what moved first, where it spread, who looks after it. */
export function IncidentItem({ incident, isInRun = false }: { readonly incident: IncidentItemFragment; readonly isInRun?: boolean }): ReactElement {
  const { state, severity, acknowledgedBy, assignee, alertCount, run } = incident;
  const look = state === 'OPEN' ? 'firing' : 'resolved';
  return (
    <li className={`alert-item is-${look} is-${severity.toLowerCase()}`} data-testid="incident-item" data-state={state} data-incident={incident.number}>
      <Link to={incidentRoute(incident.id)} className="alert-link">
        <span className="alert-head">
          <IncidentBadge severity={severity} state={state} />
          <span className="rule">{incidentTitle(incident)}</span>
        </span>
        <span className="summary">{spreadWords(incident.spread)}</span>
      </Link>
      <span className="alert-facts">
        {!isInRun && <Link to={runRoute(run.uuid)}>{run.name}</Link>}
        <span>incident <b>{incident.number}</b></span>
        <span>{stepWords(incident)}</span>
        <span><b>{formatCount(alertCount)}</b> {alertCount === 1 ? 'alert' : 'alerts'}</span>
        <span>{acknowledgedBy === null ? 'nobody has acknowledged it' : <>acknowledged by <b>{acknowledgedBy}</b></>}</span>
        {assignee !== null && <span>assigned to <b>{assignee}</b></span>}
        <Moment at={incident.openedAt} />
      </span>
    </li>
  );
}
