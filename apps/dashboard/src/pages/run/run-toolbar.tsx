import { useMemo, type ReactElement, type ReactNode } from 'react';
import { Term } from '../../components/tip.js';
import { formatCount } from '../../format/format-number.js';
import { MEASURE_LOOKS } from '../../heatmap/measures.js';
import { clampView, zoomSteps } from '../../heatmap/view.js';
import { navigate } from '../../routing/navigation.js';
import { MEASURES, type RunRoute } from '../../routing/route.js';
import type { Shared } from './run-view.js';

interface ToolbarProps {
  readonly shared: Shared;
  readonly colourRange: RunRoute['colours'];
  readonly onColourRange: (range: RunRoute['colours']) => void;
  /** What else stands at the end of the bar. */
  readonly children?: ReactNode;
}

/** What is shown: measure, layer, colours, steps. */
export function RunToolbar({ shared, colourRange, onColourRange, children }: ToolbarProps): ReactElement {
  const { route, run, layer } = shared;
  return (
    <div className="toolbar">
      <label htmlFor="measure"><Term word={route.measure}>Measure</Term></label>
      <select id="measure" value={route.measure} data-testid="measure-select" onChange={(event) => { navigate({ ...route, measure: MEASURES.find((m) => m === event.target.value) ?? 'SCALE' }); }}>
        {MEASURES.map((measure) => <option key={measure} value={measure}>{MEASURE_LOOKS[measure].label}</option>)}
      </select>
      <label htmlFor="layer"><Term word="layer">Layer</Term></label>
      <LayerChoice layers={run.layers} layer={layer} route={route} />
      <label htmlFor="colours"><Term word="colourRange">Colours</Term></label>
      <select id="colours" value={colourRange} onChange={(event) => { onColourRange(event.target.value === 'typical' ? 'typical' : 'full'); }}>
        <option value="full">full range</option>
        <option value="typical">typical range</option>
      </select>
      <span className="spacer" />
      <ZoomButtons shared={shared} />
      {children}
    </div>
  );
}

interface LayerChoiceProps {
  readonly layers: Shared['run']['layers'];
  readonly layer: string;
  readonly route: RunRoute;
}

/** All layers by name: thousands of options, which are made once and not at every frame of a zoom. */
function LayerChoice({ layers, layer, route }: LayerChoiceProps): ReactElement {
  const options = useMemo(() => layers.map(({ name }) => <option key={name}>{name}</option>), [layers]);
  return (
    <select id="layer" value={layer} data-testid="layer-select" onChange={(event) => { navigate({ ...route, layer: event.target.value, step: null }, 'replace'); }}>
      {options}
    </select>
  );
}

function ZoomButtons({ shared: { shown } }: { readonly shared: Shared }): ReactElement {
  const { view, bounds, setView, reset, range } = shown;
  const zoom = (factor: number): void => {
    setView(clampView(zoomSteps(view, factor, (view.fromStep + view.toStep) / 2), bounds));
  };
  return (
    <span className="buttons">
      <span className="faint" data-testid="shown-steps">steps {formatCount(Math.floor(view.fromStep))}–{formatCount(Math.ceil(view.toStep) - 1)}</span>
      <button type="button" className="small" aria-label="Zoom in" data-tip="Zoom in: drag over steps, or Ctrl + wheel" onClick={() => { zoom(0.5); }}>+</button>
      <button type="button" className="small" aria-label="Zoom out" data-tip="Zoom out" onClick={() => { zoom(2); }}>−</button>
      <button type="button" className="small" disabled={range === null && view.toRow - view.fromRow >= bounds.toRow} onClick={reset} data-testid="zoom-reset">All</button>
    </span>
  );
}
