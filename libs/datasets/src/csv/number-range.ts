import { InputError } from '#libs/contracts';

import type { TargetScale } from '../dataset.js';
import type { Table } from './table.js';

/** Numbers up to this size have squares that add up within a double, whatever there is beside them: a standard deviation. */
export const LARGEST_NUMBER = 1e153;

/** The numbers that are allowed. */
export const NUMBER_BOUNDS = `numbers from -${LARGEST_NUMBER} to ${LARGEST_NUMBER}`;

/** What is allowed in place of a larger one. */
export const NUMBER_RANGE = `${NUMBER_BOUNDS}: the standard deviation of larger ones cannot be computed; type ignore leaves a column out`;

/** The largest float32. */
const LARGEST_FLOAT32 = 2 ** 128 - 2 ** 104;

/** How the numbers of a column are standardised. */
interface Scale {
  readonly column: string;
  readonly mean: number;
  readonly deviation: number;
}

/** Where numbers stand. */
export interface NumbersOf {
  /** Path of the file, for messages. */
  readonly source: string;
  /** The numbers of a column; NaN where missing. */
  readonly numbers: (column: string) => readonly number[];
  /** Line of the file of one of them, where it is known. */
  readonly line?: (index: number) => number | undefined;
}

/** The numbers of a table. */
export function numbersOf({ source, columns }: Pick<Table, 'source' | 'columns'>): NumbersOf {
  return { source, numbers: (name) => columns.find(({ spec }) => spec.name === name)?.numbers ?? [] };
}

/** Whether a net is given a number as a number: standardised, float32 holds it. */
function isHeld(value: number, { mean, deviation }: Scale): boolean {
  return Number.isNaN(value) || Number.isFinite(Math.fround((value - mean) / deviation));
}

/** @throws InputError naming column, value and what is allowed where mean or deviation of numbers are none; `largest` is the one of the largest size */
export function requireScale(column: string, source: string, { mean, deviation, largest }: { readonly mean: number; readonly deviation: number; readonly largest: number }): void {
  if (Number.isFinite(mean) && Number.isFinite(deviation)) return;
  throw new InputError({ source, path: `column ${JSON.stringify(column)}`, value: String(largest), allowed: NUMBER_RANGE });
}

/** @throws InputError naming (line,) column, value and what is allowed of the first number that float32 cannot hold standardised: to the net it would be infinite */
export function requireHeld({ source, numbers, line }: NumbersOf, encodings: readonly (({ readonly kind: 'numeric' } & Scale) | { readonly kind: 'categorical' })[]): void {
  for (const encoding of encodings) {
    if (encoding.kind !== 'numeric') continue;
    const values = numbers(encoding.column);
    const at = values.findIndex((value) => !isHeld(value, encoding));
    if (at >= 0) throw notHeld(values[at] as number, encoding, { source, line: line?.(at) });
  }
}

/** @throws InputError as {@link requireHeld}, of a target */
export function requireHeldTargets(numbers: Float64Array, target: TargetScale, source: string): void {
  const wrong = numbers.find((value) => !isHeld(value, target));
  if (wrong !== undefined) throw notHeld(wrong, target, { source, line: undefined });
}

/** What a net says is float32, in the unit of the target too. @throws InputError naming column, value and what is allowed */
export function requireTargetRange(numbers: Float64Array, column: string, source: string): void {
  const wrong = numbers.find((value) => Math.abs(value) > LARGEST_FLOAT32);
  if (wrong === undefined) return;
  throw new InputError({ source, path: `column ${JSON.stringify(column)}`, value: String(wrong), allowed: `numbers from ${rounded(-LARGEST_FLOAT32)} to ${rounded(LARGEST_FLOAT32)}: what a net predicts is float32` });
}

function notHeld(value: number, { column, mean, deviation }: Scale, { source, line }: { readonly source: string; readonly line: number | undefined }): InputError {
  const [least, most] = [mean - LARGEST_FLOAT32 * deviation, mean + LARGEST_FLOAT32 * deviation].map(rounded);
  const allowed = `a number from about ${least ?? ''} to ${most ?? ''}: standardised by the training (mean ${rounded(mean)}, standard deviation ${rounded(deviation)}) float32 must hold it`;
  const path = `${line === undefined ? '' : `line ${line}, `}column ${JSON.stringify(column)}`;
  return new InputError({ source, path, value: String(value), allowed });
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
