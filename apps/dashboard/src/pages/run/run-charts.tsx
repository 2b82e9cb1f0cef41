import { useMemo, type ReactElement } from 'react';
import type uPlot from 'uplot';
import { LineChart, type StepAxis } from '../../charts/line-chart.js';
import { aligned, drawable, isLogWorthy, nonFiniteIn, type Points } from '../../charts/points.js';
import type { Line, Mark } from '../../charts/uplot-options.js';
import { Term } from '../../components/tip.js';
import { formatNumber } from '../../format/format-number.js';
import { countWords } from '../../format/non-finite-words.js';
import { MEASURE_LOOKS } from '../../heatmap/measures.js';
import { clampView } from '../../heatmap/view.js';
import type { Run } from './run-page.js';
import type { Shared } from './run-view.js';
import { type ReadSeries, useLayerSeries, useLoss } from './use-series.js';

interface ChartParts {
  readonly shared: Shared;
  readonly axis: StepAxis;
  readonly marks: readonly Mark[];
}

/** The curves of a run below its heatmap, step under step. */
export function RunCharts({ shared }: { readonly shared: Shared }): ReactElement {
  const { view, bounds, setView, reset } = shared.shown;
  const axis: StepAxis = {
    from: view.fromStep, to: view.toStep, cursor: shared.cursorStep, onReset: reset,
    onSelect: (from, to) => {
      setView(clampView({ ...view, fromStep: Math.floor(from), toStep: Math.ceil(to) }, bounds));
    },
  };
  const marks = useMemo(() => shared.alerts.map(({ firedStep, state }) => ({ step: firedStep, kind: state === 'FIRING' ? 'firing' : 'resolved' } as const)), [shared.alerts]);
  const parts = { shared, axis, marks };
  return (
    <section className="card charts" aria-label="Charts">
      <LayerChart {...parts} />
      <LossChart {...parts} />
      <AccuracyChart {...parts} />
    </section>
  );
}

const EDGES: readonly Line[] = [
  { label: 'highest', colour: '--line-1', kind: 'edge' },
  { label: 'lowest', colour: '--line-1', kind: 'edge' },
];
const LAYER_BAND = [2, 3] as const;

function LayerChart({ shared, axis, marks: alerts }: ChartParts): ReactElement {
  const { run, route, layer, shown, feed } = shared;
  const { points, isLoading, problem } = useLayerSeries(run.uuid, { layer, measure: route.measure }, shown.range, feed);
  const { label } = MEASURE_LOOKS[route.measure];
  const { marks, nonFinite } = useMarks(alerts, points);
  const isLog = useMemo(() => isLogWorthy([...points.min, ...points.max]), [points]);
  const lines = useMemo<Line[]>(() => [{ label: layer, colour: '--line-1', kind: 'line' }, ...EDGES], [layer]);
  const data = useMemo<uPlot.AlignedData>(() => [[...points.steps], drawable(points.values, isLog), drawable(points.max, isLog), drawable(points.min, isLog)], [points, isLog]);
  return (
    <LineChart
      title={<Term word={route.measure}>{label}</Term>} testId="layer-chart" band={LAYER_BAND} {...{ lines, data, axis, marks, nonFinite, isLog, isLoading, problem }} raw={[points.steps, points.values, points.max, points.min]}
      description={`${label} of layer ${layer} by step; the band spans lowest to highest. ${lastWords({ points, isLoading, problem }, nonFinite)}`}
    />
  );
}

/** The alerts, and a mark at every point that holds a value that is NaN or infinite. */
function useMarks(alerts: readonly Mark[], points: Points): { marks: readonly Mark[]; nonFinite: number } {
  return useMemo(() => {
    const { steps, count } = nonFiniteIn(points);
    return { marks: [...alerts, ...steps.map((step): Mark => ({ step, kind: 'nonFinite' }))], nonFinite: count };
  }, [alerts, points]);
}

function lastWords({ points: { values }, isLoading, problem }: ReadSeries, nonFinite: number): string {
  const last = values.at(-1);
  if (last === undefined) return isLoading ? 'Reading.' : problem === null ? 'No values yet.' : 'It could not be read.';
  return `Last value ${formatNumber(last)}.${nonFinite > 0 ? ` ${countWords(nonFinite)}.` : ''}`;
}

function LossChart({ shared, axis, marks: alerts }: ChartParts): ReactElement {
  const { run, shown, feed } = shared;
  const { points, isLoading, problem } = useLoss(run.uuid, shown.range, feed);
  const { marks, nonFinite } = useMarks(alerts, points);
  const isLog = useMemo(() => isLogWorthy(points.max), [points]);
  const splits = useMemo(() => splitsOf(run), [run]);
  const lines = useMemo<Line[]>(() => [
    { label: 'train (batch)', colour: '--line-1', kind: 'line' }, ...EDGES, ...splits.map((split, i) => pointsLine(split, i)),
  ], [splits]);
  const raw = useMemo(() => {
    const { steps, values } = aligned([...[points.values, points.max, points.min].map((each) => ({ steps: points.steps, values: each })), ...splits.map((split) => evaluationLine(run, split, 'loss'))]);
    return [steps, ...values] as const;
  }, [points, splits, run]);
  const data = useMemo<uPlot.AlignedData>(() => [raw[0], ...raw.slice(1).map((line) => drawable(line, isLog))], [raw, isLog]);
  return (
    <LineChart
      title={<Term word="loss">Loss</Term>} testId="loss-chart" band={LAYER_BAND} {...{ lines, data, raw, axis, marks, nonFinite, isLog, isLoading, problem }}
      description={`Training loss by step, with evaluations. ${lastWords({ points, isLoading, problem }, nonFinite)}`}
    />
  );
}

function AccuracyChart({ shared: { run }, axis, marks }: ChartParts): ReactElement | null {
  const splits = useMemo(() => splitsOf(run), [run]);
  const lines = useMemo(() => splits.map((split, i) => pointsLine(split, i)), [splits]);
  const of = run.evaluations.some(({ r2 }) => r2 !== null) ? 'r2' : 'accuracy';
  const label = of === 'r2' ? 'R²' : 'Accuracy';
  const data = useMemo(() => {
    const { steps, values } = aligned(splits.map((split) => evaluationLine(run, split, of)));
    return [steps, ...values] as uPlot.AlignedData;
  }, [run, splits, of]);
  if (splits.length === 0) return null;
  return (
    <LineChart
      title={<Term word="accuracy">{label}</Term>} testId="accuracy-chart" {...{ lines, data, axis, marks }}
      description={`${label} of ${splits.join(' and ')} by step.`}
    />
  );
}

function splitsOf(run: Run): string[] {
  return [...new Set(run.evaluations.map(({ split }) => split))];
}

function pointsLine(split: string, index: number): Line {
  return { label: split, colour: `--line-${(index % 3) + 2}`, kind: 'points' };
}

function evaluationLine(run: Run, split: string, of: 'loss' | 'accuracy' | 'r2'): { steps: number[]; values: (number | null)[] } {
  const own = run.evaluations.filter((evaluation) => evaluation.split === split);
  return { steps: own.map(({ step }) => step), values: own.map((evaluation) => evaluation[of]?.value ?? null) };
}
