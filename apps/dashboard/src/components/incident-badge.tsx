import type { ReactElement } from 'react';
import type { IncidentState, Severity } from '../generated/graphql.js';
import { SEVERITY_SIGNS } from './state-badge.js';

/** Severity and state of an incident: by sign and word, not by colour alone. */
export function IncidentBadge({ severity, state }: { readonly severity: Severity; readonly state: IncidentState }): ReactElement {
  const look = state === 'OPEN' ? 'firing' : 'resolved';
  return (
    <span className={`badge severity-${severity.toLowerCase()} alert-${look}`} data-testid="incident-state" data-state={state}>
      <span aria-hidden="true" className="sign">{SEVERITY_SIGNS[severity]}</span>
      {severity.toLowerCase()} · {state.toLowerCase()}
    </span>
  );
}
