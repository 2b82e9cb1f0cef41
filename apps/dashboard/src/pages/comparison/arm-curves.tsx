import { useMemo, useState, type ReactElement } from 'react';
import { LineChart, type StepAxis } from '../../charts/line-chart.js';
import { drawable, isLogWorthy } from '../../charts/points.js';
import type { Line } from '../../charts/uplot-options.js';
import { decodeFloats, decodeInts } from '../../graphql/packed.js';
import { makeStore } from '../../hooks/store.js';
import { type Arm, chartGroups, type Comparison } from './comparison-words.js';

const COLOURS = ['--line-1', '--line-2', '--line-3', '--line-4'] as const;

/** Validation loss over steps: the scaler's arm with its band, beside the others, three to a chart. */
export function ArmCurves({ comparison }: { readonly comparison: Comparison }): ReactElement | null {
  const { arms, task } = comparison;
  const axis = useZoom(task.budget);
  const [own] = arms;
  if (own === undefined) return null;
  return (
    <section className="card" aria-label="Validation loss">
      <h2>Validation loss</h2>
      {chartGroups(arms).map((others, i) => <ArmChart key={others.map(({ name }) => name).join()} own={own} others={others} axis={axis} testId={`arm-curves-${i + 1}`} />)}
      <p className="cell-words">Median over {task.seeds} seeds, each arm at its fastest learning rate; band: quartiles of {own.name}. A training that broke counts as infinite. A selection shows steps closer, a double click all.</p>
    </section>
  );
}

function useZoom(budget: number): StepAxis {
  const [cursor] = useState(() => makeStore<number | null>(null));
  const [shown, setShown] = useState<readonly [number, number]>([0, budget]);
  return {
    from: shown[0], to: shown[1], cursor,
    onSelect: (from, to) => { setShown([Math.max(0, Math.floor(from)), Math.ceil(to)]); },
    onReset: () => { setShown([0, budget]); },
  };
}

interface ArmChartProps {
  readonly own: Arm;
  readonly others: readonly Arm[];
  readonly axis: StepAxis;
  readonly testId: string;
}

function ArmChart({ own, others, axis, testId }: ArmChartProps): ReactElement {
  const raw = useMemo(() => [[...decodeInts(own.curve.steps)], ...[own.curve.median, own.curve.high, own.curve.low, ...others.map(({ curve }) => curve.median)].map((packed) => [...decodeFloats(packed)])], [own, others]);
  const isLog = isLogWorthy(raw.slice(1).flat());
  const data = useMemo(() => raw.map((values, i) => (i === 0 ? values : drawable(values, isLog))) as [number[], ...(number | null)[][]], [raw, isLog]);
  const lines: Line[] = [
    { label: own.name, colour: COLOURS[0], kind: 'line' }, { label: `${own.name}, third quartile`, colour: COLOURS[0], kind: 'edge' }, { label: `${own.name}, first quartile`, colour: COLOURS[0], kind: 'edge' },
    ...others.map(({ name }, i): Line => ({ label: name, colour: COLOURS[i + 1] ?? COLOURS[3], kind: 'line' })),
  ];
  const ends = [own, ...others].map(({ name, medianSteps }) => `${name}: target after ${medianSteps} steps`).join('; ');
  return <LineChart title={`${own.name} and ${others.map(({ name }) => name).join(', ')}`} testId={testId} lines={lines} band={[2, 3]} isLog={isLog} data={data} raw={raw} axis={axis} marks={[]} description={`Validation loss by step. ${ends}.`} />;
}
