import type { Theme } from './colour-ramps.js';
import { FLAG_MARK, NON_FINITE } from './colour-ramps.js';
import { extremeness, mostExtreme, placeOf, rampFor, type Domain, type Extreme, type MeasureStyle } from './colour-scale.js';
import { columnEnd, type Columns } from './columns.js';
import { xOf, yOf, type View } from './view.js';

/** What a picture of the heatmap is painted from and with. */
export interface Painting {
  readonly columns: Columns;
  readonly view: View;
  readonly style: MeasureStyle;
  readonly domain: Domain;
  readonly theme: Theme;
}

/** A picture to paint into: RGBA bytes, as ImageData holds them. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** One line of pixels: where several cells fall on one pixel, the most extreme value wins. */
interface Line {
  readonly values: Float32Array;
  readonly ranks: Float64Array;
  readonly flags: Uint8Array;
  /** What the values are painted in. */
  readonly colours: Uint32Array;
}

const EMPTY = -Infinity;
/** A flag is marked by a bar at the top of its cell, where the cell is at least this many pixels high. */
const MARKED_HEIGHT = 5;

/**
 * Paints the visible cells. Every cell leaves its mark: if many fall on one pixel the most extreme value is shown, never
 * a mean, and before all a value that is NaN or infinite. Pixels without a recorded value stay transparent. Pixels left of
 * `fromX` stay as they are: a live step is painted without those before it.
 */
export function paint(painting: Painting, picture: Picture, fromX = 0): void {
  const pixels = new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.width * picture.height);
  for (let y = 0; y < picture.height; y++) pixels.fill(0, y * picture.width + fromX, (y + 1) * picture.width);
  const spans = columnSpans(painting, picture.width, fromX);
  const { view, columns } = painting;
  const line = emptyLine(picture.width);
  let top = -1;
  const last = Math.min(columns.layers.length, Math.ceil(view.toRow));
  for (let row = Math.max(0, Math.floor(view.fromRow)); row < last; row++) {
    const y = Math.max(0, Math.floor(yOf(view, row, picture.height)));
    const below = Math.min(picture.height, Math.max(y + 1, Math.floor(yOf(view, row + 1, picture.height))));
    if (y !== top) clearLine(line, fromX);
    top = y;
    collectRow(painting, row, spans, line);
    const next = row + 1 < last ? Math.floor(yOf(view, row + 1, picture.height)) : -1;
    if (next !== y) writeBand(painting, picture.width, line, { pixels, top: y, bottom: below, fromX });
  }
}

/** From which pixel on a picture changes when the columns from `column` on do. */
export function changedFrom({ columns, view }: Pick<Painting, 'columns' | 'view'>, column: number, width: number): number {
  const x = Math.floor(xOf(view, columns.starts[column] ?? 0, width));
  return Math.min(width, Math.max(0, x));
}

function emptyLine(width: number): Line {
  return { values: new Float32Array(width), ranks: new Float64Array(width), flags: new Uint8Array(width), colours: new Uint32Array(width) };
}

function clearLine(line: Line, fromX: number): void {
  line.ranks.fill(EMPTY, fromX);
  line.flags.fill(0, fromX);
}

/** Per column that reaches a pixel from `fromX` on: number, first pixel, pixel after the last. */
function columnSpans(painting: Painting, width: number, fromX: number): Int32Array {
  const { columns, view } = painting;
  const spans: number[] = [];
  for (let column = 0; column < columns.count; column++) {
    const start = columns.starts[column] ?? 0;
    if (start >= view.toStep || columnEnd(columns, column) <= view.fromStep) continue;
    const x = Math.max(0, Math.floor(xOf(view, start, width)));
    const end = Math.min(width, Math.max(x + 1, Math.floor(xOf(view, Math.min(columnEnd(columns, column), columns.lastStep + 1), width))));
    if (end > fromX) spans.push(column, Math.max(fromX, x), end);
  }
  return Int32Array.from(spans);
}

function collectRow({ columns, style }: Painting, row: number, spans: Int32Array, line: Line): void {
  const layers = columns.layers.length;
  for (let i = 0; i < spans.length; i += 3) {
    const at = valueIn(spans, i) * layers + row;
    const value = mostExtreme(valueIn(columns.min, at), valueIn(columns.max, at), style.extreme);
    const rank = rankOf(value, valueIn(columns.nonFinite, at), style.extreme);
    if (rank === EMPTY) continue;
    const [from, end] = [valueIn(spans, i + 1), valueIn(spans, i + 2)];
    for (let x = from; x < end; x++) mark(line, x, rank, value);
    if (columns.flagged[at] !== 0) line.flags.fill(1, from, end);
  }
}

function valueIn(values: Int32Array | Float32Array, at: number): number {
  return values[at] ?? NaN;
}

/** How far out a cell is: non-finite values before all others, none where no value is recorded. */
function rankOf(value: number, nonFinite: number, extreme: Extreme): number {
  if (nonFinite > 0) return Infinity;
  return Number.isNaN(value) ? EMPTY : extremeness(value, extreme);
}

function mark(line: Line, x: number, rank: number, value: number): void {
  if (rank < (line.ranks[x] ?? EMPTY)) return;
  line.ranks[x] = rank;
  line.values[x] = value;
}

interface Band {
  readonly pixels: Uint32Array;
  readonly top: number;
  readonly bottom: number;
  readonly fromX: number;
}

function writeBand(painting: Painting, width: number, line: Line, { pixels, top, bottom, fromX }: Band): void {
  colourLine(painting, line, fromX);
  const hatch = NON_FINITE[painting.theme].map(packed);
  const flagMark = packed(FLAG_MARK[painting.theme]);
  const markedRows = markHeight(bottom - top);
  for (let y = top; y < bottom; y++) {
    for (let x = fromX; x < width; x++) {
      if (line.ranks[x] === EMPTY) continue;
      const cell = line.ranks[x] === Infinity ? hatch[((x + y) >> 2) & 1] : line.colours[x];
      pixels[y * width + x] = cell ?? 0;
      if (y < top + markedRows && line.flags[x] === 1) pixels[y * width + x] = flagMark;
    }
  }
}

function markHeight(cellHeight: number): number {
  return cellHeight >= MARKED_HEIGHT ? Math.max(1, Math.round(cellHeight / 12)) : 0;
}

function colourLine(painting: Painting, line: Line, fromX: number): void {
  const ramp = rampFor(painting.style, painting.theme);
  for (let x = fromX; x < line.values.length; x++) {
    if (!Number.isFinite(line.ranks[x])) continue;
    const i = Math.round(placeOf(line.values[x] ?? 0, painting.style, painting.domain) * 255) * 3;
    line.colours[x] = packed([ramp[i] ?? 0, ramp[i + 1] ?? 0, ramp[i + 2] ?? 0]);
  }
}

/** Opaque RGBA in the byte order of ImageData on a little-endian machine (every one a browser runs on). */
function packed(rgb: readonly number[]): number {
  return ((255 << 24) | ((rgb[2] ?? 0) << 16) | ((rgb[1] ?? 0) << 8) | (rgb[0] ?? 0)) >>> 0;
}
