import { packed, type Theme } from './colour-ramps.js';
import { extremenessOf, mostExtreme, placesOn, rampFor, type Domain, type MeasureStyle } from './colour-scale.js';
import { firstAfter, type Columns } from './columns.js';
import { yOf, type View } from './view.js';

/** Rows of cells that fall on the same pixels: `[fromRow, toRow)` on `[top, bottom)`. */
export interface Band {
  readonly fromRow: number;
  readonly toRow: number;
  readonly top: number;
  readonly bottom: number;
}

/** What cells are shown as. */
export interface Look {
  readonly columns: Columns;
  readonly view: View;
  readonly style: MeasureStyle;
  readonly domain: Domain;
  readonly theme: Theme;
}

/** How far out a cell without a value is. */
export const EMPTY = -Infinity;

const SEEN = 1;
const COLOURED = 2;

/** What stands for the cells of each column in each band of rows, `[columns, bands]`: the most extreme one, and the flags of all. */
export class Strips {
  readonly bands: readonly Band[];
  /** How far out it is: {@link EMPTY} without a value, Infinity where one is NaN or infinite. */
  ranks = new Float64Array(0);
  /** Its colour, as a pixel; 0 where it is not one of a value. */
  colours = new Uint32Array(0);
  flags = new Int32Array(0);
  /** The value that stands for it. */
  private values = new Float32Array(0);
  /** SEEN, COLOURED of each column. */
  private states = new Uint8Array(0);
  private lastStep: number;
  private readonly stepsPerColumn: number;
  private shade: (value: number) => number;

  constructor(private look: Look, private readonly height: number) {
    this.bands = bandsOf(look, height);
    this.stepsPerColumn = look.columns.stepsPerColumn;
    this.lastStep = look.columns.lastStep;
    this.shade = shadesOf(look);
  }

  /** Whether the numbers of its columns are the same for another look: only where columns have grown and what colours are differ. */
  isFor({ columns, style, view }: Look, height: number): boolean {
    const { look } = this;
    const isSameRows = look.view.fromRow === view.fromRow && look.view.toRow === view.toRow && this.height === height;
    return isSameRows && look.style === style && look.columns === columns && this.stepsPerColumn === columns.stepsPerColumn;
  }

  /** Goes on with another look that it is for. */
  follow(look: Look): void {
    const { columns, domain, theme } = look;
    if (columns.lastStep !== this.lastStep) this.states.fill(0, firstAfter(columns, this.lastStep));
    this.lastStep = columns.lastStep;
    if (domain !== this.look.domain || theme !== this.look.theme) {
      this.shade = shadesOf(look);
      for (let column = 0; column < this.states.length; column++) this.states[column] = (this.states[column] as number) & SEEN;
    }
    this.look = look;
  }

  /** Looks at the cells of a column, unless that was done. @returns where its numbers begin */
  of(column: number): number {
    if (column >= this.states.length) this.grow();
    const state = this.states[column] as number;
    const base = column * this.bands.length;
    if ((state & SEEN) === 0) this.see(column, base);
    if ((state & COLOURED) === 0) this.colour(base);
    this.states[column] = SEEN | COLOURED;
    return base;
  }

  private grow(): void {
    const capacity = Math.max(this.look.columns.starts.length, 2 * this.states.length);
    const cells = capacity * this.bands.length;
    this.states = enlarged(this.states, new Uint8Array(capacity));
    this.ranks = enlarged(this.ranks, new Float64Array(cells));
    this.colours = enlarged(this.colours, new Uint32Array(cells));
    this.flags = enlarged(this.flags, new Int32Array(cells));
    this.values = enlarged(this.values, new Float32Array(cells));
  }

  private see(column: number, base: number): void {
    const { columns: { min, max, nonFinite, flagged, layers }, style } = this.look;
    const rankOf = extremenessOf(style.extreme);
    const first = column * layers.length;
    for (let b = 0; b < this.bands.length; b++) {
      const { fromRow, toRow } = this.bands[b] as Band;
      let rank = EMPTY;
      let most = first + fromRow;
      let flags = 0;
      for (let at = first + fromRow; at < first + toRow; at++) {
        const cell = (nonFinite[at] as number) > 0 ? Infinity : cellRank(rankOf, min[at] as number, max[at] as number);
        if (cell !== EMPTY) flags |= flagged[at] as number;
        if (cell < rank) continue;
        rank = cell;
        most = at;
      }
      this.ranks[base + b] = rank;
      this.flags[base + b] = flags;
      this.values[base + b] = mostExtreme(min[most] as number, max[most] as number, style.extreme);
    }
  }

  private colour(base: number): void {
    for (let at = base; at < base + this.bands.length; at++) this.colours[at] = Number.isFinite(this.ranks[at]) ? this.shade(this.values[at] as number) : 0;
  }
}

const kept = new WeakMap<Columns, Strips>();

/**
 * The strips of cells on a picture so many pixels high. They are kept beside the cells: to show other steps, more of them, or other
 * colours, no cell is looked at again but those of columns that have grown since.
 */
export function stripsOf(look: Look, height: number): Strips {
  const old = kept.get(look.columns);
  if (old?.isFor(look, height) === true) {
    old.follow(look);
    return old;
  }
  const strips = new Strips(look, height);
  kept.set(look.columns, strips);
  return strips;
}

/** The visible rows by the pixels that they fall on, from top to bottom. */
function bandsOf({ columns, view }: Look, height: number): Band[] {
  const bands: Band[] = [];
  const last = Math.min(columns.layers.length, Math.ceil(view.toRow));
  for (let row = Math.max(0, Math.floor(view.fromRow)); row < last; ) {
    const [fromRow, top] = [row, Math.max(0, Math.floor(yOf(view, row, height)))];
    do row++; while (row < last && Math.floor(yOf(view, row, height)) === top);
    bands.push({ fromRow, toRow: row, top, bottom: Math.min(height, Math.max(top + 1, Math.floor(yOf(view, row, height)))) });
  }
  return bands;
}

/** How far out a cell is: {@link EMPTY} where no value is recorded. */
function cellRank(rankOf: (value: number) => number, min: number, max: number): number {
  if (Number.isNaN(min)) return EMPTY;
  const rank = rankOf(max);
  return min === max ? rank : Math.max(rankOf(min), rank);
}

/** Colours of values, as pixels. */
function shadesOf({ style, domain, theme }: Look): (value: number) => number {
  const ramp = rampFor(style, theme);
  const colours = Uint32Array.from({ length: 256 }, (_, i) => packed(ramp.subarray(3 * i, 3 * i + 3)));
  const placeOf = placesOn(style, domain);
  return (value) => colours[Math.round(placeOf(value) * 255)] as number;
}

function enlarged<T extends Float64Array | Float32Array | Uint32Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
