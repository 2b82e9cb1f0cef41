import type { ReactElement } from 'react';
import { isCounted } from '../../components/count-text.js';
import { MayAsk, MayNotAsk } from '../../components/may-not-ask.js';
import { Moment } from '../../components/moment.js';
import { errorSentence } from '../../components/page-states.js';
import { isLive } from '../../components/state-badge.js';
import { Term } from '../../components/tip.js';
import { RunTracesDocument, type TraceRowFragment } from '../../generated/graphql.js';
import { usePages, type Pages } from '../../hooks/use-pages.js';
import { Link } from '../../routing/navigation.js';
import { traceRoute } from '../../routing/route.js';
import { TraceStateBadge } from '../trace/trace-state-badge.js';
import { questionWords } from '../trace/trace-words.js';
import type { Run } from './run-page.js';
import { StartTrace } from './start-trace.js';

/** The traces of one run, newest first. */
export function useRunTraces(uuid: string): Pages<TraceRowFragment> {
  return usePages({ document: RunTracesDocument, variables: (after) => ({ uuid, first: 20, after }), pick: (data) => data.traces, key: uuid });
}

/** The traces of the run, and a way to ask for one. */
export function RunTraces({ run, traces }: { readonly run: Run; readonly traces: Pages<TraceRowFragment> }): ReactElement {
  const why = whyNot(run);
  return (
    <section className="panel" aria-label="Traces of this run">
      <div className="panel-head">
        <h2><Term word="trace">Traces</Term></h2>
        <span className="count">{isCounted(traces) ? traces.totalCount : ''}</span>
        <span className="spacer" />
        {why === null && <MayAsk><StartTrace run={run.uuid} /></MayAsk>}
      </div>
      <MayNotAsk what="traces" />
      {traces.error && <p className="refused" role="alert">Could not read the traces. {errorSentence(traces.error)}</p>}
      {traces.nodes.length === 0 && isCounted(traces) && <p className="faint" data-testid="no-traces">{why ?? 'None yet. A trace tells which scaling decisions moved one prediction.'}</p>}
      <ul className="alert-list compact" data-testid="run-traces">
        {traces.nodes.map((trace) => <TraceItem key={trace.id} trace={trace} />)}
      </ul>
      {traces.hasMore && <button type="button" className="more" onClick={traces.more}>Load more</button>}
    </section>
  );
}

/** Why no trace of the run can be asked for; null where one can. */
export function whyNot({ state, traceUnavailable, lastStep }: Pick<Run, 'state' | 'traceUnavailable' | 'lastStep'>): string | null {
  if (traceUnavailable !== null) return `Unavailable. ${traceUnavailable}`;
  if (isLive(state)) return 'Can be asked for when the run has ended.';
  return lastStep < 0 ? 'This run has no recorded step to trace.' : null;
}

/** One trace of a list. */
export function TraceItem({ trace }: { readonly trace: TraceRowFragment }): ReactElement {
  const { id, state, question, result, by, createdAt, progress, waitsFor } = trace;
  return (
    <li className="alert-item" data-testid="trace-item" data-state={state}>
      <Link to={traceRoute(id)} className="alert-link">
        <span className="alert-head"><TraceStateBadge state={state} />{state === 'RUNNING' && <span className="faint">{Math.floor(100 * progress)} %</span>}{result && <span className="faint">{result.quality.verdict.toLowerCase().replaceAll('_', ' ')}</span>}</span>
        <span>{result?.target ?? questionWords(question)}</span>
      </Link>
      {waitsFor !== null && <p className="fine" role="note" data-testid="waits-for">It waits: {waitsFor}.</p>}
      <span className="alert-facts"><span>{by}</span><Moment at={createdAt} /></span>
    </li>
  );
}
