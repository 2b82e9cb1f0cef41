import { InputError, type Task } from '#libs/contracts';

import type { Dataset, ManifestFile, Split } from '../dataset.js';
import { type RowSplit, separateFiles, splitRows, splitSha256 } from '../split-rows.js';
import { classNamesOf, labelIndices } from './class-names.js';
import { type ColumnEncoding, encodeRows, featureNamesOf, fitEncodings } from './encode-table.js';
import { numbersOf, requireHeld } from './number-range.js';
import type { Table } from './table.js';
import { fitTarget, standardised, targetNumbers } from './target-values.js';

/** Fewer rows than this are no training file. */
export const MIN_ROWS = 10;

/** What to make of the tables. */
export interface TabularOptions {
  readonly name: string;
  readonly train: Table;
  /** Without it `testFraction` of `train` is split off by `splitSeed`. */
  readonly test?: Table | undefined;
  readonly label: string;
  readonly positive?: string | undefined;
  /** Classification without it. */
  readonly task?: Task | undefined;
  readonly concernsPeople: boolean;
  readonly testFraction: number;
  readonly splitSeed: number;
}

/**
 * Splits and encodes tables. Everything that is fitted (means, deviations, categories) sees the training split only.
 *
 * @throws InputError when there are too few rows, one class only, numbers that are too large, or the test file has a class that training lacks.
 */
export function tabularSet(options: TabularOptions): Dataset {
  const { train } = options;
  const test = options.test ?? train;
  checkRows(train, MIN_ROWS);
  checkRows(test, 1);
  const rows = options.test
    ? separateFiles(train.rowCount, test.rowCount)
    : splitRows(train.rowCount, options.testFraction, options.splitSeed);
  const encodings = encodingsOf(train, test, rows);
  const labelled = options.task === 'regression' ? numberLabels(options, rows.train) : classLabels(options);
  const split = (table: Table, which: Int32Array): Split => ({
    count: which.length,
    features: encodeRows(table, which, encodings),
    ...labelled.of(table, which),
    protectedValues: protectedTexts(table, which),
  });
  const encoded = { train: split(train, rows.train), test: split(test, rows.test) };
  if (labelled.target === undefined) checkClasses(encoded.train, labelled.classNames, train.source);
  const featureNames = featureNamesOf(encodings);
  return {
    name: options.name,
    inputShape: [featureNames.length],
    featureNames,
    classNames: labelled.classNames,
    ...(labelled.target === undefined ? {} : { target: labelled.target }),
    concernsPeople: options.concernsPeople,
    protectedAttributes: Object.keys(encoded.train.protectedValues),
    ...encoded,
    manifest: { files: filesOf(train, test), ...counts(rows), dropped: train.dropped + (options.test?.dropped ?? 0) },
    preprocessing: { columns: train.columns.map(({ spec }) => spec), encodings },
  };
}

function encodingsOf(train: Table, test: Table, rows: RowSplit): ColumnEncoding[] {
  const encodings = fitEncodings(train, rows.train);
  for (const table of new Set([train, test])) requireHeld(numbersOf(table), encodings);
  return encodings;
}

/** How the labels of rows are told. */
interface Labelled extends Pick<Dataset, 'classNames' | 'target'> {
  readonly of: (table: Table, rows: Int32Array) => Pick<Split, 'labels' | 'targets'>;
}

function classLabels({ train, label, positive }: TabularOptions): Labelled {
  const classNames = classNamesOf(train, { label, positive });
  return { classNames, of: (table, rows) => ({ labels: labelIndices(table, rows, classNames, label) }) };
}

function numberLabels({ train, label }: TabularOptions, trainRows: Int32Array): Labelled {
  const numbers = targetNumbers(train, label);
  const target = fitTarget(numbers, trainRows, { column: label, source: train.source });
  return {
    classNames: [],
    target,
    of: (table, rows) => ({ labels: new Int32Array(rows.length), targets: standardised(table === train ? numbers : targetNumbers(table, label), rows, { target, source: table.source }) }),
  };
}

/** The split's part of a manifest. */
export function counts(rows: RowSplit): { splitSha256: string; trainCount: number; testCount: number } {
  return { splitSha256: splitSha256(rows), trainCount: rows.train.length, testCount: rows.test.length };
}

/** The files' part of a manifest. */
export function filesOf(train: Table, test: Table): ManifestFile[] {
  return train === test ? [train.entry] : [train.entry, test.entry];
}

function protectedTexts(table: Table, rows: Int32Array): Record<string, string[]> {
  const isKept = table.columns.filter(({ spec }) => spec.protected);
  return Object.fromEntries(isKept.map(({ spec, texts }) => [spec.name, Array.from(rows, (row) => texts?.at(row) ?? '')]));
}

/** @throws InputError when a table has fewer rows than it needs. */
export function checkRows(table: Table, least: number): void {
  if (table.rowCount >= least) return;
  const value = table.dropped > 0 ? `${table.rowCount} after ${table.dropped} were left out` : String(table.rowCount);
  throw new InputError({ source: table.source, path: 'rows', value, allowed: `at least ${least}` });
}

/** @throws InputError when the training split has one class only. */
export function checkClasses(train: Split, classNames: readonly string[], source: string): void {
  const first = train.labels[0] ?? 0;
  if (!train.labels.every((label) => label === first)) return;
  const value = `only ${JSON.stringify(classNames[first] ?? '')} in the training split`;
  throw new InputError({ source, path: 'label', value, allowed: 'at least two classes; more rows, or another splitSeed' });
}
