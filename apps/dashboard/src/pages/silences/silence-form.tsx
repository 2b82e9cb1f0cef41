import { useState, type ReactElement } from 'react';
import { useMutation } from 'urql';
import { useAct, type ActAnswer } from '../../components/act-dialog.js';
import { errorSentence } from '../../components/page-states.js';
import { CreateSilenceDocument, SilencePreviewDocument } from '../../generated/graphql.js';
import { useAsked } from '../../hooks/use-asked.js';
import { parseMatchers } from './matcher-text.js';

const SPANS: readonly (readonly [seconds: number, words: string])[] = [[1800, '30 minutes'], [7200, '2 hours'], [28_800, '8 hours'], [86_400, '1 day'], [604_800, '7 days']];

/** Makes a silence: what, how long, why; says what it would mute before it does. */
export function SilenceForm({ initial, done }: { readonly initial: string; readonly done: () => void }): ReactElement {
  const [text, setText] = useState(initial);
  const [, create] = useMutation(CreateSilenceDocument);
  const act = async (reason: string, form: FormData): Promise<ActAnswer> => {
    const matchers = parseMatchers(text);
    if (matchers === null) return 'Each line is a label, one of = != =~ !~, and a value.';
    const { data, error } = await create({ input: { matchers, durationSeconds: Number(form.get('span')), reason } });
    const outcome = data?.createSilence;
    if (outcome && 'silence' in outcome) return null;
    return outcome ? outcome.message : error ? errorSentence(error) : 'The API gave no answer.';
  };
  const { answer, isSending, submit } = useAct(act, () => {
    setText('');
    done();
  });
  return (
    <form className="silence-form" onSubmit={submit} data-testid="silence-form">
      <label htmlFor="silence-matchers">Mute alerts that fit all of these, one a line</label>
      <textarea id="silence-matchers" rows={3} value={text} spellCheck={false} required placeholder={'alertname="dead-layer"\nlayer=~"frozen.*"'} data-testid="silence-matchers" onChange={(event) => { setText(event.target.value); }} />
      <Preview text={text} />
      <label htmlFor="silence-span">For</label>
      <select id="silence-span" name="span" defaultValue={7200}>{SPANS.map(([seconds, words]) => <option key={seconds} value={seconds}>{words}</option>)}</select>
      <label htmlFor="silence-reason">Reason (recorded with your name)</label>
      <input id="silence-reason" name="reason" required maxLength={500} pattern=".*\S.*" autoComplete="off" data-testid="silence-reason" />
      {answer !== null && <p className="refused" role="alert">{answer}</p>}
      <button type="submit" className="primary" disabled={isSending} data-testid="silence-create">Silence</button>
    </form>
  );
}

/** What the silence would mute, while it is written. */
function Preview({ text }: { readonly text: string }): ReactElement {
  const matchers = parseMatchers(text);
  const { data, error } = useAsked(SilencePreviewDocument, matchers === null || matchers.length === 0 ? null : { matchers }, 300);
  return <p className="faint" role="status" data-testid="silence-preview">{previewWords(text, matchers === null, error ? errorSentence(error) : null, data?.silencePreview ?? null)}</p>;
}

function previewWords(text: string, isWrong: boolean, problem: string | null, found: { firing: number; lastWeek: number; lastWeekOf: number } | null): string {
  if (text.trim() === '') return 'Muted alerts still fire and are shown; nobody is told.';
  if (isWrong) return 'Each line is a label, one of = != =~ !~, and a value.';
  if (problem !== null) return problem;
  if (found === null) return '…';
  return `Would mute ${found.firing} that ${found.firing === 1 ? 'fires' : 'fire'} now, and ${found.lastWeek} of ${found.lastWeekOf} of the last 7 days.`;
}
