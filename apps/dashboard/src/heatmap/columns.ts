/**
 * The cells behind the heatmap: per column (a range of steps) and layer the minimum, maximum and mean of one measure.
 *
 * Cells lie column by column (`column * layers + layer`), so a live step is an append. NaN is data: minimum, maximum and
 * mean are of a cell's finite values (NaN when it has none), and how many are not finite is counted beside them.
 */
export interface Columns {
  readonly layers: readonly string[];
  /** Steps that one column covers. */
  stepsPerColumn: number;
  /** Columns in use; the arrays may be longer. */
  count: number;
  /** First step of each column, `[count]`, ascending. */
  starts: Int32Array;
  /** Steps merged into each column so far, `[count]`: the weight of its mean. */
  weights: Int32Array;
  min: Float32Array;
  max: Float32Array;
  mean: Float32Array;
  /** Recorded values of each cell that are NaN or infinite. */
  nonFinite: Int32Array;
  /** Not 0 where at least one decision of the cell carries a flag. */
  flagged: Int32Array;
  /** Last step held; -1 when none. */
  lastStep: number;
}

/** Cells as the API sends them: row-major, `[layers, columns]`. */
export interface ColumnBlock {
  readonly layers: readonly string[];
  readonly columnSteps: Int32Array;
  readonly stepsPerColumn: number;
  readonly min: Float32Array;
  readonly max: Float32Array;
  readonly mean: Float32Array;
  readonly nonFinite: Int32Array;
  readonly flagged: Int32Array;
}

/** Columns with no cell yet, for a run whose first steps are still to come. */
export function emptyColumns(layers: readonly string[], capacity = 256): Columns {
  const cells = capacity * layers.length;
  return {
    layers, stepsPerColumn: 1, count: 0, lastStep: -1,
    starts: new Int32Array(capacity), weights: new Int32Array(capacity), flagged: new Int32Array(cells),
    min: new Float32Array(cells), max: new Float32Array(cells), mean: new Float32Array(cells), nonFinite: new Int32Array(cells),
  };
}

/**
 * Columns from a block of the API. `lastStep` is the last step the block can hold: the run's, or the end of the range asked for.
 */
export function columnsOf(block: ColumnBlock, lastStep: number): Columns {
  const count = block.columnSteps.length;
  const columns = emptyColumns(block.layers, Math.max(1, count));
  columns.starts.set(block.columnSteps);
  columns.stepsPerColumn = Math.max(1, block.stepsPerColumn);
  columns.count = count;
  columns.lastStep = count === 0 ? -1 : Math.max(lastStep, block.columnSteps[count - 1] ?? -1);
  for (let column = 0; column < count; column++) columns.weights[column] = weightOf(columns, column);
  for (const key of ['min', 'max', 'mean', 'nonFinite', 'flagged'] as const) transpose(block[key], columns[key], block.layers.length);
  return columns;
}

function weightOf(columns: Columns, column: number): number {
  const start = columns.starts[column] ?? 0;
  return Math.max(1, Math.min(columnEnd(columns, column), columns.lastStep + 1) - start);
}

function transpose(rows: ArrayLike<number>, target: Float32Array | Int32Array, layers: number): void {
  const columns = layers === 0 ? 0 : Math.floor(rows.length / layers);
  for (let row = 0; row < layers; row++) {
    for (let column = 0; column < columns; column++) target[column * layers + row] = rows[row * columns + column] ?? NaN;
  }
}

/** The column that holds `step`, or -1 where no column does. */
export function columnAt(columns: Columns, step: number): number {
  let low = 0;
  let high = columns.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const start = columns.starts[middle] ?? 0;
    if (step < start) high = middle - 1;
    else low = middle + 1;
  }
  return high >= 0 && step < columnEnd(columns, high) ? high : -1;
}

/** The step after the last one that a column may hold. The first column of a part begins where the part does, so it may be shorter. */
export function columnEnd(columns: Columns, column: number): number {
  const size = columns.stepsPerColumn;
  return (Math.floor((columns.starts[column] ?? 0) / size) + 1) * size;
}

/** The first column that may hold a step after `step`. Counting columns would not do: they may have been merged since. */
export function firstAfter(columns: Columns, step: number): number {
  let column = columns.count;
  while (column > 0 && columnEnd(columns, column - 1) > step + 1) column--;
  return column;
}

/** One cell in plain numbers. */
export interface Cell {
  readonly layer: string;
  readonly fromStep: number;
  /** Last step of the cell, inclusive. */
  readonly toStep: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** How many of its recorded values are NaN or infinite. */
  readonly nonFinite: number;
  readonly flagged: boolean;
}

/** The cell of `step` and the layer in row `row`; null where there is none. */
export function cellAt(columns: Columns, step: number, row: number): Cell | null {
  const column = columnAt(columns, step);
  const layer = columns.layers[row];
  if (column < 0 || layer === undefined) return null;
  const at = column * columns.layers.length + row;
  const fromStep = columns.starts[column] ?? 0;
  const toStep = Math.min(columnEnd(columns, column) - 1, Math.max(fromStep, columns.lastStep));
  return { layer, fromStep, toStep, ...numbersAt(columns, at) };
}

function numbersAt(columns: Columns, at: number): Pick<Cell, 'min' | 'max' | 'mean' | 'nonFinite' | 'flagged'> {
  return {
    min: columns.min[at] ?? NaN, max: columns.max[at] ?? NaN, mean: columns.mean[at] ?? NaN,
    nonFinite: columns.nonFinite[at] ?? 0, flagged: (columns.flagged[at] ?? 0) !== 0,
  };
}

/** Whether there are cells and none has a finite value: the measure was not recorded. */
export function hasNoValue({ count, layers, min }: Columns): boolean {
  const cells = count * layers.length;
  for (let i = 0; i < cells; i++) if (!Number.isNaN(min[i])) return false;
  return cells > 0;
}

/** The lesser of two values; NaN stands for no finite value yet, and gives way to one. */
export function leastOf(one: number, other: number): number {
  return Number.isNaN(one) || other < one ? other : one;
}

/** The greater of two values; NaN gives way likewise. */
export function greatestOf(one: number, other: number): number {
  return Number.isNaN(one) || other > one ? other : one;
}
