import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { errorSentence } from '../../components/page-states.js';
import { IncidentsDocument, type IncidentItemFragment } from '../../generated/graphql.js';
import { incidentTitle } from '../incidents/incident-words.js';
import { setWords } from '../trace/set-words.js';
import { EFFORTS, trainingsPerSet } from '../trace/trace-words.js';

/** Incidents that can be ticked: as many as one trace takes sets. */
const TICKED = 8;

/** What each guard that changes scales did. */
const GUARDS = ['guard:clamp', 'guard:rateLimit', 'guard:ratioCap', 'guard:backOff'];

/** Sets of decisions that the run is to be replayed without. */
export function TraceSetFields({ run }: { readonly run: string }): ReactElement {
  const [isOpened, setOpened] = useState(false);
  const [quick, usual, thorough] = [EFFORTS.quick, EFFORTS.usual, EFFORTS.thorough].map(trainingsPerSet);
  return (
    <details className="spec" onToggle={(event) => { if (event.currentTarget.open) setOpened(true); }} data-testid="trace-sets">
      <summary>Also without sets of decisions (up to {TICKED})</summary>
      <p className="fine">What would it be without them all? Each set is replayed beside random sets of as many decisions, and for all test records: about {quick} (quick), {usual} (usual), {thorough} (thorough) more trainings a set.</p>
      {isOpened && <Choices run={run} />}
    </details>
  );
}

function Choices({ run }: { readonly run: string }): ReactElement {
  const [{ data, error }] = useQuery({ query: IncidentsDocument, variables: { first: TICKED, run } });
  const incidents = data?.incidents.edges.map(({ node }) => node) ?? [];
  return (
    <>
      <fieldset className="set-choices">
        <Tick set="*" words="all scaling: what if it had never been on" />
        {GUARDS.map((set) => <Tick key={set} set={set} words={setWords(set)} />)}
        {incidents.map((incident) => <Tick key={incident.id} set={`incident:${incident.number}`} words={incidentWords(incident)} />)}
      </fieldset>
      {error && <p className="refused" role="alert">Could not read the incidents of the run. {errorSentence(error)}</p>}
      <label htmlFor="trace-sets">Others, one a line: a layer as dense2, steps of it as dense2@100-199, steps of all layers as *@100-199, an incident as incident:1</label>
      <textarea id="trace-sets" name="sets" rows={2} maxLength={2_000} autoComplete="off" spellCheck={false} data-testid="trace-sets-others" />
    </>
  );
}

function incidentWords(incident: IncidentItemFragment): string {
  return `incident ${incident.number}: ${incidentTitle(incident)}`;
}

function Tick({ set, words }: { readonly set: string; readonly words: string }): ReactElement {
  return <label><input type="checkbox" name="set" value={set} data-testid="trace-set" />{words}</label>;
}
