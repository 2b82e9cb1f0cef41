import { memo, useCallback, useDeferredValue, useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { Failed, Loading } from '../../components/page-states.js';
import { isLive } from '../../components/state-badge.js';
import type { AlertItemFragment, Measure } from '../../generated/graphql.js';
import type { Domain, MeasureStyle } from '../../heatmap/colour-scale.js';
import { cellAt, hasNoValue } from '../../heatmap/columns.js';
import { MEASURE_LOOKS } from '../../heatmap/measures.js';
import { shownDomain } from '../../heatmap/shown-domain.js';
import { roomFor } from '../../heatmap/view.js';
import { makeStore, useStore, type Store } from '../../hooks/store.js';
import { useBackToTop } from '../../hooks/use-back-to-top.js';
import type { LiveFeed } from '../../live/live-feed.js';
import { navigate } from '../../routing/navigation.js';
import type { RunRoute } from '../../routing/route.js';
import { DecisionPanel } from './decision-panel.js';
import { HeatmapExport } from './heatmap-export.js';
import { Heatmap, heightFor } from './heatmap.js';
import type { Spot } from './heatmap-input.js';
import { Legend } from './legend.js';
import { RunCharts } from './run-charts.js';
import type { Run } from './run-page.js';
import { RunToolbar } from './run-toolbar.js';
import { useDecision, useFindStep, useWantedIn } from './use-decision.js';
import { useHeatmap, type Cells } from './use-heatmap.js';
import { useRunView, type RunViewState } from './use-run-view.js';

/** The charts follow when the heatmap stands: what a person moves does not wait for them. */
const LaterCharts = memo(RunCharts);
/** Lists beside them come in one after another: what they do not concern is not rendered again. */
const KeptSection = memo(HeatmapSection);
const KeptPicked = memo(Picked);

/** What the parts of the view share. */
export interface Shared {
  readonly run: Run;
  /** With the measure that is shown. */
  readonly route: RunRoute & { readonly measure: Measure };
  readonly feed: LiveFeed;
  readonly alerts: readonly AlertItemFragment[];
  readonly shown: RunViewState;
  readonly cursorStep: Store<number | null>;
  readonly layer: string;
}

interface ViewProps {
  readonly run: Run;
  readonly route: RunRoute;
  readonly feed: LiveFeed;
  readonly alerts: readonly AlertItemFragment[];
  readonly children: ReactNode;
}

/** Heatmap, charts and the decision picked, on one axis of steps. */
export function RunView({ run, route, feed, alerts, children }: ViewProps): ReactElement {
  const steps = Math.max(run.lastStep, useStore(feed.shownStep)) + 1;
  const shown = useRunView(route, isLive(run.state) ? roomFor(steps) : steps, run.layers.length);
  const [cursorStep] = useState(() => makeStore<number | null>(null));
  const [cursor, setCursor] = useState<Spot | null>(null);
  const layer = run.layers.find(({ name }) => name === route.layer)?.name ?? run.layers[0]?.name ?? '';
  const { measure, cells } = useMeasured(route, shown, { feed, layers: run.layers.length });
  const shared = useMemo<Shared>(() => ({ run, route: { ...route, measure }, feed, alerts, shown, cursorStep, layer }), [run, route, measure, feed, alerts, shown, cursorStep, layer]);
  const onCursor = useCallback((spot: Spot | null): void => {
    setCursor(spot);
    cursorStep.set(spot?.step ?? null);
  }, [cursorStep]);
  const side = useBackToTop<HTMLElement>(route.step === null ? null : `${route.step} ${layer}`);
  return (
    <div className="run-view">
      <div className="run-main">
        <KeptSection shared={shared} cells={cells} cursor={cursor} onCursor={onCursor} />
        <LaterCharts shared={useDeferredValue(shared)} />
      </div>
      <aside className="run-side" aria-label="Details" ref={side}>
        <KeptPicked shared={shared} cells={cells} cursor={cursor} />
        {children}
      </aside>
    </div>
  );
}

/** Measures in the order in which one is looked for that has values. */
const LOOKED_FOR: readonly Measure[] = ['SCALE', 'GRAD_NORM', 'UPDATE_NORM', 'PARAM_NORM'];

/** The measure that the address names and its cells; where it names none, the first that has values: some trainers declare no scale. */
function useMeasured(route: RunRoute, { range }: RunViewState, of: { readonly feed: LiveFeed; readonly layers: number }): { measure: Measure; cells: Cells } {
  const [tried, setTried] = useState(0);
  const measure = route.measure ?? LOOKED_FOR[tried] ?? 'SCALE';
  const cells = useHeatmap({ uuid: route.uuid, measure, range, ...of });
  const isMissing = route.measure === null && cells.measure === measure && hasNoValue(cells.columns);
  useEffect(() => {
    // where nothing has values it is the scale after all
    if (isMissing && tried < LOOKED_FOR.length) setTried(tried + 1);
  }, [isMissing, tried]);
  return { measure, cells };
}

interface SectionProps {
  readonly shared: Shared;
  readonly cells: Cells;
  readonly cursor: Spot | null;
}

function HeatmapSection({ shared, cells, cursor, onCursor }: SectionProps & { readonly onCursor: (spot: Spot | null) => void }): ReactElement {
  const { run, route, shown, layer, cursorStep } = shared;
  const stepOfCharts = useStore(cursorStep);
  const crosshair = cursor ?? (stepOfCharts === null ? null : { step: stepOfCharts, row: -1 });
  const colourRange = route.colours;
  const style = MEASURE_LOOKS[route.measure];
  const domain = useDomain(cells, style, colourRange);
  const layers = useMemo(() => run.layers.map(({ name }) => name), [run.layers]);
  const pin = usePin(shared, cells);
  if (cells.error && cells.columns.count === 0) return <Failed what="the decisions" error={cells.error} retry={cells.again} />;
  return (
    <section className="card" aria-label="Heatmap">
      <RunToolbar shared={shared} colourRange={colourRange} onColourRange={(colours) => { navigate({ ...route, colours }, 'replace'); }}>
        <HeatmapExport columns={cells.columns} view={shown.view} style={style} domain={domain} title={`${style.label} of ${run.name}`} file={`${run.name}-${style.label}`} />
      </RunToolbar>
      {cells.isLoading ? <div className="heatmap-place" style={{ height: heightFor(layers.length) }}><Loading what="the decisions" rows={6} /></div> : (
        <Heatmap
          {...{ cells, style, domain, layers, onCursor }} cursor={crosshair} view={shown.view} bounds={shown.bounds} label={style.label}
          selectedLayer={layer} pinned={route.step === null ? null : { step: route.step, row: layers.indexOf(layer) }}
          onView={shown.setView} onReset={shown.reset} onPin={pin} onUnpin={() => { navigate({ ...route, step: null }, 'replace'); }}
          onLayer={(name) => { navigate({ ...route, layer: name, step: null }, 'replace'); }}
        />
      )}
      <Legend style={style} domain={domain} stepsPerColumn={cells.columns.stepsPerColumn} />
    </section>
  );
}

/** The colours span what can be seen: both ends of every cell. */
function useDomain({ columns, version }: Cells, style: MeasureStyle, range: RunRoute['colours']): Domain {
  const shown = useMemo(() => shownDomain(style, range), [style, range]);
  return useMemo(() => shown.of(columns), [shown, columns, version]);
}

/** Pins the decision of a cell: its one step, or its most extreme one. */
function usePin({ run, route }: Shared, cells: Cells): (spot: Spot) => void {
  const findStep = useFindStep(run.uuid, route.measure);
  return (spot) => {
    const cell = cellAt(cells.columns, spot.step, spot.row);
    if (cell) void findStep(cell).then((step) => { navigate({ ...route, layer: cell.layer, step }, 'replace'); });
  };
}

function Picked({ shared, cells, cursor }: SectionProps): ReactElement {
  const { run, route, layer } = shared;
  const measure: Measure = route.measure;
  const isPinned = route.step !== null;
  const cell = !isPinned && cursor ? cellAt(cells.columns, cursor.step, cursor.row) : null;
  const under = useWantedIn(cell, useFindStep(run.uuid, measure));
  const wanted = route.step !== null ? { step: route.step, layer } : under;
  const state = useDecision(run.uuid, wanted);
  const go = (by: number): void => {
    navigate({ ...route, layer, step: Math.max(0, (route.step ?? 0) + by) }, 'replace');
  };
  return (
    <DecisionPanel
      run={run.uuid} state={state} cell={cell} measure={measure} isPinned={isPinned} isAsked={wanted !== null} onStep={go}
      onUnpin={() => { navigate({ ...route, step: null }, 'replace'); }}
    />
  );
}
