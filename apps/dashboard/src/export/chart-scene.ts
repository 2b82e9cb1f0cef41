import { linearTicks, logTicks, stepTicks, valueLabels } from '../charts/axis-ticks.js';
import { GUTTER, MARGIN, type Line, type Mark, padded } from '../charts/uplot-options.js';
import type { Scene, Shape } from './scene.js';
import type { StepData } from './view-tables.js';

/** Gives the colour of a custom property: `--line-1`. */
export type ColourOf = (name: string) => string;

/** What a picture of a chart is made of. */
export interface ChartView {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly data: StepData;
  /** Index (from 1) of the upper and lower line of the band. */
  readonly band: readonly [number, number] | null;
  readonly isLog: boolean;
  /** Name of the axis of values, where the title does not say it. */
  readonly valueName?: string | undefined;
  readonly marks: readonly Mark[];
  /** First step shown, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

type Place = (step: number, value: number) => readonly [number, number];
type Point = readonly [number, number];

const WIDTH = 960;
const TOP = 44;
const PLOT = 220;

/** A chart as a picture, on the axes that the page shows. */
export function chartScene(view: ChartView, colourOf: ColourOf): Scene {
  const [low, high] = rangeOf(view);
  const place: Place = (step, value) => {
    const y = view.isLog ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low)) : (value - low) / (high - low);
    return [GUTTER + ((step - view.from) / (view.to - view.from)) * (WIDTH - GUTTER - MARGIN), TOP + PLOT * (1 - y)];
  };
  const shapes = [...headOf(view, colourOf), ...axesOf(view, { low, high, place }, colourOf), ...bandOf(view, place, colourOf), ...view.lines.flatMap((line, i) => lineShapes(view, { line, index: i + 1 }, place).map(paintedIn(colourOf(line.colour)))), ...view.marks.flatMap((mark) => markShapes(view, mark, place)).map(({ kind, x }) => markLine(x, colourOf(MARK_COLOURS[kind])))];
  return { width: WIDTH, height: TOP + PLOT + 34, background: colourOf('--card'), shapes };
}

/** Indexes of the points that are shown. */
function shownAt({ data: [steps = []], from, to }: ChartView): number[] {
  return Array.from({ length: steps.length }, (_, i) => i).filter((i) => (steps[i] ?? 0) >= from && (steps[i] ?? 0) <= to);
}

function rangeOf(view: ChartView): [number, number] {
  let min: number | null = null;
  let max: number | null = null;
  for (const line of view.data.slice(1)) {
    for (const i of shownAt(view)) {
      const value = line[i];
      if (!isDrawn(value, view.isLog)) continue;
      min = Math.min(min ?? value, value);
      max = Math.max(max ?? value, value);
    }
  }
  return padded(min, max, view.isLog);
}

function isDrawn(value: number | null | undefined, isLog: boolean): value is number {
  return typeof value === 'number' && Number.isFinite(value) && (!isLog || value > 0);
}

function headOf({ title, lines, isLog }: ChartView, colourOf: ColourOf): Shape[] {
  let x = GUTTER;
  const keys = lines.filter(({ kind }) => kind !== 'edge').flatMap(({ label, colour }): Shape[] => {
    const at = x;
    x += 34 + label.length * 6.6;
    return [{ kind: 'rect', x: at, y: 30, width: 14, height: 3, fill: colourOf(colour) }, { kind: 'text', x: at + 19, y: 35, text: label, colour: colourOf('--faint') }];
  });
  return [{ kind: 'text', x: GUTTER, y: 18, text: isLog ? `${title} · log` : title, colour: colourOf('--text'), size: 12, isBold: true }, ...keys];
}

function axesOf(view: ChartView, { low, high, place }: { low: number; high: number; place: Place }, colourOf: ColourOf): Shape[] {
  const values = (view.isLog ? logTicks : linearTicks)(low, high, 7);
  const labels = valueLabels(values);
  const [grid, text] = [colourOf('--line'), colourOf('--faint')];
  const named: Shape[] = view.valueName === undefined ? [] : [{ kind: 'text', x: 8, y: TOP + PLOT / 2 + 4, text: view.valueName, colour: text }];
  return [
    ...named, { kind: 'text', x: GUTTER - 28, y: TOP + PLOT + 18, text: 'step', colour: text, anchor: 'end' },
    ...values.flatMap((value, i): Shape[] => {
      const [, y] = place(view.from, value);
      return [{ kind: 'line', points: [[GUTTER, y], [WIDTH - MARGIN, y]], colour: grid }, { kind: 'text', x: GUTTER - 8, y: y + 4, text: labels[i] ?? '', colour: text, anchor: 'end' }];
    }),
    ...stepTicks(view.from, view.to, 8).flatMap((step): Shape[] => {
      const [x] = place(step, high);
      return [{ kind: 'line', points: [[x, TOP], [x, TOP + PLOT]], colour: grid }, { kind: 'text', x, y: TOP + PLOT + 18, text: step.toLocaleString('en-GB'), colour: text, anchor: 'middle' }];
    }),
  ];
}

/** Stretches of a line between its gaps; a step where it has no point (undefined) is none. */
function stretches(view: ChartView, index: number, place: Place): Point[][] {
  const [steps = []] = view.data;
  const line = view.data[index] ?? [];
  const found: Point[][] = [[]];
  for (const i of shownAt(view)) {
    const value = line[i];
    if (isDrawn(value, view.isLog)) found.at(-1)?.push(place(steps[i] ?? 0, value));
    else if (value !== undefined) found.push([]);
  }
  return found.filter((stretch) => stretch.length > 0);
}

function bandOf(view: ChartView, place: Place, colourOf: ColourOf): Shape[] {
  if (view.band === null) return [];
  const [upper, lower] = view.band.map((index) => stretches(view, index, place).flat());
  if (!upper || !lower || upper.length === 0) return [];
  return [{ kind: 'area', points: [...upper, ...lower.reverse()], fill: colourOf('--band') }];
}

type Unpainted = { readonly points: readonly Point[] } | { readonly dot: Point };

/** A line as its stretches; its points, where it is of single points or a stretch is no longer than one. */
function lineShapes(view: ChartView, { line, index }: { readonly line: Line; readonly index: number }, place: Place): Unpainted[] {
  if (line.kind === 'edge') return [];
  const found = stretches(view, index, place);
  if (line.kind === 'points') return [{ points: found.flat() }, ...found.flat().map((dot) => ({ dot }))];
  return found.map((points) => (points.length === 1 && points[0] ? { dot: points[0] } : { points }));
}

function paintedIn(colour: string): (shape: Unpainted) => Shape {
  return (shape) => ('dot' in shape ? { kind: 'dot', x: shape.dot[0], y: shape.dot[1], radius: 3, fill: colour } : { kind: 'line', points: shape.points, colour, width: 1.5 });
}

const MARK_COLOURS: Readonly<Record<Mark['kind'], string>> = { firing: '--critical', resolved: '--faint', nonFinite: '--hatch-a' };

function markShapes({ from, to }: ChartView, { step, kind }: Mark, place: Place): { kind: Mark['kind']; x: number }[] {
  return step < from || step >= to ? [] : [{ kind, x: place(step + 0.5, 1)[0] }];
}

function markLine(x: number, colour: string): Shape {
  return { kind: 'line', points: [[x, TOP], [x, TOP + PLOT]], colour, dash: '3 3' };
}
