import { useId, useRef, useState, type ReactElement, type ReactNode, type SyntheticEvent } from 'react';
import { textOf } from './text-of.js';

/** What became of an act: null when it was done, else a sentence for the person. */
export type ActAnswer = string | null;

interface ActProps {
  /** On the button that opens the dialog; `name` is read out instead where the label says too little. */
  readonly label: string;
  readonly name?: string;
  readonly className?: string;
  readonly title: string;
  readonly explanation?: string;
  /** On the button that acts. */
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly reasonLabel?: string;
  /** Further fields, above the reason. */
  readonly children?: ReactNode;
  readonly act: (reason: string, form: FormData) => Promise<ActAnswer>;
  readonly testId: string;
  /** Key that presses the button, where the page listens to it. */
  readonly hotkey?: string;
}

/** A button that opens a dialog: nobody acts without a reason. */
export function ActDialog(props: ActProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const { label, name, className, title, testId, hotkey } = props;
  const close = (): void => dialog.current?.close();
  return (
    <>
      <button type="button" className={className} aria-label={name} data-key={hotkey} aria-keyshortcuts={hotkey} data-testid={testId} onClick={() => dialog.current?.showModal()}>{label}</button>
      <dialog ref={dialog} aria-label={title}>
        <ActForm {...props} close={close} />
      </dialog>
    </>
  );
}

function ActForm({ title, explanation, confirm, isDanger = false, reasonLabel = 'Reason (recorded with your name)', children, act, testId, close }: ActProps & { readonly close: () => void }): ReactElement {
  const { answer, isSending, submit } = useAct(act, close);
  const reason = useId();
  return (
    <form onSubmit={submit}>
      <h2>{title}</h2>
      {explanation !== undefined && <p>{explanation}</p>}
      {children}
      <label htmlFor={reason}>{reasonLabel}</label>
      <input id={reason} name="reason" required maxLength={500} pattern=".*\S.*" autoComplete="off" data-testid={`${testId}-reason`} />
      {answer !== null && <p className="refused" role="alert">{answer}</p>}
      <div className="buttons">
        <button type="button" onClick={close}>Leave it</button>
        <button type="submit" className={isDanger ? 'danger' : 'primary'} disabled={isSending} data-testid={`${testId}-confirm`}>{confirm}</button>
      </div>
    </form>
  );
}

interface Acting {
  readonly answer: ActAnswer;
  readonly isSending: boolean;
  readonly submit: (event: SyntheticEvent<HTMLFormElement>) => void;
}

/** Sends what a form holds; the form is emptied and closed when it was done, else `answer` says why not. */
export function useAct(act: ActProps['act'], done: () => void, field = 'reason'): Acting {
  const [answer, setAnswer] = useState<ActAnswer>(null);
  const [isSending, setSending] = useState(false);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    setSending(true);
    const said = await act(textOf(data, field), data);
    setSending(false);
    setAnswer(said);
    if (said !== null) return;
    form.reset();
    done();
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!isSending) void send(event.currentTarget);
  };
  return { answer, isSending, submit };
}
