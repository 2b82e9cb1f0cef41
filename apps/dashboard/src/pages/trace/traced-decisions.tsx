import type { ReactElement } from 'react';
import { errorSentence, Loading } from '../../components/page-states.js';
import { Term } from '../../components/tip.js';
import { formatCount, formatMeasured, formatNumber } from '../../format/format-number.js';
import { TraceDecisionsDocument, type TracedDecisionItemFragment } from '../../generated/graphql.js';
import { noPage, usePages } from '../../hooks/use-pages.js';
import { Link } from '../../routing/navigation.js';
import { runRoute, type RunRoute } from '../../routing/route.js';
import { GRADE_MEANING, leastPWords, signed } from './trace-words.js';

interface DecisionsProps {
  readonly id: string;
  readonly run: string;
  /** Where the estimate cannot be relied on, only what was replayed is shown. */
  readonly onlyReplayed: boolean;
  /** Decisions that were drawn by lot and replayed. */
  readonly controls: number;
}

/** Steps of the run shown around a decision. */
const AROUND = 40;

/** The run's heatmap around one decision, with that decision picked. */
export function decisionRoute(run: string, { layer, step }: { readonly layer: string; readonly step: number }): RunRoute {
  return runRoute(run, { layer, step, from: Math.max(0, step - AROUND), to: step + AROUND });
}

/** The decisions that moved the target most, each with a way to it. */
export function TracedDecisions({ id, run, onlyReplayed, controls }: DecisionsProps): ReactElement {
  const pages = usePages({
    document: TraceDecisionsDocument, variables: (after) => ({ id, first: 50, after }), key: id,
    pick: (data) => data.trace?.result?.decisions ?? noPage<TracedDecisionItemFragment>(),
  });
  const replayed = pages.nodes.filter(({ measuredEffect }) => measuredEffect);
  const shown = onlyReplayed ? replayed : pages.nodes;
  return (
    <section className="card" aria-label="Decisions that moved it">
      <h2>Decisions that moved it most</h2>
      {pages.error && <p className="refused" role="alert">Could not read the decisions. {errorSentence(pages.error)}</p>}
      {pages.isLoading && pages.nodes.length === 0 ? <Loading what="the decisions" /> : shown.length === 0 ? <p className="faint">{onlyReplayed ? 'None was replayed.' : 'No decision has an effect: every scale is 1.'}</p> : <Table decisions={shown} run={run} onlyReplayed={onlyReplayed} />}
      <p className="cell-words">{leastPWords(replayed.length, controls)}</p>
      {pages.hasMore && <button type="button" className="more" disabled={pages.isLoading} onClick={pages.more}>Load more</button>}
    </section>
  );
}

function Table({ decisions, run, onlyReplayed }: { readonly decisions: readonly TracedDecisionItemFragment[]; readonly run: string; readonly onlyReplayed: boolean }): ReactElement {
  const isReacting = decisions.some(({ reactingEffect }) => reactingEffect);
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label="Decisions">
      <table className="runs" data-testid="traced-decisions">
        <thead>
          <tr>
            <th scope="col">Decision</th>
            <th scope="col" className="number"><Term word="SCALE">Scale</Term></th>
            {!onlyReplayed && <th scope="col" className="number"><Term word="effect">Estimated effect</Term></th>}
            <th scope="col"><Term word="grade">Grade</Term></th>
            <th scope="col" className="number">Replayed effect</th>
            {isReacting && <th scope="col" className="number"><Term word="reacting">Scaler reacting</Term></th>}
            <th scope="col" className="number"><Term word="control">Chance up to</Term></th>
            <th scope="col" className="number"><Term word="pValue">p</Term></th>
          </tr>
        </thead>
        <tbody>{decisions.map((decision) => <Row key={`${decision.step} ${decision.layer}`} decision={decision} run={run} onlyReplayed={onlyReplayed} isReacting={isReacting} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ decision, run, onlyReplayed, isReacting }: { readonly decision: TracedDecisionItemFragment; readonly run: string; readonly onlyReplayed: boolean; readonly isReacting: boolean }): ReactElement {
  const { layer, step, scale, effect, grade, measuredEffect, reactingEffect, control, pValue } = decision;
  return (
    <tr data-testid="traced-decision" data-layer={layer} data-step={step} data-grade={grade}>
      <th scope="row" className="name"><Link to={decisionRoute(run, decision)}>{layer}, step {formatCount(step)}</Link></th>
      <td className="number">{formatMeasured(scale)}</td>
      {!onlyReplayed && <td className="number">{signed(effect)}</td>}
      <td><span className={`badge grade-${grade.toLowerCase()}`} data-tip={GRADE_MEANING[grade]} aria-description={GRADE_MEANING[grade]}>{grade.toLowerCase()}</span></td>
      <td className="number">{signed(measuredEffect)}</td>
      {isReacting && <td className="number">{signed(reactingEffect)}</td>}
      <td className="number">{formatMeasured(control)}</td>
      <td className="number">{formatNumber(pValue, 2)}</td>
    </tr>
  );
}
