import { greatestOf, leastOf, type Columns } from './columns.js';

/** New steps of one measure, oldest first: values `[layers, steps]`, row-major, as the live subscription sends them. */
export interface StepBatch {
  readonly layers: readonly string[];
  readonly steps: Int32Array;
  readonly values: Float32Array;
  readonly flagged: Int32Array;
}

/**
 * Appends live steps in place and returns how many were new. Steps already held are passed over, so a batch may come
 * twice (after a reconnect). Above `maxColumns` neighbouring columns are merged in pairs, keeping minimum, maximum,
 * flags and the count of non-finite values: an extreme value is never averaged away, a NaN never hidden.
 */
export function appendSteps(columns: Columns, batch: StepBatch, maxColumns: number): number {
  // they come in the same order, as a rule: to look for each of 2,000 would take longer than all the rest
  const rows = columns.layers.map((name, row) => (batch.layers[row] === name ? row : batch.layers.indexOf(name)));
  let added = 0;
  for (let i = 0; i < batch.steps.length; i++) {
    const step = batch.steps[i] ?? -1;
    if (step <= columns.lastStep) continue;
    appendStep(columns, batch, { step, at: i, rows });
    added++;
    while (columns.count > maxColumns && columns.count > 1) mergePairs(columns);
  }
  return added;
}

interface Place {
  readonly step: number;
  readonly at: number;
  readonly rows: readonly number[];
}

function appendStep(columns: Columns, batch: StepBatch, place: Place): void {
  const start = startFor(columns, place.step);
  const isNew = columns.count === 0 || start !== columns.starts[columns.count - 1];
  if (isNew) openColumn(columns, start);
  const base = (columns.count - 1) * columns.layers.length;
  const weight = columns.weights[columns.count - 1] ?? 0;
  place.rows.forEach((from, row) => {
    const source = from * batch.steps.length + place.at;
    mergeValue(columns, base + row, batch.values[source], weight);
    addFlag(columns, base + row, batch.flagged[source]);
  });
  columns.weights[columns.count - 1] = weight + 1;
  columns.lastStep = place.step;
}

function startFor(columns: Columns, step: number): number {
  const size = columns.stepsPerColumn;
  const start = Math.floor(step / size) * size;
  return columns.count === 0 ? start : Math.max(start, columns.starts[columns.count - 1] ?? 0);
}

function addFlag(columns: Columns, at: number, flags: number | undefined): void {
  columns.flagged[at] = (columns.flagged[at] ?? 0) | (flags ?? 0);
}

/** `weight` is the number of values before this one; `value` is undefined where none was recorded. */
function mergeValue(columns: Columns, at: number, value: number | undefined, weight: number): void {
  if (value === undefined) return;
  const nonFinite = columns.nonFinite[at] ?? 0;
  if (!Number.isFinite(value)) {
    columns.nonFinite[at] = nonFinite + 1;
    return;
  }
  columns.min[at] = leastOf(columns.min[at] ?? NaN, value);
  columns.max[at] = greatestOf(columns.max[at] ?? NaN, value);
  columns.mean[at] = meanOf([columns.mean[at] ?? NaN, weight - nonFinite], [value, 1]);
}

/** Mean of two means, each with the number of its values. */
function meanOf([one, a]: readonly [number, number], [other, b]: readonly [number, number]): number {
  if (Number.isNaN(one)) return other;
  return Number.isNaN(other) ? one : (one * a + other * b) / (a + b);
}

function openColumn(columns: Columns, start: number): void {
  if (columns.count === columns.starts.length) grow(columns);
  columns.starts[columns.count] = start;
  columns.weights[columns.count] = 0;
  const from = columns.count * columns.layers.length;
  const to = from + columns.layers.length;
  for (const counts of [columns.nonFinite, columns.flagged]) counts.fill(0, from, to);
  for (const values of [columns.min, columns.max, columns.mean]) values.fill(NaN, from, to);
  columns.count++;
}

function grow(columns: Columns): void {
  const larger = <T extends Float32Array | Int32Array>(from: T, to: T): T => {
    to.set(from);
    return to;
  };
  const capacity = Math.max(16, columns.starts.length * 2);
  const cells = capacity * columns.layers.length;
  columns.starts = larger(columns.starts, new Int32Array(capacity));
  columns.weights = larger(columns.weights, new Int32Array(capacity));
  columns.nonFinite = larger(columns.nonFinite, new Int32Array(cells));
  columns.flagged = larger(columns.flagged, new Int32Array(cells));
  columns.min = larger(columns.min, new Float32Array(cells));
  columns.max = larger(columns.max, new Float32Array(cells));
  columns.mean = larger(columns.mean, new Float32Array(cells));
}

/** Doubles the steps per column: columns whose steps fall into one pair become one. */
export function mergePairs(columns: Columns): void {
  const size = columns.stepsPerColumn * 2;
  let written = 0;
  for (let column = 0; column < columns.count; column++) {
    const start = Math.floor((columns.starts[column] ?? 0) / size) * size;
    if (written > 0 && columns.starts[written - 1] === start) joinColumn(columns, column, written - 1);
    else moveColumn(columns, column, written++, start);
  }
  columns.count = written;
  columns.stepsPerColumn = size;
}

function moveColumn(columns: Columns, from: number, to: number, start: number): void {
  const width = columns.layers.length;
  for (const cells of [columns.min, columns.max, columns.mean, columns.nonFinite, columns.flagged]) {
    cells.copyWithin(to * width, from * width, (from + 1) * width);
  }
  columns.starts[to] = start;
  columns.weights[to] = columns.weights[from] ?? 1;
}

function joinColumn(columns: Columns, from: number, to: number): void {
  const width = columns.layers.length;
  const a = columns.weights[to] ?? 1;
  const b = columns.weights[from] ?? 1;
  for (let row = 0; row < width; row++) {
    const [target, source] = [to * width + row, from * width + row];
    const join = (cells: Float32Array | Int32Array, joined: (one: number, other: number) => number): void => {
      cells[target] = joined(cells[target] ?? NaN, cells[source] ?? NaN);
    };
    join(columns.min, leastOf);
    join(columns.max, greatestOf);
    join(columns.mean, (one, other) => meanOf([one, a - (columns.nonFinite[target] ?? 0)], [other, b - (columns.nonFinite[source] ?? 0)]));
    join(columns.nonFinite, (one, other) => one + other);
    addFlag(columns, target, columns.flagged[source]);
  }
  columns.weights[to] = a + b;
}
