import { Suspense, type ReactElement } from 'react';
import { useClient } from 'urql';
import { ActDialog, type ActAnswer } from '../../components/act-dialog.js';
import { errorSentence, Loading } from '../../components/page-states.js';
import { textOf } from '../../components/text-of.js';
import { StartTraceDocument, type StartTraceInput, type TracedOf } from '../../generated/graphql.js';
import { navigate } from '../../routing/navigation.js';
import { traceRoute } from '../../routing/route.js';
import { lazyPage } from '../lazy-page.js';
import { effortWith, type Effort } from '../trace/trace-words.js';

const TraceFields = lazyPage(() => import('./trace-fields.js').then((m) => m.TraceFields));

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
      <Suspense fallback={<Loading what="the form" />}><TraceFields run={run} record={record} /></Suspense>
    </ActDialog>
  );
}

function inputOf(run: string, reason: string, form: FormData): StartTraceInput {
  const text = (name: string): string => textOf(form, name);
  const target = targetOf(text('kind'), text('which'));
  return { run, reason, ...target, of: text('of') as TracedOf, class: text('class') || null, effort: effortWith(text('effort') as Effort, setsOf(form)) };
}

/** Sets of decisions that are ticked, and those that are named, one a line. */
function setsOf(form: FormData): string[] {
  const named = textOf(form, 'sets').split('\n').map((line) => line.trim());
  return [...new Set([...form.getAll('set').map(String), ...named])].filter((name) => name !== '');
}

function targetOf(kind: string, which: string): Pick<StartTraceInput, 'record' | 'group' | 'gap' | 'split'> {
  if (kind === 'group') return { group: which };
  if (kind === 'gap') return { gap: which };
  return kind === 'split' ? { split: 'TEST' } : { record: which };
}
