import { useId, type ReactElement, type ReactNode } from 'react';
import { useClient } from 'urql';
import { ActDialog, type ActAnswer } from '../../components/act-dialog.js';
import { errorSentence } from '../../components/page-states.js';
import { textOf } from '../../components/text-of.js';
import { StartTraceDocument, type StartTraceInput, type TracedOf } from '../../generated/graphql.js';
import { navigate } from '../../routing/navigation.js';
import { traceRoute } from '../../routing/route.js';
import { EFFORTS, trainingsOf, type Effort } from '../trace/trace-words.js';

const OF_WORDS: Readonly<Record<TracedOf, string>> = { SCORE: 'score (probability of the class)', LOGIT: 'logit (log odds of the class)', LOSS: 'loss' };

/** Asks which decisions moved a prediction, the one of `record` where it is given; shows the trace that was asked for. */
export function StartTrace({ run, record }: { readonly run: string; readonly record?: string }): ReactElement {
  const client = useClient();
  const act = async (reason: string, form: FormData): Promise<ActAnswer> => {
    const { data, error } = await client.mutation(StartTraceDocument, { input: inputOf(run, reason, form) }).toPromise();
    const outcome = data?.outcome;
    if (outcome === undefined) return error ? errorSentence(error) : 'The API gave no answer.';
    if (!('trace' in outcome)) return outcome.message;
    navigate(traceRoute(outcome.trace.id));
    return null;
  };
  return (
    <ActDialog label={record === undefined ? 'Trace a prediction…' : 'Trace this prediction…'} className="small" title="Trace a prediction" confirm="Trace it" act={act} testId="start-trace" explanation="A worker executes the run again, estimates what each scaling decision did to the prediction, and replays the largest.">
      <Field label="What">
        {(id) => <select id={id} name="kind" data-testid="trace-kind"><option value="record">one record</option><option value="group">the mean over a group</option><option value="gap">the gap between two groups</option><option value="split">all test records</option></select>}
      </Field>
      <Field label="Which: a record as test:17 (row 17 of the test split), a group as sex=Female, a gap as sex=Female vs sex=Male (alone: against all others); empty for all test records">
        {(id) => <input id={id} name="which" defaultValue={record} maxLength={200} placeholder="test:17" autoComplete="off" data-testid="trace-which" />}
      </Field>
      <Field label="What of it">
        {(id) => <select id={id} name="of" data-testid="trace-of">{Object.entries(OF_WORDS).map(([of, words]) => <option key={of} value={of}>{words}</option>)}</select>}
      </Field>
      <Field label="Class (empty: the last one)">{(id) => <input id={id} name="class" maxLength={200} autoComplete="off" />}</Field>
      <Field label="How much is replayed">
        {(id) => <select id={id} name="effort" defaultValue="usual" data-testid="trace-effort">{Object.entries(EFFORTS).map(([name, effort]) => <option key={name} value={name}>{`${name}: up to about ${trainingsOf(effort)} trainings`}</option>)}</select>}
      </Field>
    </ActDialog>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }): ReactElement {
  const id = useId();
  return <><label htmlFor={id}>{label}</label>{children(id)}</>;
}

function inputOf(run: string, reason: string, form: FormData): StartTraceInput {
  const text = (name: string): string => textOf(form, name);
  const target = targetOf(text('kind'), text('which'));
  return { run, reason, ...target, of: text('of') as TracedOf, class: text('class') || null, effort: EFFORTS[text('effort') as Effort] };
}

function targetOf(kind: string, which: string): Pick<StartTraceInput, 'record' | 'group' | 'gap' | 'split'> {
  if (kind === 'group') return { group: which };
  if (kind === 'gap') return { gap: which };
  return kind === 'split' ? { split: 'TEST' } : { record: which };
}
