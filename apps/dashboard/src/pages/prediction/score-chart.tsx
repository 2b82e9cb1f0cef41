import { useMemo, useState, type ReactElement } from 'react';
import { LineChart, type StepAxis } from '../../charts/line-chart.js';
import { drawable } from '../../charts/points.js';
import type { Line } from '../../charts/uplot-options.js';
import { Term } from '../../components/tip.js';
import { formatNumber } from '../../format/format-number.js';
import { decodeFloats, decodeInts } from '../../graphql/packed.js';
import { makeStore } from '../../hooks/store.js';
import { navigate } from '../../routing/navigation.js';
import type { PredictionRoute } from '../../routing/prediction-route.js';
import { quoted } from '../predictions/outcome-words.js';
import type { Prediction } from './prediction-page.js';

const LINES: readonly Line[] = [{ label: 'score', colour: '--line-1', kind: 'points' }, { label: 'threshold', colour: '--line-2', kind: 'line' }];

/** The score over training, beside the threshold. A selection shows steps closer, and the address keeps them. */
export function ScoreChart({ prediction: { scores, threshold, isNumber, scoreClassName, otherClassName }, route }: { readonly prediction: Prediction; readonly route: PredictionRoute }): ReactElement {
  const steps = useMemo(() => [...decodeInts(scores.steps)], [scores]);
  const values = useMemo(() => [...decodeFloats(scores.values)], [scores]);
  const data = useMemo(() => [steps, drawable(values, false), ...(isNumber ? [] : [steps.map(() => threshold)])] as [number[], (number | null)[], ...number[][]], [steps, values, threshold, isNumber]);
  const axis = useScoreAxis(route, steps);
  const nonFinite = useMemo(() => steps.filter((_, i) => !Number.isFinite(values[i])), [steps, values]);
  // with more than two classes each score is of the class that was decided for then
  const title = isNumber ? 'Predicted number' : `Score${otherClassName === null || scoreClassName === null ? '' : ` of ${quoted(scoreClassName)}`}`;
  if (steps.length === 0) return <p className="faint" data-testid="no-scores">No recording has taken its score in: it was registered, and has the score of the run’s last checkpoint, if any.</p>;
  return (
    <LineChart
      title={<Term word="score">{title}</Term>} testId="score-chart" valueName={isNumber ? 'predicted' : 'score (0–1)'} lines={isNumber ? LINES.slice(0, 1) : LINES} data={data} axis={axis} nonFinite={nonFinite.length}
      marks={nonFinite.map((step) => ({ step, kind: 'nonFinite' as const }))} description={`${title} by step, ${steps.length} recordings, the last ${formatNumber(values.at(-1))}${isNumber ? '' : `; the threshold is ${formatNumber(threshold)}`}.`}
    />
  );
}

function useScoreAxis(route: PredictionRoute, steps: readonly number[]): StepAxis {
  const [cursor] = useState(() => makeStore<number | null>(null));
  const first = steps[0] ?? 0;
  return {
    from: route.from ?? first, to: route.to ?? Math.max(steps.at(-1) ?? 1, first + 1), cursor,
    onSelect: (from, to) => { navigate({ ...route, from: Math.max(0, Math.floor(from)), to: Math.ceil(to) }, 'replace'); },
    onReset: () => { navigate({ ...route, from: null, to: null }, 'replace'); },
  };
}
