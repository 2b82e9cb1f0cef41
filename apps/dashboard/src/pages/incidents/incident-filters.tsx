import type { ReactElement } from 'react';
import { Choice } from '../../components/choice.js';
import { TypedFilter } from '../../components/typed-filter.js';
import { navigate } from '../../routing/navigation.js';
import { INCIDENT_STATES, SEVERITIES, type IncidentsRoute } from '../../routing/route.js';

const ACKNOWLEDGED: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** Which incidents are shown; the address follows. */
export function IncidentFilters({ route }: { readonly route: IncidentsRoute }): ReactElement {
  return (
    <form className="filters" onSubmit={(event) => { event.preventDefault(); }}>
      <Choice id="incident-state" label="State" value={route.state ?? ''} options={INCIDENT_STATES} onChoose={(value) => { navigate({ ...route, state: INCIDENT_STATES.find((s) => s === value) ?? null }); }} />
      <Choice id="incident-severity" label="Severity" value={route.severity ?? ''} options={SEVERITIES} onChoose={(value) => { navigate({ ...route, severity: SEVERITIES.find((s) => s === value) ?? null }); }} />
      <Choice
        id="incident-acknowledged" label="Acknowledged" options={Object.keys(ACKNOWLEDGED)} onChoose={(value) => { navigate({ ...route, acknowledged: ACKNOWLEDGED[value] ?? null }); }}
        value={Object.keys(ACKNOWLEDGED).find((word) => ACKNOWLEDGED[word] === route.acknowledged) ?? ''}
      />
      <TypedFilter id="incident-assignee" label="Assigned to" placeholder="whole name" value={route.assignee} onRest={(assignee) => { navigate({ ...route, assignee }, 'replace'); }} />
    </form>
  );
}
