import { type ColumnSpec, InputError } from '#libs/contracts';

import { NUMBER_RANGE } from './number-range.js';
import { isBeyondDoubles, isMissing, parseDecimal, type TableColumn } from './table.js';

/** Where a field stands. */
export interface FieldPlace {
  /** Path of the file, for messages. */
  readonly source: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Adds the text of a field to its column.
 *
 * @throws InputError naming file, line, column and value where a number belongs and none stands.
 */
export function takeField({ spec, numbers, texts }: TableColumn, text: string, place: FieldPlace): void {
  texts?.push(text, place.line);
  numbers?.push(isMissing(text, spec) ? Number.NaN : numberOf(text, spec, place));
}

/** An error that names file, line and column. */
export function badField({ source, line }: FieldPlace, column: string, text: string, allowed: string): InputError {
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return new InputError({ source, path: `line ${line}, column ${JSON.stringify(column)}`, value: JSON.stringify(shown), allowed });
}

function numberOf(text: string, spec: ColumnSpec, place: FieldPlace): number {
  const value = parseDecimal(text);
  if (value !== null) return value;
  if (isBeyondDoubles(text)) throw badField(place, spec.name, text, NUMBER_RANGE);
  const listed = spec.missing.map((each) => JSON.stringify(each)).join(', ');
  throw badField(place, spec.name, text, `a number, or nothing${listed === '' ? '' : ` or ${listed}`} where it is missing`);
}
