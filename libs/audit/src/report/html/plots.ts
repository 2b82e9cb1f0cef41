import type { ReportNumber } from '../report-schema.js';
import { escaped, numberText } from './markup.js';

/** Width of a plot, and of what stands beside its bars. Unit: px. */
const WIDTH = 640;
const LABEL = 210;
const ROW = 22;

/** A bar of a plot: its value, and the ends of its interval where it has one. */
export interface Bar {
  readonly label: string;
  readonly value: ReportNumber;
  readonly low?: ReportNumber;
  readonly high?: ReportNumber;
}

/** Horizontal bars around zero, as inline SVG. Values that are not finite are written, not drawn. */
export function barPlot(title: string, bars: readonly Bar[]): string {
  const values = bars.flatMap(({ value, low = value, high = value }) => [value, low, high]).filter((each) => typeof each === 'number');
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const x = (value: number): number => LABEL + ((WIDTH - LABEL - 80) * (value - least)) / (most - least || 1);
  const rows = bars.map((bar, i) => barRow(bar, { y: ROW * i + 4, x }));
  return `<svg role="img" aria-label="${escaped(title)}" viewBox="0 0 ${WIDTH} ${ROW * bars.length + 8}">${rows.join('')}<line x1="${x(0)}" x2="${x(0)}" y1="0" y2="${ROW * bars.length + 8}" stroke="#555"/></svg>`;
}

function barRow({ label, value, low, high }: Bar, { y, x }: { readonly y: number; readonly x: (value: number) => number }): string {
  const text = `<text x="${LABEL - 8}" y="${y + 13}" text-anchor="end">${escaped(label)}</text>`;
  const said = `<text x="${WIDTH - 2}" y="${y + 13}" text-anchor="end">${numberText(value)}</text>`;
  if (typeof value !== 'number') return text + said;
  const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
  const bar = `<rect x="${from.toFixed(1)}" y="${y + 2}" width="${Math.max(1, to - from).toFixed(1)}" height="14" fill="${value < 0 ? '#b35900' : '#2b6cb0'}"/>`;
  const hasInterval = typeof low === 'number' && typeof high === 'number';
  return text + bar + (hasInterval ? `<line x1="${x(low).toFixed(1)}" x2="${x(high).toFixed(1)}" y1="${y + 9}" y2="${y + 9}" stroke="#000" stroke-width="1.5"/>` : '') + said;
}

/** Values over steps, and between what they lie. */
export interface LinePlot {
  readonly steps: readonly number[];
  readonly values: readonly ReportNumber[];
  /** Drawn as a dashed line; null where none has a meaning. */
  readonly level: number | null;
  /** Null: from the least value to the largest. */
  readonly range: readonly [number, number] | null;
}

/** Values over steps, with a level; as inline SVG. */
export function linePlot(title: string, { steps, values, level, range }: LinePlot): string {
  const last = Math.max(1, steps.at(-1) ?? 1);
  const [low, high] = range ?? rangeOf(values);
  const x = (step: number): number => 40 + ((WIDTH - 60) * step) / last;
  const y = (value: number): number => 150 - (140 * (value - low)) / (high - low);
  const points = steps.flatMap((step, i) => (typeof values[i] === 'number' ? [`${x(step).toFixed(1)},${y(values[i]).toFixed(1)}`] : []));
  const marks = [low, (low + high) / 2, high].map((mark) => `<text x="34" y="${y(mark) + 4}" text-anchor="end">${numberText(mark)}</text><line x1="40" x2="${WIDTH - 20}" y1="${y(mark)}" y2="${y(mark)}" stroke="#ddd"/>`);
  return `<svg role="img" aria-label="${escaped(title)}" viewBox="0 0 ${WIDTH} 175">${marks.join('')}${level === null ? '' : `<line x1="40" x2="${WIDTH - 20}" y1="${y(level)}" y2="${y(level)}" stroke="#b35900" stroke-dasharray="4 3"/>`}<polyline points="${points.join(' ')}" fill="none" stroke="#2b6cb0" stroke-width="1.5"/><text x="40" y="170">step 0</text><text x="${WIDTH - 20}" y="170" text-anchor="end">step ${last}</text></svg>`;
}

/** From the least value to the largest; never nothing. */
function rangeOf(values: readonly ReportNumber[]): readonly [number, number] {
  const finite = values.filter((value) => typeof value === 'number');
  const [low, high] = finite.length === 0 ? [0, 1] : [Math.min(...finite), Math.max(...finite)];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}
