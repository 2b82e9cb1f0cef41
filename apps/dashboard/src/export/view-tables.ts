import type { Columns } from '../heatmap/columns.js';
import { columnEnd } from '../heatmap/columns.js';
import type { View } from '../heatmap/view.js';
import type { CsvCell, Table } from './csv.js';

/** The cells that a heatmap shows, layer by layer: the steps each covers, its least, greatest and mean value, and what is not finite or flagged. */
export function heatmapTable(columns: Columns, view: View): Table {
  return { columns: ['layer', 'from_step', 'to_step', 'min', 'max', 'mean', 'non_finite', 'flagged'], rows: cellsOf(columns, view) };
}

function* cellsOf(columns: Columns, view: View): Generator<readonly CsvCell[]> {
  const last = Math.min(columns.layers.length, Math.ceil(view.toRow));
  for (let row = Math.max(0, Math.floor(view.fromRow)); row < last; row++) {
    for (let column = 0; column < columns.count; column++) {
      const from = columns.starts[column] ?? 0;
      const to = Math.min(columnEnd(columns, column) - 1, columns.lastStep);
      if (to >= view.fromStep && from < view.toStep) yield [columns.layers[row] ?? '', from, to, ...numbersAt(columns, column * columns.layers.length + row)];
    }
  }
}

function numbersAt({ min, max, mean, nonFinite, flagged }: Columns, at: number): CsvCell[] {
  return [numberAt(min, at), numberAt(max, at), numberAt(mean, at), nonFinite[at] ?? 0, flagged[at] ? 1 : 0];
}

/** float32 in the fewest digits that give it back. */
function numberAt(values: Float32Array, at: number): number {
  const value = values[at] ?? NaN;
  if (!Number.isFinite(value)) return value;
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** Lines over steps: the steps, then each line's values there; null where a line has no point. */
export type StepData = readonly ArrayLike<number | null | undefined>[];

/** The points that a chart shows, one row a step; with the one at the end of the last step, where evaluations are. */
export function chartTable(labels: readonly string[], data: StepData, shown: { readonly from: number; readonly to: number }): Table {
  return { columns: ['step', ...labels], rows: pointsOf(data, shown) };
}

function* pointsOf([steps = [], ...lines]: StepData, { from, to }: { readonly from: number; readonly to: number }): Generator<readonly CsvCell[]> {
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] ?? 0;
    if (step >= from && step <= to) yield [step, ...lines.map((line) => line[i] ?? null)];
  }
}
