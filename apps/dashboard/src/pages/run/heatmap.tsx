import { useEffect, useRef, type PointerEvent, type ReactElement } from 'react';
import { GUTTER, MARGIN } from '../../charts/uplot-options.js';
import { useTheme } from '../../components/theme.js';
import type { Domain, MeasureStyle } from '../../heatmap/colour-scale.js';
import { clampView, panView, xOf, yOf, zoomRows, zoomSteps, type Bounds, type View } from '../../heatmap/view.js';
import { useWidth } from '../../hooks/use-size.js';
import { keyAction, spotAt, type Spot } from './heatmap-input.js';
import { HeatmapLabels } from './heatmap-labels.js';
import type { Cells } from './use-heatmap.js';
import { usePainting } from './use-painting.js';

/** The heatmap and what is done with it. */
export interface HeatmapProps {
  readonly cells: Cells;
  readonly view: View;
  readonly bounds: Bounds;
  readonly style: MeasureStyle;
  readonly domain: Domain;
  readonly label: string;
  readonly layers: readonly string[];
  readonly selectedLayer: string;
  readonly cursor: Spot | null;
  readonly pinned: Spot | null;
  readonly onCursor: (spot: Spot | null) => void;
  readonly onView: (view: View) => void;
  readonly onReset: () => void;
  readonly onPin: (spot: Spot) => void;
  readonly onUnpin: () => void;
  readonly onLayer: (layer: string) => void;
}

/** Height of the plot for a number of layers, px: a comfortable row each, until there are too many. */
export function heightFor(layers: number): number {
  return Math.round(Math.min(440, Math.max(120, layers * 26)));
}

/** Layers × steps on a canvas, with names at its left; wheel, drag, keys. */
export function Heatmap(props: HeatmapProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = Math.max(0, useWidth(frame) - GUTTER - MARGIN);
  const height = heightFor(props.layers.length);
  usePainting(canvas, props.cells, { columns: props.cells.columns, view: props.view, style: props.style, domain: props.domain, theme: useTheme(), width, height });
  const input = useInput(canvas, props);
  return (
    <div ref={frame} className="heatmap" style={{ height }}>
      <HeatmapLabels layers={props.layers} selected={props.selectedLayer} view={props.view} height={height} onLayer={props.onLayer} />
      <div
        className="plot" role="application" tabIndex={0} style={{ left: GUTTER, width, height }} {...input}
        aria-label={`${props.label} of ${props.layers.length} layers by step. Arrows move the cursor, Shift with arrows pans, plus and minus zoom, 0 shows all, Enter pins the decision.`}
        aria-describedby="decision-words" data-testid="heatmap" data-columns={props.cells.columns.count} data-last-step={props.cells.columns.lastStep}
      >
        <canvas ref={canvas} style={{ width, height }} aria-hidden="true" />
        <SpotFrame spot={props.pinned} name="pinned" {...{ props, width, height }} />
        <SpotFrame spot={props.cursor} name="cursor" {...{ props, width, height }} />
        <div className="selection" hidden />
      </div>
    </div>
  );
}

interface SpotFrameProps {
  readonly spot: Spot | null;
  readonly name: string;
  readonly props: HeatmapProps;
  readonly width: number;
  readonly height: number;
}

/** A frame around a cell and, for the cursor, an upright line through all layers. */
function SpotFrame({ spot, name, props, width, height }: SpotFrameProps): ReactElement | null {
  const { view, cells } = props;
  if (!spot || spot.step < view.fromStep || spot.step >= view.toStep) return null;
  const size = cells.columns.stepsPerColumn;
  const start = Math.floor(spot.step / size) * size;
  const left = xOf(view, start, width);
  const top = yOf(view, spot.row, height);
  const box = { left, top, width: Math.max(3, xOf(view, start + size, width) - left), height: Math.max(3, yOf(view, spot.row + 1, height) - top) };
  return (
    <>
      <div className={`spot-line ${name}`} style={{ left: left + box.width / 2 }} />
      {spot.row >= 0 && <div className={`spot ${name}`} style={box} />}
    </>
  );
}

type Handlers = Pick<React.HTMLAttributes<HTMLDivElement>, 'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerLeave' | 'onKeyDown' | 'onDoubleClick' | 'onFocus'>;

interface Drag {
  readonly x: number;
  readonly y: number;
  readonly view: View;
  readonly isPan: boolean;
}

