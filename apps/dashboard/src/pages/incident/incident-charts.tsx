import { useMemo, useState, type ReactElement } from 'react';
import { LineChart, type StepAxis } from '../../charts/line-chart.js';
import { aligned, drawable, isLogWorthy, nonFiniteIn, type Points } from '../../charts/points.js';
import type { Line, Mark } from '../../charts/uplot-options.js';
import type { MarkedAlertFragment, Measure } from '../../generated/graphql.js';
import { MEASURE_LOOKS } from '../../heatmap/measures.js';
import { makeStore } from '../../hooks/store.js';
import type { Incident } from './incident-page.js';
import { useAround, type Around } from './use-around.js';

/** Lines in one chart. */
const MOST_LINES = 3;

interface ChartsProps {
  readonly incident: Incident;
  readonly alerts: readonly MarkedAlertFragment[];
}

/** Loss around the incident, and gradient norm and scale of the layers that moved first. */
export function IncidentCharts({ incident, alerts }: ChartsProps): ReactElement {
  const layers = useMemo(() => firstLayers(incident), [incident]);
  const around = useAround(incident, layers);
  const [cursor] = useState(() => makeStore<number | null>(null));
  const { isLoading, range: { from, to } } = around;
  const axis: StepAxis = useMemo(() => ({ from, to: to + 1, cursor, onSelect: () => undefined, onReset: () => undefined }), [from, to, cursor]);
  const marks = useMemo(() => alerts.flatMap(marksOf), [alerts]);
  if (around.error !== null) return <p className="refused" role="alert">Could not read the curves. {around.error}</p>;
  return (
    <section className="card charts" aria-label="Charts" data-testid="incident-charts">
      <Chart title="Loss" testId="incident-loss" lines={[{ name: 'loss', points: around.loss }]} axis={axis} marks={marks} isLoading={isLoading} />
      {layers.length > 0 && MEASURES.map((measure) => (
        <Chart key={measure} title={MEASURE_LOOKS[measure].label} testId={`incident-${measure.toLowerCase()}`} lines={linesOf(around, layers, measure)} axis={axis} marks={marks} isLoading={isLoading} />
      ))}
    </section>
  );
}

const MEASURES = ['SCALE', 'GRAD_NORM'] as const satisfies readonly Measure[];

/** The layers that moved first, else those whose alerts fired first. */
function firstLayers({ evidence, spread }: Incident): string[] {
  return [...new Set([...evidence.moves.map(({ layer }) => layer), ...spread])].slice(0, MOST_LINES);
}

function linesOf(around: Around, layers: readonly string[], measure: (typeof MEASURES)[number]): Named[] {
  return layers.map((name) => ({ name, points: around.layers.get(`${measure} ${name}`) ?? around.empty }));
}

function marksOf({ firedStep, resolvedStep }: MarkedAlertFragment): Mark[] {
  const fired: Mark = { step: firedStep, kind: 'firing' };
  return resolvedStep === null ? [fired] : [fired, { step: resolvedStep, kind: 'resolved' }];
}

interface Named {
  readonly name: string;
  readonly points: Points;
}

interface ChartProps {
  readonly title: string;
  readonly testId: string;
  readonly lines: readonly Named[];
  readonly axis: StepAxis;
  readonly marks: readonly Mark[];
  readonly isLoading: boolean;
}

function Chart({ title, testId, lines, axis, marks, isLoading }: ChartProps): ReactElement {
  const isLog = isLogWorthy(lines.flatMap(({ points }) => points.values));
  const { steps, values } = aligned(lines.map(({ points }) => points));
  const unseen = lines.map(({ points }) => nonFiniteIn(points));
  const nonFinite = unseen.reduce((sum, { count }) => sum + count, 0);
  const own = unseen.flatMap((each) => each.steps.map((step): Mark => ({ step, kind: 'nonFinite' })));
  const shown: Line[] = lines.map(({ name }, i) => ({ label: name, colour: `--line-${String(i + 1)}`, kind: 'line' }));
  return (
    <LineChart
      title={title} testId={testId} lines={shown} isLog={isLog} data={[steps, ...values.map((each) => drawable(each, isLog))]} raw={[steps, ...values]} axis={axis} marks={[...marks, ...own]} nonFinite={nonFinite} isLoading={isLoading}
      description={`${title} of ${lines.map(({ name }) => name).join(', ')} from step ${String(axis.from)} to ${String(axis.to - 1)}.`}
    />
  );
}
