import type { Dataset, Split } from '../dataset.js';
import { classNamesOf, labelIndices } from '../csv/class-names.js';
import { type ColumnEncoding, encodeRows, featureNamesOf } from '../csv/encode-table.js';
import { checkClasses, checkRows, counts, filesOf, MIN_ROWS, type TabularOptions } from '../csv/tabular-set.js';
import { requireHeld } from '../csv/number-range.js';
import { fitTarget, standardised } from '../csv/target-values.js';
import { separateFiles, splitRows } from '../split-rows.js';
import { fitStored } from './fit-stored.js';
import { chunksOf, range, type StoredTable } from './stored-table.js';

/** As of tables in memory, with tables on the disk. */
export interface StoredOptions extends Omit<TabularOptions, 'train' | 'test'> {
  readonly train: StoredTable;
  readonly test?: StoredTable | undefined;
}

/**
 * As {@link tabularSet}, to the bit, with features that stay on the disk until they are asked for. In memory, per row: the label, the place in the
 * order of the batches, and the text of each protected attribute.
 *
 * @throws InputError as of tables in memory.
 */
export function storedSet(options: StoredOptions): Dataset {
  const { train: { table }, test = options.train } = options;
  checkRows(table, MIN_ROWS);
  checkRows(test.table, 1);
  const rows = options.test ? separateFiles(table.rowCount, test.table.rowCount) : splitRows(table.rowCount, options.testFraction, options.splitSeed);
  const encodings = fitStored(options.train, rows.train);
  for (const stored of new Set([options.train, test])) requireHeld({ source: stored.table.source, numbers: stored.extremes }, encodings);
  const labelled = labelsOf(options, rows.train);
  const split = (stored: StoredTable, which: Int32Array): Split => ({
    count: which.length,
    features: new Float32Array(),
    stored: { featuresOf: (places) => featuresAt(stored, Int32Array.from(places, (place) => which[place] as number), encodings) },
    ...labelled.of(stored, which),
    protectedValues: protectedOf(stored, which),
  });
  const encoded = { train: split(options.train, rows.train), test: split(test, rows.test) };
  if (labelled.target === undefined) checkClasses(encoded.train, labelled.classNames, table.source);
  const featureNames = featureNamesOf(encodings);
  return {
    ...{ name: options.name, inputShape: [featureNames.length], featureNames, classNames: labelled.classNames },
    ...(labelled.target === undefined ? {} : { target: labelled.target }),
    ...{ concernsPeople: options.concernsPeople, protectedAttributes: Object.keys(encoded.train.protectedValues), ...encoded },
    manifest: { files: filesOf(table, test.table), ...counts(rows), dropped: table.dropped + (options.test?.table.dropped ?? 0) },
    preprocessing: { columns: table.columns.map(({ spec }) => spec), encodings },
  };
}

function featuresAt(stored: StoredTable, places: Int32Array, encodings: readonly ColumnEncoding[]): Float32Array {
  return encodeRows(stored.rows(places), range(places.length), encodings);
}

interface Labelled extends Pick<Dataset, 'classNames' | 'target'> {
  readonly of: (stored: StoredTable, rows: Int32Array) => Pick<Split, 'labels' | 'targets'>;
}

function labelsOf({ train, label, positive, task }: StoredOptions, trainRows: Int32Array): Labelled {
  if (task === 'regression') {
    const target = fitTarget(train.numbers(), trainRows, { column: label, source: train.table.source });
    return { classNames: [], target, of: (stored, rows) => ({ labels: new Int32Array(rows.length), targets: standardised(stored.numbers(), rows, { target, source: stored.table.source }) }) };
  }
  const classNames = classNamesOf(train.table, { label, positive });
  const codesOf = (stored: StoredTable, rows: Int32Array): Int32Array => {
    const labels = new Int32Array(rows.length);
    let at = 0;
    for (const places of chunksOf(rows)) {
      labels.set(labelIndices(stored.rows(places), range(places.length), classNames, label), at);
      at += places.length;
    }
    return labels;
  };
  return { classNames, of: (stored, rows) => ({ labels: codesOf(stored, rows) }) };
}

function protectedOf(stored: StoredTable, rows: Int32Array): Record<string, string[]> {
  const names = stored.table.columns.flatMap(({ spec }) => (spec.protected ? [spec.name] : []));
  const values = Object.fromEntries(names.map((name): [string, string[]] => [name, []]));
  if (names.length === 0) return values;
  for (const places of chunksOf(rows)) {
    for (const { spec, texts } of stored.rows(places).columns) for (let i = 0; i < places.length; i++) values[spec.name]?.push(texts?.at(i) ?? '');
  }
  return values;
}
