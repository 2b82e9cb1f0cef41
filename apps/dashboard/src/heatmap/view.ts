/** The part of the heatmap that is shown: steps `[fromStep, toStep)` across, rows `[fromRow, toRow)` down; fractions allowed. */
export interface View {
  readonly fromStep: number;
  readonly toStep: number;
  readonly fromRow: number;
  readonly toRow: number;
}

/** What a view may show at most. */
export type Bounds = View;

/** Steps a view shows at least. */
export const MIN_STEPS = 4;
/** Rows a view shows at least (or all of a run with fewer). */
export const MIN_ROWS = 1;

/** The view moved and shrunk so that it lies within `bounds`. */
export function clampView(view: View, bounds: Bounds): View {
  const [fromStep, toStep] = clampRange(view.fromStep, view.toStep, [bounds.fromStep, bounds.toStep, MIN_STEPS]);
  const [fromRow, toRow] = clampRange(view.fromRow, view.toRow, [bounds.fromRow, bounds.toRow, MIN_ROWS]);
  return { fromStep, toStep, fromRow, toRow };
}

function clampRange(from: number, to: number, limits: readonly [number, number, number]): [number, number] {
  const [low, high, least] = limits;
  const span = Math.min(high - low, Math.max(to - from, Math.min(least, high - low)));
  const start = Math.min(Math.max(from, low), high - span);
  return [start, start + span];
}

/** The view zoomed in steps by `factor` (< 1 = closer) with `step` staying where it is. */
export function zoomSteps(view: View, factor: number, step: number): View {
  return { ...view, fromStep: step - (step - view.fromStep) * factor, toStep: step + (view.toStep - step) * factor };
}

/** The view zoomed in rows by `factor` with `row` staying where it is. */
export function zoomRows(view: View, factor: number, row: number): View {
  return { ...view, fromRow: row - (row - view.fromRow) * factor, toRow: row + (view.toRow - row) * factor };
}

/** The view moved by shares of its own width and height. */
export function panView(view: View, acrossShare: number, downShare: number): View {
  const steps = (view.toStep - view.fromStep) * acrossShare;
  const rows = (view.toRow - view.fromRow) * downShare;
  return {
    fromStep: view.fromStep + steps, toStep: view.toStep + steps,
    fromRow: view.fromRow + rows, toRow: view.toRow + rows,
  };
}

/** The step under `x` pixels from the left of a plot `width` wide. */
export function stepAt(view: View, x: number, width: number): number {
  return Math.floor(view.fromStep + (x / width) * (view.toStep - view.fromStep));
}

/** The row under `y` pixels from the top of a plot `height` high. */
export function rowAt(view: View, y: number, height: number): number {
  return Math.floor(view.fromRow + (y / height) * (view.toRow - view.fromRow));
}

/** Pixels from the left of the plot at which `step` begins. */
export function xOf(view: View, step: number, width: number): number {
  return ((step - view.fromStep) / (view.toStep - view.fromStep)) * width;
}

/** Less than any part of a pixel that could be seen, more than what rounding makes of a place. */
const NOISE = 1e-6;

/** The pixel in which `step` begins: the same one, moved, when the view is moved by whole pixels. */
export function pixelOf(view: View, step: number, width: number): number {
  return Math.floor(xOf(view, step, width) + NOISE);
}

/** Pixels from the top of the plot at which `row` begins. */
export function yOf(view: View, row: number, height: number): number {
  return ((row - view.fromRow) / (view.toRow - view.fromRow)) * height;
}

/** Rows whose names fit: every k-th visible one, at least `lineHeight` pixels apart; never more than fit, however many layers. */
export function labelledRows(view: View, height: number, lineHeight: number): number[] {
  const perRow = height / Math.max(1e-9, view.toRow - view.fromRow);
  const every = Math.max(1, Math.ceil(lineHeight / perRow));
  const rows: number[] = [];
  for (let row = Math.ceil(Math.floor(view.fromRow) / every) * every; row < view.toRow; row += every) {
    const middle = yOf(view, row + 0.5, height);
    if (middle >= 0 && middle <= height) rows.push(row);
  }
  return rows;
}

/** The least room there is beside what a live run has. Unit: steps. */
const LEAST_ROOM = 16;

/**
 * Steps that a live run is shown with room for: at most 1/8 more than it has, or 16, so that what stands need not move with each
 * new one. A power of two: columns that are merged keep their places.
 */
export function roomFor(steps: number): number {
  const room = Math.max(LEAST_ROOM, 2 ** (Math.floor(Math.log2(Math.max(1, steps))) - 3));
  return Math.ceil(steps / room) * room;
}
