import { FLAG_MARK, NON_FINITE, packed } from './colour-ramps.js';
import { columnEnd, type Columns } from './columns.js';
import { EMPTY, stripsOf, type Band, type Look, type Strips } from './strips.js';
import { pixelOf, type View } from './view.js';

/** What a picture of the heatmap is painted from and with. */
export type Painting = Look;

/** A picture to paint into: RGBA bytes, as ImageData holds them. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** A flag is marked by a bar at the top of its cell, where the cell is at least this many pixels high. */
const MARKED_HEIGHT = 5;

/**
 * Paints the visible cells. Every cell leaves its mark: if many fall on one pixel the most extreme value is shown, never
 * a mean, and before all a value that is NaN or infinite. Pixels without a recorded value stay transparent. Only pixels of
 * columns `[fromX, toX)` change: a live step is painted without those before it, a picture that was moved where it is new.
 */
export function paint(painting: Painting, picture: Picture, fromX = 0, toX = picture.width): void {
  const { width, height } = picture;
  const pixels = new Uint32Array(picture.data.buffer, picture.data.byteOffset, width * height);
  for (let y = 0; y < height; y++) pixels.fill(0, y * width + fromX, y * width + toX);
  const strips = stripsOf(painting, height);
  const { length } = strips.bands;
  const sheet: Sheet = { pixels, width, fromX, toX, marks: new Uint8Array((toX - fromX) * length), marked: new Uint8Array(length), lastX: -1, lastRanks: new Float64Array(length) };
  const spans = columnSpans(painting, width, [fromX, toX]);
  for (let i = 0; i < spans.length; i += 3) putColumn(sheet, { strips, column: spans[i] as number, from: spans[i + 1] as number, end: spans[i + 2] as number });
  const inks = inksOf(painting, width);
  for (const [b, band] of strips.bands.entries()) finishBand(sheet, band, b, inks);
}

/** From which pixel on a picture changes when the columns from `column` on do. */
export function changedFrom({ columns, view }: Pick<Painting, 'columns' | 'view'>, column: number, width: number): number {
  const x = pixelOf(view, columns.starts[column] ?? 0, width);
  return Math.min(width, Math.max(0, x));
}

/** Per column that reaches a pixel of `[fromX, toX)`: number, first pixel, pixel after the last. */
function columnSpans({ columns, view }: Pick<Painting, 'columns' | 'view'>, width: number, [fromX, toX]: readonly [number, number]): Int32Array {
  const spans: number[] = [];
  for (let column = 0; column < columns.count; column++) {
    const start = columns.starts[column] ?? 0;
    if (start >= view.toStep || columnEnd(columns, column) <= view.fromStep) continue;
    const x = Math.max(0, pixelOf(view, start, width));
    const end = Math.min(width, Math.max(x + 1, pixelOf(view, lastOf(columns, column), width)));
    if (end > fromX && x < toX) spans.push(column, Math.max(fromX, x), Math.min(toX, end));
  }
  return Int32Array.from(spans);
}

/** The step after the last one that a column holds. */
export function lastOf(columns: Columns, column: number): number {
  return Math.min(columnEnd(columns, column), columns.lastStep + 1);
}

/** What is being painted. The first line of pixels of each band stands for all of them until the band is finished. */
interface Sheet {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly fromX: number;
  readonly toX: number;
  /** HATCHED, FLAGGED by band and pixel across, and which bands have any. */
  readonly marks: Uint8Array;
  readonly marked: Uint8Array;
  /** The last pixel that was painted, and how far out what stands there is: several columns may fall on it. */
  lastX: number;
  readonly lastRanks: Float64Array;
}

const HATCHED = 1;
const FLAGGED = 2;

interface Put {
  readonly strips: Strips;
  readonly column: number;
  readonly from: number;
  readonly end: number;
}

/** Puts what stands for one column onto its pixels; on one that it shares with the column before, the more extreme value stands. */
function putColumn(sheet: Sheet, put: Put): void {
  const base = put.strips.of(put.column);
  const { bands, ranks, flags, colours } = put.strips;
  for (let b = 0; b < bands.length; b++) {
    const rank = ranks[base + b] as number;
    const from = freeFrom(sheet, put, b, rank);
    if (rank === EMPTY) continue;
    const at = (bands[b] as Band).top * sheet.width;
    const colour = colours[base + b] as number;
    for (let x = from; x < put.end; x++) sheet.pixels[at + x] = colour;
    if (rank === Infinity) mark(sheet, b, put, HATCHED);
    if (flags[base + b] !== 0) mark(sheet, b, put, FLAGGED);
  }
  sheet.lastX = put.end - 1;
}

/** The first pixel that a column may colour in a band: not the one it shares, where the column before is farther out. */
function freeFrom({ lastX, lastRanks }: Sheet, { from, end }: Put, band: number, rank: number): number {
  const before = lastRanks[band] as number;
  const isLess = from === lastX && rank < before;
  lastRanks[band] = isLess && end === from + 1 ? before : rank;
  return isLess ? from + 1 : from;
}

function mark({ marks, marked, fromX, toX }: Sheet, band: number, { from, end }: Put, bit: number): void {
  marked[band] = 1;
  for (let at = band * (toX - fromX) + from - fromX; at < band * (toX - fromX) + end - fromX; at++) marks[at] = (marks[at] as number) | bit;
}

/** All lines of pixels of a band, with what is marked. */
function finishBand({ pixels, width, fromX, toX, marks, marked }: Sheet, { top, bottom }: Band, band: number, inks: Inks): void {
  for (let y = top + 1; y < bottom; y++) pixels.copyWithin(y * width + fromX, top * width + fromX, top * width + toX);
  if (marked[band] === 0) return;
  const flagBottom = top + markHeight(bottom - top);
  for (let y = top; y < bottom; y++) {
    for (let x = fromX; x < toX; x++) {
      const bits = marks[band * (toX - fromX) + x - fromX] as number;
      if ((bits & FLAGGED) !== 0 && y < flagBottom) pixels[y * width + x] = inks.flag;
      else if ((bits & HATCHED) !== 0) pixels[y * width + x] = inks.hatch[((x + y + inks.phase) >> 2) & 1] as number;
    }
  }
}

function markHeight(cellHeight: number): number {
  return cellHeight >= MARKED_HEIGHT ? Math.max(1, Math.round(cellHeight / 12)) : 0;
}

/** What is painted over colours, as pixels. */
interface Inks {
  readonly hatch: readonly number[];
  /** Where the hatch begins: it moves with the steps. */
  readonly phase: number;
  readonly flag: number;
}

function inksOf({ theme, view }: Painting, width: number): Inks {
  return { hatch: NON_FINITE[theme].map(packed), phase: hatchPhase(view, width), flag: packed(FLAG_MARK[theme]) };
}

/** Pixels by which the hatch is moved: those that lie left of the view. */
export function hatchPhase({ fromStep, toStep }: View, width: number): number {
  return Math.round((fromStep / (toStep - fromStep)) * width) & 7;
}
