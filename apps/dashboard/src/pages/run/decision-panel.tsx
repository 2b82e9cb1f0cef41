import type { ReactElement, ReactNode } from 'react';
import { FLAG_WORDS, type Word } from '../../components/glossary.js';
import { Term } from '../../components/tip.js';
import { formatCount, formatMeasured, formatNumber, NO_VALUE, type Measured } from '../../format/format-number.js';
import type { Measure } from '../../generated/graphql.js';
import type { Cell } from '../../heatmap/columns.js';
import { MEASURE_LOOKS } from '../../heatmap/measures.js';
import { cellWords } from './cell-words.js';
import { layerWords } from './layer-words.js';
import type { Decision, DecisionState } from './use-decision.js';
import { WhyScale } from './why-scale.js';

interface PanelProps {
  readonly run: string;
  readonly state: DecisionState;
  readonly cell: Cell | null;
  readonly measure: Measure;
  readonly isPinned: boolean;
  readonly isAsked: boolean;
  readonly onUnpin: () => void;
  readonly onStep: (by: number) => void;
}

/** The decision under the pointer or pinned, in full; also the text alternative of the heatmap. */
export function DecisionPanel(props: PanelProps): ReactElement {
  const { state, isPinned } = props;
  const decision = props.isAsked ? state.decision : null;
  return (
    <section className="panel" data-testid="decision-panel" aria-label="Decision" aria-busy={state.isLoading} {...hooksOf(decision)}>
      <div className="panel-head">
        <h2><Term word="decision">Decision</Term></h2>
        {isPinned && <PinnedButtons {...props} />}
      </div>
      {decision ? <Full decision={decision} run={isPinned ? props.run : null} /> : <Hint {...props} />}
      {!isPinned && props.cell && <CellWords cell={props.cell} measure={props.measure} />}
      <p id="decision-words" className="visually-hidden" aria-live="polite">{decision && inWords(decision)}</p>
    </section>
  );
}

/** What browser tests read. */
function hooksOf(decision: Decision | null): Record<string, string | number> {
  return decision ? { 'data-step': decision.step, 'data-layer': decision.layer.name } : {};
}

function inWords(decision: Decision): string {
  return `Step ${decision.step}, layer ${decision.layer.name}: scale ${formatMeasured(decision.scale)}, gradient norm ${formatMeasured(decision.gradNorm)}.`;
}

function PinnedButtons({ onUnpin, onStep }: PanelProps): ReactElement {
  return (
    <span className="buttons">
      <button type="button" className="small" aria-label="Decision of the step before" onClick={() => { onStep(-1); }}>‹</button>
      <button type="button" className="small" aria-label="Decision of the next step" onClick={() => { onStep(1); }}>›</button>
      <button type="button" className="small" onClick={onUnpin} data-testid="unpin">Unpin</button>
    </span>
  );
}

function Hint({ state, isAsked }: PanelProps): ReactElement {
  if (state.error) return <p className="refused" role="alert">{state.error}</p>;
  if (state.isLoading) return <p className="faint">Reading…</p>;
  if (isAsked) return <p className="faint">No decision is recorded for this step and layer.</p>;
  return <p className="faint">Point at a cell to read what was decided there. Click or press Enter to pin it.</p>;
}

/** Of a cell that covers several steps: what it spans. */
function CellWords({ cell, measure }: { readonly cell: Cell; readonly measure: Measure }): ReactElement | null {
  const words = cellWords(cell, MEASURE_LOOKS[measure].label);
  return words === null ? null : <p className="cell-words" data-testid="cell-words" data-non-finite={cell.nonFinite}>{words}</p>;
}

/** @param run explains it too; null where the pointer only passes by. */
function Full({ decision, run }: { readonly decision: Decision; readonly run: string | null }): ReactElement {
  const { layer } = decision;
  return (
    <>
      <p className="decision-place">
        <b>{layer.name}</b> at step <b>{formatCount(decision.step)}</b>
        <span className="faint">{layerWords(layer)}</span>
      </p>
      <Flags flags={decision.flags} />
      <table className="facts">
        <caption className="visually-hidden">Measures of the decision</caption>
        <tbody>{rowsOf(decision).map(([word, label, value]) => <Row key={word} word={word} label={label}>{value}</Row>)}</tbody>
      </table>
      {run !== null && <WhyScale run={run} layer={layer.name} step={decision.step} />}
    </>
  );
}

function rowsOf(decision: Decision): readonly (readonly [Word, string, string])[] {
  const text = (measured: Measured): string => formatMeasured(measured);
  return [
    ['SCALE', 'Scale', text(decision.scale)],
    ['RAW_SCALE', 'Raw scale', text(decision.rawScale)],
    ['effectiveLearningRate', 'Effective learning rate', text(decision.effectiveLearningRate)],
    ['learningRate', 'Learning rate', text(decision.learningRate)],
    ['GRAD_NORM', 'Gradient norm', text(decision.gradNorm)],
    ['UPDATE_NORM', 'Update norm', text(decision.updateNorm)],
    ['PARAM_NORM', 'Weight norm', text(decision.paramNorm)],
    ['updateRatio', 'Update / weight', ratio(decision.updateNorm, decision.paramNorm)],
    ['effectiveUpdateRatio', 'Update / gradient', ratio(decision.updateNorm, decision.gradNorm)],
    ['COSINE', 'Cosine', text(decision.cosine)],
    ['NOISE', 'Noise', text(decision.noise)],
    ['loss', 'Loss of the batch', text(decision.loss)],
  ];
}

function ratio(above: Measured, below: Measured): string {
  return typeof above.value === 'number' && below.value ? formatNumber(above.value / below.value) : NO_VALUE;
}

function Row({ word, label, children }: { readonly word: Word; readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <tr data-measure={word}>
      <th scope="row"><Term word={word}>{label}</Term></th>
      <td className="number">{children}</td>
    </tr>
  );
}

function Flags({ flags }: { readonly flags: readonly string[] }): ReactElement {
  if (flags.length === 0) return <p className="flags faint">No guard touched it.</p>;
  return <ul className="flags">{flags.map((flag) => <li key={flag} data-flag={flag}>{FLAG_WORDS[flag] ?? flag}</li>)}</ul>;
}
