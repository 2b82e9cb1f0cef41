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
}

const EMPTY = -Infinity;
/** A flag is marked by a bar at the top of its cell, where the cell is at least this many pixels high. */
const MARKED_HEIGHT = 5;

/**
 * Paints the visible cells. Every cell leaves its mark: if many fall on one pixel the most extreme value is shown, never
 * a mean, and before all a value that is NaN or infinite. Pixels without a recorded value stay transparent.
 */
export function paint(painting: Painting, picture: Picture): void {
  picture.data.fill(0);
  const spans = columnSpans(painting, picture.width);
  const { view, columns } = painting;
  const line = emptyLine(picture.width);
  let top = -1;
  const last = Math.min(columns.layers.length, Math.ceil(view.toRow));
  for (let row = Math.max(0, Math.floor(view.fromRow)); row < last; row++) {
    const y = Math.max(0, Math.floor(yOf(view, row, picture.height)));
    const below = Math.min(picture.height, Math.max(y + 1, Math.floor(yOf(view, row + 1, picture.height))));
    if (y !== top) clearLine(line);
    top = y;
    collectRow(painting, row, spans, line);
    const next = row + 1 < last ? Math.floor(yOf(view, row + 1, picture.height)) : -1;
    if (next !== y) writeBand(painting, picture, line, [y, below]);
  }
}

function emptyLine(width: number): Line {
  return { values: new Float32Array(width), ranks: new Float64Array(width), flags: new Uint8Array(width) };
}

function clearLine(line: Line): void {
  line.ranks.fill(EMPTY);
  line.flags.fill(0);
}

/** Per visible column: number, first pixel, pixel after the last. */
function columnSpans(painting: Painting, width: number): Int32Array {
  const { columns, view } = painting;
  const spans: number[] = [];
  for (let column = 0; column < columns.count; column++) {
    const start = columns.starts[column] ?? 0;
    if (start >= view.toStep || columnEnd(columns, column) <= view.fromStep) continue;
    const x = Math.max(0, Math.floor(xOf(view, start, width)));
    const end = Math.floor(xOf(view, Math.min(columnEnd(columns, column), columns.lastStep + 1), width));
    spans.push(column, x, Math.min(width, Math.max(x + 1, end)));
  }
  return Int32Array.from(spans);
}

function collectRow(painting: Painting, row: number, spans: Int32Array, line: Line): void {
  const { columns, style } = painting;
  for (let i = 0; i < spans.length; i += 3) {
    const at = (spans[i] ?? 0) * columns.layers.length + row;
    const cell = shownCell(columns, at, style.extreme);
    if (cell !== null) drawCell(line, [spans[i + 1] ?? 0, spans[i + 2] ?? 0], cell);
  }
}

interface ShownCell {
  readonly value: number;
  readonly rank: number;
  readonly flag: number;
}

/** What stands for a cell: non-finite values before all others. Null where no value is recorded. */
function shownCell(columns: Columns, at: number, extreme: Extreme): ShownCell | null {
  const value = mostExtreme(columns.min[at] ?? NaN, columns.max[at] ?? NaN, extreme);
  const isNonFinite = (columns.nonFinite[at] ?? 0) > 0;
  if (Number.isNaN(value) && !isNonFinite) return null;
  return { value, rank: isNonFinite ? Infinity : extremeness(value, extreme), flag: Number(Boolean(columns.flagged[at])) };
}

function drawCell(line: Line, span: readonly [number, number], cell: ShownCell): void {
  for (let x = span[0]; x < span[1]; x++) {
    line.flags[x] = (line.flags[x] ?? 0) | cell.flag;
    if (cell.rank < (line.ranks[x] ?? EMPTY)) continue;
    line.ranks[x] = cell.rank;
    line.values[x] = cell.value;
  }
}

function writeBand(painting: Painting, picture: Picture, line: Line, band: readonly [number, number]): void {
  const [top, bottom] = band;
  const pixels = new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.width * picture.height);
  const colours = colourLine(painting, line);
  const hatch = NON_FINITE[painting.theme].map(packed);
  const mark = packed(FLAG_MARK[painting.theme]);
  const markedRows = markHeight(bottom - top);
  for (let y = top; y < bottom; y++) {
    for (let x = 0; x < picture.width; x++) {
      if (line.ranks[x] === EMPTY) continue;
      const cell = line.ranks[x] === Infinity ? hatch[((x + y) >> 2) & 1] : colours[x];
      pixels[y * picture.width + x] = cell ?? 0;
      if (y < top + markedRows && line.flags[x] === 1) pixels[y * picture.width + x] = mark;
    }
  }
}

function markHeight(cellHeight: number): number {
  return cellHeight >= MARKED_HEIGHT ? Math.max(1, Math.round(cellHeight / 12)) : 0;
}

function colourLine(painting: Painting, line: Line): Uint32Array {
  const ramp = rampFor(painting.style, painting.theme);
  const colours = new Uint32Array(line.values.length);
  for (let x = 0; x < colours.length; x++) {
    if (!Number.isFinite(line.ranks[x])) continue;
    const i = Math.round(placeOf(line.values[x] ?? 0, painting.style, painting.domain) * 255) * 3;
    colours[x] = packed([ramp[i] ?? 0, ramp[i + 1] ?? 0, ramp[i + 2] ?? 0]);
  }
  return colours;
}

/** Opaque RGBA in the byte order of ImageData on a little-endian machine (every one a browser runs on). */
function packed(rgb: readonly number[]): number {
  return ((255 << 24) | ((rgb[2] ?? 0) << 16) | ((rgb[1] ?? 0) << 8) | (rgb[0] ?? 0)) >>> 0;
}
