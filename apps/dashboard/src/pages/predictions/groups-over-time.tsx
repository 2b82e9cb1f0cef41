import { useMemo, useState, type ReactElement } from 'react';
import { LineChart, type StepAxis } from '../../charts/line-chart.js';
import { drawable, type Drawn } from '../../charts/points.js';
import type { Line } from '../../charts/uplot-options.js';
import { Term } from '../../components/tip.js';
import { formatCount } from '../../format/format-number.js';
import type { PredictionsOverviewQuery } from '../../generated/graphql.js';
import { decodeFloats, decodeInts } from '../../graphql/packed.js';
import { makeStore } from '../../hooks/store.js';
import { navigate } from '../../routing/navigation.js';
import type { PredictionsRoute } from '../../routing/prediction-route.js';
import { GroupsTable } from './groups-table.js';

type Run = NonNullable<PredictionsOverviewQuery['run']>;
type Series = Run['groupMetrics'][number];

/** Lines that can be told apart on one chart, the largest groups first. */
const MOST_LINES = 4;

/** What an attribute, or an intersection, is called. */
function nameOf({ attributes }: { readonly attributes: readonly string[] }): string {
  return attributes.join(' × ');
}

/** Group metrics over the course of a run, of one attribute at a time. */
export function GroupsOverTime({ route, run }: { readonly route: PredictionsRoute; readonly run: Run }): ReactElement {
  const series = run.groupMetrics.find((each) => nameOf(each) === route.attribute) ?? run.groupMetrics[0];
  const latest = run.groups.find((each) => series !== undefined && nameOf(each) === nameOf(series));
  return (
    <section className="card charts below" aria-label="Group metrics over time">
      <div className="page-head">
        <h2><Term word="groups">Groups over time</Term></h2>
        {series && <AttributeChoice route={route} run={run} chosen={nameOf(series)} />}
      </div>
      {series ? <GroupCharts key={nameOf(series)} series={series} /> : <p className="faint" data-testid="no-groups">No group metrics are recorded: the data declare no protected attribute with at most 20 values, there are more than two classes, or nothing is recorded yet.</p>}
      {latest && <GroupsTable latest={latest} />}
    </section>
  );
}

function AttributeChoice({ route, run, chosen }: { readonly route: PredictionsRoute; readonly run: Run; readonly chosen: string }): ReactElement {
  return (
    <form className="filters" onSubmit={(event) => { event.preventDefault(); }}>
      <label htmlFor="attribute">Groups by</label>
      <select id="attribute" value={chosen} data-testid="groups-attribute" onChange={(event) => { navigate({ ...route, attribute: event.target.value }, 'replace'); }}>
        {run.groupMetrics.map((each) => <option key={nameOf(each)} value={nameOf(each)}>{nameOf(each)}</option>)}
      </select>
    </form>
  );
}

function GroupCharts({ series }: { readonly series: Series }): ReactElement {
  const steps = useMemo(() => [...decodeInts(series.steps)], [series]);
  const axis = useStepAxis(steps);
  const shown = useMemo(() => [...series.groups].sort((a, b) => b.count - a.count).slice(0, MOST_LINES), [series]);
  const rates = useMemo(() => linesOf(shown.map(({ group, selectionRate }) => ({ label: group.join(', '), values: selectionRate }))), [shown]);
  const gaps = useMemo(() => linesOf([{ label: 'demographic parity difference', values: series.demographicParityDifference }, { label: 'equalized odds difference', values: series.equalizedOddsDifference }]), [series]);
  const left = series.groups.length - shown.length;
  return (
    <>
      <LineChart
        title={<><Term word="selectionRate">Selection rate</Term>{left > 0 && <span className="faint"> · the {MOST_LINES} largest of {formatCount(series.groups.length)} groups</span>}</>}
        testId="groups-chart" lines={rates.lines} data={[steps, ...rates.values]} axis={axis} marks={[]} description={`Selection rate of ${rates.lines.map(({ label }) => label).join(', ')} by step.`}
      />
      <LineChart title={<Term word="parityDifference">Gaps between groups</Term>} testId="gaps-chart" lines={gaps.lines} data={[steps, ...gaps.values]} axis={axis} marks={[]} description="Demographic parity difference and equalized odds difference by step." />
    </>
  );
}

/** The steps of both charts; a selection shows them closer, a double click all of them. */
function useStepAxis(steps: readonly number[]): StepAxis {
  const [cursor] = useState(() => makeStore<number | null>(null));
  const [zoom, setZoom] = useState<readonly [number, number] | null>(null);
  const [from, to] = zoom ?? [steps[0] ?? 0, Math.max(steps.at(-1) ?? 1, (steps[0] ?? 0) + 1)];
  return { from, to, cursor, onSelect: (first, last) => { setZoom([first, last]); }, onReset: () => { setZoom(null); } };
}

interface Lines {
  readonly lines: Line[];
  readonly values: Drawn[][];
}

function linesOf(all: readonly { readonly label: string; readonly values: Series['demographicParityDifference'] }[]): Lines {
  return {
    lines: all.map(({ label }, i) => ({ label, colour: `--line-${i + 1}`, kind: 'points' })),
    values: all.map(({ values }) => drawable([...decodeFloats(values)], false)),
  };
}

