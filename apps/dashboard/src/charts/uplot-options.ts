import type uPlot from 'uplot';
import { linearTicks, logTicks, stepTicks, valueLabels } from './axis-ticks.js';

/** Left margin shared by the heatmap (layer names) and the charts (values), so that steps stand under steps; px. */
export const GUTTER = 128;
/** Right margin shared by the heatmap and the charts: room for half a label; px. */
export const MARGIN = 16;

/** One line of a chart. */
export interface Line {
  readonly label: string;
  /** Name of a custom property: `--line-1`. */
  readonly colour: string;
  readonly kind: 'line' | 'points' | 'edge';
}

/** What is marked on the axis of steps: an alert, or a value that is NaN or infinite. */
export interface Mark {
  readonly step: number;
  readonly kind: 'firing' | 'resolved' | 'nonFinite';
}

/** What a chart is made from; it is made anew when one of these changes. */
export interface ChartShape {
  readonly lines: readonly Line[];
  /** Index (from 1) of the upper and lower line of the band, if there is one. */
  readonly band: readonly [number, number] | null;
  readonly isLog: boolean;
  /** Name of the axis of values, where the title does not say it. */
  readonly valueName: string | null;
  readonly width: number;
  readonly height: number;
}

/** What a chart tells. */
export interface ChartEvents {
  readonly marks: () => readonly Mark[];
  readonly onCursor: (step: number | null) => void;
  readonly onSelect: (from: number, to: number) => void;
  readonly onReset: () => void;
}