function useInput(canvas: React.RefObject<HTMLCanvasElement | null>, props: HeatmapProps): Handlers {
  const drag = useRef<Drag | null>(null);
  useWheel(canvas, props);
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, view: props.view, isPan: event.shiftKey };
    },
    onPointerMove: (event) => {
      const box = event.currentTarget.getBoundingClientRect();
      if (drag.current?.isPan) {
        const { view, x, y } = drag.current;
        props.onView(clampView(panView(view, (x - event.clientX) / box.width, (y - event.clientY) / box.height), props.bounds));
      } else if (drag.current) showSelection(event, drag.current.x, box);
      props.onCursor(spotAt(event, box, props.view));
    },
    onPointerUp: (event) => {
      endDrag(event, drag.current, props);
      drag.current = null;
    },
    onPointerLeave: () => {
      if (!drag.current) props.onCursor(null);
    },
    onDoubleClick: () => {
      props.onUnpin();
      props.onReset();
    },
    onKeyDown: (event) => {
      if (event.ctrlKey || event.metaKey || !applyKey(event, props)) return;
      event.preventDefault();
    },
  };
}

function endDrag(event: PointerEvent<HTMLDivElement>, drag: Drag | null, props: HeatmapProps): void {
  const selection = event.currentTarget.querySelector<HTMLElement>('.selection');
  if (selection) selection.hidden = true;
  if (!drag || drag.isPan) return;
  const box = event.currentTarget.getBoundingClientRect();
  const to = spotAt(event, box, props.view);
  const from = spotAt({ clientX: drag.x, clientY: drag.y }, box, props.view);
  if (Math.abs(event.clientX - drag.x) < 5) props.onPin(to);
  else props.onView(clampView({ ...props.view, fromStep: Math.min(from.step, to.step), toStep: Math.max(from.step, to.step) + 1 }, props.bounds));
}

function showSelection(event: PointerEvent<HTMLDivElement>, startX: number, box: DOMRect): void {
  const selection = event.currentTarget.querySelector<HTMLElement>('.selection');
  if (!selection) return;
  selection.hidden = false;
  selection.style.left = `${Math.min(startX, event.clientX) - box.left}px`;
  selection.style.width = `${Math.abs(event.clientX - startX)}px`;
}

function applyKey(event: React.KeyboardEvent, props: HeatmapProps): boolean {
  const cursor = keyboardCursor(props);
  const action = keyAction(event, props.view, cursor);
  switch (action?.kind) {
    case undefined:
      return false;
    case 'view':
      props.onView(clampView(action.view, props.bounds));
      break;
    case 'reset':
      props.onReset();
      break;
    case 'pin':
      props.onPin(cursor);
      break;
    case 'unpin':
      props.onUnpin();
      break;
    case 'move':
      props.onCursor(moved(props, cursor, action));
  }
  return true;
}

/** Where keys start from: the cursor, else the pinned decision, else the middle of what is shown. */
function keyboardCursor({ view, cursor, pinned }: HeatmapProps): Spot {
  if (cursor && cursor.row >= 0) return cursor;
  return pinned ?? { step: Math.floor((view.fromStep + view.toStep) / 2), row: Math.floor((view.fromRow + view.toRow) / 2) };
}

function moved({ bounds, cells, layers }: HeatmapProps, cursor: Spot, by: { steps: number; rows: number }): Spot {
  const step = Math.min(bounds.toStep - 1, Math.max(0, cursor.step + by.steps * cells.columns.stepsPerColumn));
  return { step, row: Math.min(layers.length - 1, Math.max(0, cursor.row + by.rows)) };
}

/** The wheel zooms when the plot has the focus or Ctrl is held; else the page scrolls. With Shift it zooms in layers. */
function useWheel(canvas: React.RefObject<HTMLCanvasElement | null>, props: HeatmapProps): void {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const plot = canvas.current?.parentElement;
    if (!plot) return;
    const zoom = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== plot) return;
      event.preventDefault();
      const { view, bounds, onView } = latest.current;
      const spot = spotAt(event, plot.getBoundingClientRect(), view);
      const factor = Math.exp(Math.sign(event.deltaY || event.deltaX) * 0.25);
      onView(clampView(event.shiftKey ? zoomRows(view, factor, spot.row + 0.5) : zoomSteps(view, factor, spot.step + 0.5), bounds));
    };
    plot.addEventListener('wheel', zoom, { passive: false });
    return () => {
      plot.removeEventListener('wheel', zoom);
    };
  }, [canvas]);
}
