import { useEffect, useState, type ReactElement } from 'react';
import { Choice } from '../../components/choice.js';
import { navigate } from '../../routing/navigation.js';
import { INCIDENT_STATES, SEVERITIES, type IncidentsRoute } from '../../routing/route.js';

const ACKNOWLEDGED: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** What is typed is looked for when it has stood still for so long. Unit: ms. */
const REST_MS = 300;

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
      <AssigneeFilter route={route} />
    </form>
  );
}

function AssigneeFilter({ route }: { readonly route: IncidentsRoute }): ReactElement {
  const [typed, setTyped] = useState(route.assignee);
  useEffect(() => {
    setTyped(route.assignee);
  }, [route.assignee]);
  useEffect(() => {
    if (typed === route.assignee) return;
    const timer = setTimeout(() => { navigate({ ...route, assignee: typed }, 'replace'); }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, route]);
  return (
    <>
      <label htmlFor="incident-assignee">Assigned to</label>
      <input id="incident-assignee" type="search" value={typed} placeholder="whole name" data-testid="incident-assignee" onChange={(event) => { setTyped(event.target.value); }} />
    </>
  );
}
