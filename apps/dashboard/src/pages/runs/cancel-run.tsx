import { useRef, useState, type SyntheticEvent, type ReactElement } from 'react';
import { useMutation } from 'urql';
import { errorSentence } from '../../components/page-states.js';
import { CancelRunDocument } from '../../generated/graphql.js';

interface CancelProps {
  readonly uuid: string;
  readonly name: string;
}

/** Ends a live run, with a reason that is recorded. */
export function CancelRun({ uuid, name }: CancelProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const { answer, isSending, send } = useCancel(uuid);
  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const field = new FormData(event.currentTarget).get('reason');
    if (typeof field === 'string' && (await send(field.trim()))) dialog.current?.close();
  };
  return (
    <>
      <button type="button" className="small" aria-label={`Cancel run ${name}`} data-testid="cancel-run" onClick={() => dialog.current?.showModal()}>Cancel…</button>
      <dialog ref={dialog} aria-label={`Cancel ${name}`}>
        <form onSubmit={(event) => void submit(event)}>
          <h2>Cancel “{name}”?</h2>
          <p>It stops after its current step. Everything recorded so far is kept.</p>
          <label htmlFor={`reason-${uuid}`}>Reason (recorded with the run)</label>
          <input id={`reason-${uuid}`} name="reason" required maxLength={500} pattern=".*\S.*" autoComplete="off" data-testid="cancel-reason" />
          {answer !== '' && <p className="refused" role="alert">{answer}</p>}
          <div className="buttons">
            <button type="button" onClick={() => dialog.current?.close()}>Keep it running</button>
            <button type="submit" className="danger" disabled={isSending} data-testid="cancel-confirm">Cancel the run</button>
          </div>
        </form>
      </dialog>
    </>
  );
}

/** `send` resolves to whether the run was told to stop; else `answer` says why not. */
function useCancel(uuid: string): { answer: string; isSending: boolean; send: (reason: string) => Promise<boolean> } {
  const [answer, setAnswer] = useState('');
  const [{ fetching }, cancel] = useMutation(CancelRunDocument);
  const send = async (reason: string): Promise<boolean> => {
    const { data, error } = await cancel({ input: { run: uuid, reason } });
    const outcome = data?.cancelRun;
    if (outcome?.__typename === 'CancelRunPayload') return true;
    setAnswer(outcome ? outcome.message : error ? errorSentence(error) : 'The API gave no answer.');
    return false;
  };
  return { answer, isSending: fetching, send };
}
