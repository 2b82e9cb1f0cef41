import { useState, type ReactElement } from 'react';
import { ActDialog } from '../../components/act-dialog.js';
import { AcknowledgeIncidentDocument, PauseRunDocument, ResumeRunDocument, RollbackRunDocument, UnacknowledgeIncidentDocument } from '../../generated/graphql.js';
import { formatCount } from '../../format/format-number.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import type { Incident } from './incident-page.js';
import { isAboutPause } from './is-about-pause.js';

interface ButtonProps {
  readonly incident: Incident;
  readonly acted: () => void;
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

/** Takes a run that still trains back to weights of a checkpoint. */
export function RollbackButton({ incident, acted }: ButtonProps): ReactElement | null {
  const rollback = useOutcome(RollbackRunDocument);
  const [isAsked, setAsked] = useState(false);
  if (!isAboutPause(incident)) return null;
  const { run, since } = incident;
  const act = async (reason: string, form: FormData): Promise<string | null> => {
    const answer = await rollback({ run: run.uuid, reason, toStep: form.get('to') === 'before' ? since : null });
    if (answer === null) {
      setAsked(true);
      acted();
    }
    return answer;
  };
  return (
    <>
      <ActDialog
        label="Roll back…" title={`Roll “${run.name}” back?`} confirm="Roll back" act={act} testId="rollback-run"
        explanation="Its weights become those of a checkpoint, and it trains on from there with all scales at 1 for 100 steps. What was recorded stays. This cannot be taken back."
      >
        <label htmlFor="rollback-to">To</label>
        <select id="rollback-to" name="to">
          <option value="newest">the newest good checkpoint</option>
          <option value="before">one from before step {formatCount(since)}, if it is still kept</option>
        </select>
      </ActDialog>
      {isAsked && <p className="fine asked" role="status" data-testid="rollback-asked">Asked to roll back. The timeline tells when the run has done so.</p>}
    </>
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
