import { useId, type ReactElement } from 'react';
import { ActDialog, useAct } from '../../components/act-dialog.js';
import { Moment } from '../../components/moment.js';
import { textOf } from '../../components/text-of.js';
import { AssignIncidentDocument, CommentOnIncidentDocument } from '../../generated/graphql.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import type { Incident } from './incident-page.js';
import { isAboutPause } from './is-about-pause.js';
import { AcknowledgeButton } from './reversible-button.js';

interface PanelProps {
  readonly incident: Incident;
  readonly acted: () => void;
}

/** Who looks after the incident, and what there is to say about it. */
export function PeoplePanel({ incident, acted }: PanelProps): ReactElement {
  const { acknowledgedBy, acknowledgedAt, assignee } = incident;
  return (
    <section className="panel" aria-label="People" data-testid="people" data-acts={incident.acts}>
      <div className="panel-head"><h2>People</h2></div>
      <dl className="people">
        <div>
          <dt>Acknowledged</dt>
          <dd data-testid="acknowledged-by">{acknowledgedBy === null ? 'by nobody' : <>by <b>{acknowledgedBy}</b>, <Moment at={acknowledgedAt} /></>}</dd>
          {isAboutPause(incident) && <dd className="act"><AcknowledgeButton incident={incident} acted={acted} /></dd>}
        </div>
        <div>
          <dt>Assigned to</dt>
          <dd data-testid="assignee">{assignee ?? 'nobody'}</dd>
          <dd className="act"><AssignButton incident={incident} acted={acted} /></dd>
        </div>
      </dl>
      <CommentBox incident={incident} acted={acted} />
    </section>
  );
}

function AssignButton({ incident, acted }: PanelProps): ReactElement {
  const assign = useOutcome(AssignIncidentDocument);
  const field = useId();
  const act = async (reason: string, form: FormData): Promise<string | null> => {
    const answer = await assign({ incident: incident.id, assignee: textOf(form, 'assignee') || null, reason });
    if (answer === null) acted();
    return answer;
  };
  return (
    <ActDialog label="Assign…" className="small" title="Assign the incident" confirm="Assign" act={act} testId="assign">
      <label htmlFor={field}>To whom (empty: to nobody)</label>
      <input id={field} name="assignee" maxLength={100} autoComplete="off" data-testid="assign-to" />
    </ActDialog>
  );
}

function CommentBox({ incident, acted }: PanelProps): ReactElement {
  const comment = useOutcome(CommentOnIncidentDocument);
  const { answer, isSending, submit } = useAct((text) => comment({ incident: incident.id, comment: text }), acted, 'comment');
  const field = useId();
  return (
    <form className="comment" onSubmit={submit}>
      <label htmlFor={field}>Comment (stays, under your name)</label>
      <textarea id={field} name="comment" required maxLength={2000} rows={3} data-testid="comment" />
      {answer !== null && <p className="refused" role="alert">{answer}</p>}
      <button type="submit" className="small" disabled={isSending} data-testid="comment-send">Comment</button>
    </form>
  );
}
