import { InputError } from '#libs/contracts';

import { requireScale } from './number-range.js';
import { type Table, type TableColumn, isMissing } from './table.js';

/** Name of the category that stands for a missing text. */
export const MISSING_CATEGORY = '(missing)';

const MAX_CATEGORIES = 4096;

/** How one column becomes features; fitted on the training split only. */
export type ColumnEncoding =
  | {
      readonly kind: 'numeric';
      readonly column: string;
      readonly mean: number;
      /** Population standard deviation; 1 where the column is constant. */
      readonly deviation: number;
      /** A second feature, 1 where the value is missing; only when one was missing in training. */
      readonly hasIndicator: boolean;
    }
  | {
      readonly kind: 'categorical';
      readonly column: string;
      /** One feature each, in order; a text that is none of them is all zero. */
      readonly categories: readonly string[];
    };

/**
 * Fits the encoding of every column on the training rows.
 *
 * @throws InputError when a categorical column has too many different texts to be one, or numbers are too large to be standardised.
 */
export function fitEncodings(table: Table, trainRows: Int32Array): ColumnEncoding[] {
  return table.columns
    .filter(({ spec }) => spec.type !== 'ignore')
    .map((column) =>
      column.numbers === null ? fitCategorical(column, trainRows, table.source) : fitNumeric(column, column.numbers, { rows: trainRows, source: table.source }),
    );
}

/** An encoding and where its features stand in a row. */
export type FeatureBlock = ColumnEncoding & { readonly offset: number; readonly width: number };

/** Where the features of each column stand. */
export function featureBlocks(encodings: readonly ColumnEncoding[]): FeatureBlock[] {
  let end = 0;
  return encodings.map((encoding) => {
    const width = featureNamesOf([encoding]).length;
    end += width;
    return { ...encoding, offset: end - width, width };
  });
}

/** Names of the features: `age`, `age is missing`, `sex=Female`, `workclass=(missing)`. */
export function featureNamesOf(encodings: readonly ColumnEncoding[]): string[] {
  return encodings.flatMap((encoding) => {
    if (encoding.kind === 'categorical') return encoding.categories.map((category) => `${encoding.column}=${category}`);
    return encoding.hasIndicator ? [encoding.column, `${encoding.column} is missing`] : [encoding.column];
  });
}

/** Features of the given rows, `[rows × features]`. Numeric: (x − mean) / deviation, the mean where missing; categorical: one-hot. */
export function encodeRows(table: Table, rows: Int32Array, encodings: readonly ColumnEncoding[]): Float32Array {
  const width = featureNamesOf(encodings).length;
  const features = new Float32Array(rows.length * width);
  for (const block of featureBlocks(encodings)) {
    const column = table.columns.find(({ spec }) => spec.name === block.column);
    const place: Place = { features, width, offset: block.offset };
    if (block.kind === 'numeric') writeNumeric(column?.numbers ?? [], rows, block, place);
    else if (column !== undefined) writeOneHot(column, rows, block.categories, place);
  }
  return features;
}

interface Place {
  readonly features: Float32Array;
  readonly width: number;
  readonly offset: number;
}

function fitNumeric({ spec }: TableColumn, numbers: readonly number[], { rows, source }: { readonly rows: Int32Array; readonly source: string }): ColumnEncoding {
  const present = Array.from(rows, (row) => numbers[row] ?? Number.NaN).filter((value) => !Number.isNaN(value));
  const count = Math.max(present.length, 1);
  const mean = present.reduce((sum, value) => sum + value / count, 0);
  const deviation = Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2 / count, 0));
  // a constant column leaves rounding dust instead of 0
  const isConstant = present.every((value) => value === present[0]);
  const largest = present.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return encodingOfNumbers(spec.name, { first: present[0], isConstant, mean, deviation, largest, hasMissing: present.length < rows.length }, source);
}

/** What is known of the numbers of a column in the training split. */
interface NumberFacts {
  readonly first: number | undefined;
  readonly isConstant: boolean;
  readonly mean: number;
  readonly deviation: number;
  /** Of the largest size. */
  readonly largest: number;
  readonly hasMissing: boolean;
}

/** The encoding of a column of numbers. @throws InputError when they are too large to be standardised */
export function encodingOfNumbers(column: string, { first = 0, isConstant, mean, deviation, largest, hasMissing }: NumberFacts, source: string): ColumnEncoding {
  const isFlat = isConstant || !(deviation > 0);
  if (!isConstant) requireScale(column, source, { mean, deviation, largest });
  return { kind: 'numeric', column, mean: isFlat ? first : mean, deviation: isFlat ? 1 : deviation, hasIndicator: hasMissing };
}

function fitCategorical(column: TableColumn, rows: Int32Array, source: string): ColumnEncoding {
  const { spec } = column;
  const seen = new Set<string>();
  for (const row of rows) seen.add(categoryOf(column, row));
  return encodingOfCategories(spec.name, seen, source);
}

/** The encoding of a column of texts that were seen in the training split. @throws InputError when they are too many */
export function encodingOfCategories(column: string, seen: ReadonlySet<string>, source: string): ColumnEncoding {
  if (seen.size > MAX_CATEGORIES) {
    const allowed = `at most ${MAX_CATEGORIES} different texts in a categorical column; type ignore leaves it out`;
    throw new InputError({ source, path: `column ${JSON.stringify(column)}`, value: `${seen.size} different texts`, allowed });
  }
  const categories = [...seen].filter((text) => text !== MISSING_CATEGORY).sort();
  return { kind: 'categorical', column, categories: seen.has(MISSING_CATEGORY) ? [...categories, MISSING_CATEGORY] : categories };
}

/** The category that a row's text stands for: itself, or `(missing)`. */
export function categoryOf({ spec, texts }: TableColumn, row: number): string {
  const text = texts?.at(row) ?? '';
  return isMissing(text, spec) ? MISSING_CATEGORY : text;
}

function writeNumeric(
  numbers: readonly number[],
  rows: Int32Array,
  encoding: Extract<ColumnEncoding, { kind: 'numeric' }>,
  { features, width, offset }: Place,
): void {
  rows.forEach((row, index) => {
    const value = numbers[row] ?? Number.NaN;
    const at = index * width + offset;
    if (!Number.isNaN(value)) features[at] = (value - encoding.mean) / encoding.deviation;
    else if (encoding.hasIndicator) features[at + 1] = 1;
  });
}

function writeOneHot(column: TableColumn, rows: Int32Array, categories: readonly string[], place: Place): void {
  const position = new Map(categories.map((category, index) => [category, index]));
  rows.forEach((row, index) => {
    const at = position.get(categoryOf(column, row));
    if (at !== undefined) place.features[index * place.width + place.offset + at] = 1;
  });
}
