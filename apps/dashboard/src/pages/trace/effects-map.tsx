import { useMemo, useState, type ReactElement } from 'react';
import { Failed, Loading } from '../../components/page-states.js';
import { formatCount, formatNumber } from '../../format/format-number.js';
import { TraceEffectsDocument } from '../../generated/graphql.js';
import { decodeFloats } from '../../graphql/packed.js';
import { domainOf } from '../../heatmap/colour-scale.js';
import { cellAt } from '../../heatmap/columns.js';
import type { View } from '../../heatmap/view.js';
import { makeStore } from '../../hooks/store.js';
import { useAsked } from '../../hooks/use-asked.js';
import { navigate } from '../../routing/navigation.js';
import { HeatmapExport } from '../run/heatmap-export.js';
import { Heatmap } from '../run/heatmap.js';
import type { Spot } from '../run/heatmap-input.js';
import { LegendRamp } from '../run/legend.js';
import { EFFECT_STYLE, effectColumns, largestStep, type Effects } from './effect-columns.js';
import { decisionRoute } from './traced-decisions.js';

interface MapProps {
  readonly id: string;
  readonly run: string;
  readonly effectsLeftOut: string | null | undefined;
}

/** The estimated effect of every decision of the run, layer by step. */
export function EffectsMap({ id, run, effectsLeftOut }: MapProps): ReactElement {
  return (
    <section className="card" aria-label="Estimated effect of every decision">
      <h2>Estimated effect of every decision</h2>
      {effectsLeftOut ? <p className="faint">Not stored: {effectsLeftOut}.</p> : <Read id={id} run={run} />}
    </section>
  );
}

function Read({ id, run }: Omit<MapProps, 'effectsLeftOut'>): ReactElement {
  const { data, error, again } = useAsked(TraceEffectsDocument, { id });
  const packed = data?.trace?.result?.effects;
  const effects = useMemo(() => (packed ? { steps: packed.steps, layers: packed.layers, values: decodeFloats(packed.values) } : null), [packed]);
  if (effects) return <Shown effects={effects} run={run} />;
  return error ? <Failed what="the effects" error={error} retry={again} /> : <Loading what="the effects" rows={5} />;
}

/** Effects of a trace do not grow. */
const NONE_APPENDED = makeStore(0);

function Shown({ effects, run }: { readonly effects: Effects; readonly run: string }): ReactElement {
  const columns = useMemo(() => effectColumns(effects), [effects]);
  const domain = useMemo(() => domainOf(effects.values, EFFECT_STYLE, 'full'), [effects]);
  const bounds = useMemo(() => ({ fromStep: 0, toStep: Math.max(4, effects.steps), fromRow: 0, toRow: Math.max(1, effects.layers.length) }), [effects]);
  const [view, setView] = useState<View>(bounds);
  const [cursor, setCursor] = useState<Spot | null>(null);
  const placeOf = ({ step, row }: Spot): { layer: string; step: number } | null => {
    const cell = cellAt(columns, step, row);
    return cell && { layer: cell.layer, step: largestStep(effects, row, [cell.fromStep, cell.toStep]) };
  };
  const open = (spot: Spot): void => {
    const place = placeOf(spot);
    if (place) navigate(decisionRoute(run, place));
  };
  const under = cursor && placeOf(cursor);
  return (
    <>
      <Heatmap
        cells={{ columns, version: 0, appended: NONE_APPENDED, isLoading: false, error: null, again: () => undefined }} style={EFFECT_STYLE} domain={domain} label="Estimated effect"
        layers={effects.layers} selectedLayer="" pinned={null} {...{ cursor, view, bounds }} onCursor={setCursor} onView={setView}
        onReset={() => { setView(bounds); }} onPin={open} onUnpin={() => undefined} onLayer={() => undefined}
      />
      <div className="legend">
        <LegendRamp style={EFFECT_STYLE} domain={domain} />
        <span className="key"><i className="hatch" />no estimate: the scale was 0 or not finite</span>
        <HeatmapExport columns={columns} view={view} style={EFFECT_STYLE} domain={domain} title="Estimated effect of every decision" file="effects" />
      </div>
      <p id="decision-words" className="cell-words" role="status" data-testid="effect-words">{under ? effectWords(effects, under) : 'Move over a decision to read its effect; click or press Enter to open it in the run.'}</p>
    </>
  );
}

function effectWords({ layers, values }: Effects, { layer, step }: { readonly layer: string; readonly step: number }): string {
  const value = values[step * layers.length + layers.indexOf(layer)] ?? NaN;
  return `${layer}, step ${formatCount(step)}: at scale 1 the target would be ${Number.isFinite(value) ? `${formatNumber(Math.abs(value))} ${value < 0 ? 'less' : 'more'}` : 'unknown'}, by estimate.`;
}
