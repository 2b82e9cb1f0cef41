import type { ReactElement } from 'react';
import { isCounted } from '../../components/count-text.js';
import { errorSentence } from '../../components/page-states.js';
import { IncidentsDocument, type IncidentItemFragment } from '../../generated/graphql.js';
import { usePages, type Pages } from '../../hooks/use-pages.js';
import { IncidentItem } from '../incidents/incident-item.js';

/** The incidents of one run, newest first. */
export function useRunIncidents(uuid: string): Pages<IncidentItemFragment> {
  return usePages({
    document: IncidentsDocument,
    variables: (after) => ({ first: 20, after, run: uuid }),
    pick: (data) => data.incidents,
    key: uuid,
  });
}

/** The incidents of the run; nothing where there are none: its alerts say so. */
export function RunIncidents({ incidents }: { readonly incidents: Pages<IncidentItemFragment> }): ReactElement | null {
  if (!incidents.error && incidents.nodes.length === 0) return null;
  return (
    <section className="panel" aria-label="Incidents of this run">
      <div className="panel-head">
        <h2>Incidents</h2>
        <span className="count">{isCounted(incidents) ? incidents.totalCount : ''}</span>
      </div>
      {incidents.error && <p className="refused" role="alert">Could not read the incidents. {errorSentence(incidents.error)}</p>}
      <ul className="alert-list compact" data-testid="run-incidents">
        {incidents.nodes.map((incident) => <IncidentItem key={incident.id} incident={incident} isInRun />)}
      </ul>
      {incidents.hasMore && <button type="button" className="more" onClick={incidents.more}>Load more</button>}
    </section>
  );
}
