import type { ReactElement } from 'react';
import { ActDialog } from '../../components/act-dialog.js';
import { AcknowledgeIncidentDocument, PauseRunDocument, ResumeRunDocument, UnacknowledgeIncidentDocument } from '../../generated/graphql.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import type { Incident } from './incident-page.js';

interface ButtonProps {
  readonly incident: Incident;
  readonly acted: () => void;
}

/** Whether pausing the run still helps: it trains, or was paused, while an alert fires. */
export function isAboutPause({ state, run }: Pick<Incident, 'state'> & { readonly run: { readonly state: string } }): boolean {
  return run.state === 'PAUSED' || (state === 'OPEN' && run.state === 'RUNNING');
}

/** The one thing to do now that can be taken back: pause the run while it lives, else say that you look after it. */
export function ReversibleButton({ incident, acted }: ButtonProps): ReactElement {
  return isAboutPause(incident) ? <PauseButton incident={incident} acted={acted} /> : <AcknowledgeButton incident={incident} acted={acted} isFirst />;
}

function PauseButton({ incident, acted }: ButtonProps): ReactElement {
  const { uuid, name, state } = incident.run;
  const pause = useOutcome(PauseRunDocument);
  const resume = useOutcome(ResumeRunDocument);
  const told = (act: typeof pause) => async (reason: string) => {
    const answer = await act({ run: uuid, reason });
    if (answer === null) acted();
    return answer;
  };
  if (state === 'PAUSED') {
    return <ActDialog key="resume" label="Let the run go on…" className="primary" title={`Let “${name}” go on?`} confirm="Let it go on" act={told(resume)} testId="resume-run" />;
  }
  return (
    <ActDialog
      key="pause" label="Pause the run…" className="primary" title={`Pause “${name}”?`} confirm="Pause it" act={told(pause)} testId="pause-run"
      explanation="It waits before its next step and keeps all it has learnt. It goes on when somebody lets it."
    />
  );
}

/** Acknowledges the incident, or takes that back. */
export function AcknowledgeButton({ incident, acted, isFirst = false }: ButtonProps & { readonly isFirst?: boolean }): ReactElement {
  const acknowledge = useOutcome(AcknowledgeIncidentDocument);
  const undo = useOutcome(UnacknowledgeIncidentDocument);
  const { id, acknowledgedBy } = incident;
  const sent = (act: typeof acknowledge) => async (reason: string) => {
    const answer = await act({ incident: id, reason });
    if (answer === null) acted();
    return answer;
  };
  const className = isFirst ? 'primary' : 'small';
  if (acknowledgedBy !== null) {
    return (
      <ActDialog
        key="undo" label="Undo acknowledgement…" className={className} title="Take the acknowledgement back?" confirm="Take it back" act={sent(undo)} testId="unacknowledge"
        explanation={`${acknowledgedBy} looks after this incident. Then nobody does.`}
      />
    );
  }
  return (
    <ActDialog
      key="acknowledge" label="Acknowledge…" className={className} title="Acknowledge the incident?" confirm="Acknowledge" act={sent(acknowledge)} testId="acknowledge"
      explanation="You say that you look after it. It can be taken back."
    />
  );
}
