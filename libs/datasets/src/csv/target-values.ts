import { InputError } from '#libs/contracts';

import type { TargetScale } from '../dataset.js';
import { requireHeldTargets, requireTargetRange } from './number-range.js';
import { parseDecimal, type Table } from './table.js';

/**
 * The label of each row of a table as a number.
 *
 * @throws InputError naming line, column and text of one that is none.
 */
export function targetNumbers({ labels, source }: Table, label: string): Float64Array {
  const numbers = labels.texts.map(parseDecimal);
  const wrong = numbers.indexOf(null);
  if (wrong >= 0) labelNumber(labels.texts[wrong] ?? '', { source, line: labels.firstLines[wrong] ?? 0, label });
  return Float64Array.from(labels.codes, (code) => numbers[code] ?? NaN);
}

/** A label as a number. @throws InputError naming line, column and text where it is none */
export function labelNumber(text: string, { source, line, label }: { readonly source: string; readonly line: number; readonly label: string }): number {
  const number = parseDecimal(text);
  if (number !== null) return number;
  throw new InputError({ source, path: `line ${line}, column ${JSON.stringify(label)}`, value: JSON.stringify(text), allowed: 'a number: task regression predicts one' });
}

/**
 * Mean and population standard deviation of the target, over the rows of the training split only.
 *
 * @throws InputError where all of them are equal: there is nothing to predict.
 */
export function fitTarget(numbers: Float64Array, trainRows: Int32Array, { column, source }: { readonly column: string; readonly source: string }): TargetScale {
  const { length } = trainRows;
  const mean = trainRows.reduce((sum, row) => sum + (numbers[row] as number) / length, 0);
  const variance = trainRows.reduce((sum, row) => sum + ((numbers[row] as number) - mean) ** 2 / length, 0);
  const first = numbers[trainRows[0] ?? -1];
  if (!(variance > 0) || trainRows.every((row) => numbers[row] === first)) {
    throw new InputError({ source, path: `column ${JSON.stringify(column)}`, value: `only ${String(first)} in the training split`, allowed: 'at least two different numbers' });
  }
  return { column, mean, deviation: Math.sqrt(variance) };
}

/** Targets as the net learns them, (value − mean) / deviation. @throws InputError where float32 cannot hold one */
export function standardised(numbers: Float64Array, rows: Int32Array, { target, source }: { readonly target: TargetScale; readonly source: string }): Float32Array {
  const { mean, deviation, column } = target;
  requireTargetRange(numbers, column, source);
  requireHeldTargets(numbers, target, source);
  return Float32Array.from(rows, (row) => ((numbers[row] as number) - mean) / deviation);
}
