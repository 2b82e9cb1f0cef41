import { useId, type ReactElement, type ReactNode } from 'react';
import type { TracedOf } from '../../generated/graphql.js';
import { EFFORTS, trainingsOf } from '../trace/trace-words.js';
import { TraceSetFields } from './trace-set-fields.js';

const OF_WORDS: Readonly<Record<TracedOf, string>> = { SCORE: 'score (probability of the class)', LOGIT: 'logit (log odds of the class)', LOSS: 'loss' };

/** What is traced, and how much of it is replayed. */
export function TraceFields({ run, record }: { readonly run: string; readonly record?: string | undefined }): ReactElement {
  return (
    <>
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
      <TraceSetFields run={run} />
    </>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }): ReactElement {
  const id = useId();
  return <><label htmlFor={id}>{label}</label>{children(id)}</>;
}
