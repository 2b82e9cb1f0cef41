import type { ReactElement } from 'react';
import { IncidentBadge } from '../../components/incident-badge.js';
import { Moment } from '../../components/moment.js';
import { RunStateBadge } from '../../components/state-badge.js';
import { formatSentence } from '../../format/format-number.js';
import { Link } from '../../routing/navigation.js';
import { INCIDENTS, runRoute } from '../../routing/route.js';
import { incidentTitle, stepWords } from '../incidents/incident-words.js';
import type { Incident } from './incident-page.js';
import { ReversibleButton, RollbackButton } from './reversible-button.js';

interface HeadProps {
  readonly incident: Incident;
  readonly acted: () => void;
}

/** What the incident is, in three lines, the one button that can be taken back, and the way back to good weights. */
export function IncidentHead({ incident, acted }: HeadProps): ReactElement {
  const { run, evidence } = incident;
  return (
    <section className="run-head" aria-label="Incident">
      <div className="page-head">
        <nav aria-label="Breadcrumb"><Link to={INCIDENTS}>Incidents</Link> /</nav>
        <h1 data-testid="incident-title">{incidentTitle(incident)}</h1>
        <IncidentBadge severity={incident.severity} state={incident.state} />
        <span>incident {incident.number} of <Link to={runAround(incident)} className="inline" data-testid="incident-run">{run.name}</Link></span>
        <RunStateBadge state={run.state} />
        <span className="faint">{stepWords(incident)} · opened <Moment at={incident.openedAt} /></span>
      </div>
      <div className="three-lines">
        <ol data-testid="three-lines">
          <li><b>What moved first.</b> {formatSentence(evidence.movedFirst)}</li>
          <li><b>What the guards already did.</b> {formatSentence(evidence.guardsDid)}</li>
          <li><b>If you do nothing.</b> {formatSentence(evidence.ifNothingIsDone)}</li>
        </ol>
        <div className="act-buttons">
          <ReversibleButton incident={incident} acted={acted} />
          <RollbackButton incident={incident} acted={acted} />
        </div>
      </div>
      {evidence.whatToDo !== null && <details className="spec"><summary>What to do</summary><p className="what-to-do">{evidence.whatToDo}</p></details>}
    </section>
  );
}

/** Steps of the run shown before and behind the first one. */
const AROUND = 40;

function runAround({ run, layer, since }: Incident): ReturnType<typeof runRoute> {
  return runRoute(run.uuid, { layer, step: layer === null ? null : since, from: Math.max(0, since - AROUND), to: since + AROUND });
}
