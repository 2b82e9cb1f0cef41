import { Suspense, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { Moment } from '../../components/moment.js';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { formatDuration } from '../../format/format-time.js';
import { RunChangedDocument, TraceDocument, type TraceQuery } from '../../generated/graphql.js';
import { useLastGood } from '../../hooks/use-last-good.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';
import { Link } from '../../routing/navigation.js';
import { runRoute, RUNS } from '../../routing/route.js';
import { lazyPage } from '../lazy-page.js';
import { EffectsMap } from './effects-map.js';
import { TraceProgress } from './trace-progress.js';
import { isMoving, TraceStateBadge } from './trace-state-badge.js';
import { TraceVerdict } from './trace-verdict.js';
import { headline, questionWords, sentence, type TraceResult } from './trace-words.js';
import { TracedDecisions } from './traced-decisions.js';

const TracedSets = lazyPage(() => import('./traced-sets.js').then((m) => m.TracedSets));

/** A trace in full. */
type Trace = NonNullable<TraceQuery['trace']>;

/** One trace: what moved a prediction, how sure that is, and each decision; or how far it is. */
export function TracePage({ id }: { readonly id: string }): ReactElement {
  const [{ data, error, fetching }, ask] = useQuery({ query: TraceDocument, variables: { id } });
  const askAgain = (): void => {
    ask({ requestPolicy: 'network-only' });
  };
  const trace = useLastGood(data?.trace);
  if (trace) return <ReadTrace trace={trace} askAgain={askAgain} />;
  if (error) return <Failed what="this trace" error={error} retry={askAgain} />;
  if (fetching) return <Loading what="the trace" rows={8} />;
  return <Empty title="There is no such trace."><p><Link to={RUNS}>All runs</Link></p></Empty>;
}

function ReadTrace({ trace, askAgain }: { readonly trace: Trace; readonly askAgain: () => void }): ReactElement {
  const refresh = useThrottled(askAgain, 500);
  useLive({
    key: `trace ${trace.id}`, document: RunChangedDocument, variables: () => ({ run: trace.run.uuid }), isPaused: !isMoving(trace.state), onResumed: refresh,
    onValue: ({ runChanged: { kind } }) => {
      if (kind === 'trace' || kind === 'resync') refresh();
    },
  });
  const { result } = trace;
  return (
    <>
      <TraceHead trace={trace} />
      <TraceProgress trace={trace} acted={refresh} />
      {result && <Found trace={trace} result={result} />}
    </>
  );
}

function TraceHead({ trace }: { readonly trace: Trace }): ReactElement {
  const { state, run, by, reason, createdAt, result, question, productVersion, method, effort } = trace;
  return (
    <section className="run-head" aria-label="Trace">
      <div className="page-head">
        <h1 data-testid="trace-title">Trace: {result?.target ?? questionWords(question)}</h1>
        <TraceStateBadge state={state} />
        <span className="faint">of run <Link to={runRoute(run.uuid)}>{run.name}</Link></span>
      </div>
      {result?.fidelity.problem && <p className="refused" role="alert" data-testid="trace-problem">{sentence(result.fidelity.problem)}</p>}
      {result && <p className="trace-headline" data-testid="trace-headline">{headline(result)}</p>}
      <p className="reason-line">
        Asked by <b>{by}</b> <Moment at={createdAt} />{reason === '' ? '' : `: “${reason}”`}
        {result && <span className="fine"> · {method}, gradlens {productVersion}, seed {effort.seed}, took {formatDuration(result.seconds)}</span>}
      </p>
    </section>
  );
}

function Found({ trace, result }: { readonly trace: Trace; readonly result: TraceResult }): ReactElement {
  const { id, run, effort } = trace;
  const isUnreliable = result.quality.verdict === 'DO_NOT_RELY' || result.quality.verdict === 'NOT_ENOUGH_EVIDENCE';
  const map = <EffectsMap id={id} run={run.uuid} effectsLeftOut={result.effectsLeftOut} />;
  return (
    <div className="run-view">
      <div className="run-main">
        <TracedDecisions id={id} run={run.uuid} onlyReplayed={isUnreliable} controls={result.quality.single} />
        <Suspense fallback={<Loading what="the sets of decisions" rows={3} />}><TracedSets id={id} isAsked={effort.without.length > 0} showsEstimates={!isUnreliable} /></Suspense>
        {isUnreliable ? <details className="spec"><summary>Estimates that are not shown to hold</summary>{map}</details> : map}
      </div>
      <aside className="run-side" aria-label="How far to trust it"><TraceVerdict result={result} /></aside>
    </div>
  );
}