function colourOf(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Options of uPlot for a chart over steps. */
export function chartOptions(shape: ChartShape, events: ChartEvents): uPlot.Options {
  return {
    width: shape.width,
    height: shape.height,
    padding: [8, MARGIN, 0, 0],
    legend: { show: false },
    cursor: {
      y: false, points: { size: 6 }, drag: { x: true, y: false, setScale: false },
      bind: { dblclick: () => () => { events.onReset(); return null; } },
    },
    scales: {
      x: { time: false, auto: false },
      y: valueScale(shape.isLog),
    },
    axes: axesOf(shape),
    series: [{}, ...shape.lines.map(seriesOf)],
    bands: shape.band ? [{ series: [...shape.band] as [number, number], fill: colourOf('--band') }] : [],
    hooks: hooksOf(events),
  };
}

/** 1 and 3 are uPlot's numbers for a linear and a logarithmic axis; its enum exists in its types only. */
function valueScale(isLog: boolean): uPlot.Scale {
  const scale: uPlot.Scale = { range: (_, min, max) => padded(min, max, isLog) };
  return Object.assign<uPlot.Scale, object>(scale, { distr: isLog ? 3 : 1 });
}

/** The values an axis spans: a little more than what is shown. */
export function padded(min: number | null, max: number | null, isLog: boolean): [number, number] {
  if (min === null || max === null) return isLog ? [0.1, 1] : [0, 1];
  if (isLog) return [min / 1.3, max * 1.3];
  const room = (max - min) * 0.06 || Math.abs(max) * 0.05 || 0.5;
  return [min - room, max + room];
}

function axesOf(shape: ChartShape): uPlot.Axis[] {
  const stroke = colourOf('--faint');
  const grid = { stroke: colourOf('--line'), width: 1 };
  const font = '11px system-ui, sans-serif';
  return [
    {
      stroke, grid, font, size: 26, gap: 4, ticks: { ...grid, size: 4 },
      splits: (_u, _axis, min, max) => stepTicks(min, max, Math.max(2, Math.floor((shape.width - GUTTER) / 90))),
      values: (_u, splits) => splits.map((step) => step.toLocaleString('en-GB')),
    },
    {
      stroke, grid, font, gap: 6, ...namedAxis(shape.valueName), ticks: { ...grid, size: 4 },
      // uPlot's own ticks of a log axis never end for some ranges (9.7e-7 to 7.9e-5)
      splits: (_u, _axis, min, max) => (shape.isLog ? logTicks : linearTicks)(min, max, Math.max(2, Math.floor(shape.height / 30))),
      filter: (_u, splits) => splits,
      values: (_u, splits) => valueLabels(splits),
    },
  ];
}

/** Room that the name of the axis of values takes of the gutter; px. */
const NAME_ROOM = 20;

function namedAxis(name: string | null): Partial<uPlot.Axis> {
  return name === null ? { size: GUTTER } : { size: GUTTER - NAME_ROOM, label: name, labelSize: NAME_ROOM, labelGap: 0, labelFont: '12px system-ui, sans-serif' };
}

function seriesOf(line: Line): uPlot.Series {
  const stroke = colourOf(line.colour);
  if (line.kind === 'edge') return { label: line.label, width: 0, points: { show: false } };
  if (line.kind === 'points') return { label: line.label, stroke, width: 1.5, spanGaps: true, points: { show: true, size: 6, fill: stroke } };
  return { label: line.label, stroke, width: 1.5, points: { show: false } };
}

function hooksOf(events: ChartEvents): uPlot.Hooks.Arrays {
  let isUnderPointer = false;
  return {
    setCursor: [(u) => {
      // uPlot also tells of a cursor that was put here by another chart, or moved by a new scale: not news
      const wasUnderPointer = isUnderPointer;
      isUnderPointer = u.over.matches(':hover');
      if (isUnderPointer) events.onCursor(Math.floor(u.posToVal(u.cursor.left ?? 0, 'x')));
      else if (wasUnderPointer) events.onCursor(null);
    }],
    setSelect: [(u) => {
      if (u.select.width < 4) return;
      const from = u.posToVal(u.select.left, 'x');
      const to = u.posToVal(u.select.left + u.select.width, 'x');
      u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      events.onSelect(from, to);
    }],
    draw: [(u) => {
      nameSteps(u);
      drawMarks(u, events.marks());
    }],
  };
}

/** Writes beside the numbers of the axis of steps what they count, in the gutter: it takes no height. */
function nameSteps({ ctx, bbox }: uPlot): void {
  ctx.save();
  ctx.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.fillStyle = colourOf('--faint');
  ctx.textAlign = 'right';
  ctx.textBaseline = 'top';
  ctx.fillText('step', bbox.left - 28 * devicePixelRatio, bbox.top + bbox.height + 7 * devicePixelRatio);
  ctx.restore();
}

function drawMarks(u: uPlot, marks: readonly Mark[]): void {
  const { ctx, bbox } = u;
  const colours = { firing: colourOf('--critical'), resolved: colourOf('--faint'), nonFinite: colourOf('--hatch-a') };
  ctx.save();
  for (const mark of marks) {
    const x = Math.round(u.valToPos(mark.step + 0.5, 'x', true));
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = ctx.fillStyle = colours[mark.kind];
    if (mark.kind === 'nonFinite') drawTick(u, x);
    else drawAlert(u, x, mark.kind === 'firing');
  }
  ctx.restore();
}

/** An alert as an upright line with a head: red and filled while firing, grey and hollow once resolved. */
function drawAlert({ ctx, bbox }: uPlot, x: number, isFilled: boolean): void {
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.arc(x, bbox.top + 2, 3.5 * devicePixelRatio, 0, 2 * Math.PI);
  if (isFilled) ctx.fill();
  ctx.stroke();
}

/** A value that is NaN or infinite has no height: a cross stands for it on the axis of steps, in the colour of the hatch. */
function drawTick({ ctx, bbox }: uPlot, x: number): void {
  const arm = 3.5 * devicePixelRatio;
  const y = bbox.top + bbox.height - 2 * arm;
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(x - arm, y - arm);
  ctx.lineTo(x + arm, y + arm);
  ctx.moveTo(x - arm, y + arm);
  ctx.lineTo(x + arm, y - arm);
  ctx.stroke();
  ctx.lineWidth = devicePixelRatio;
}
