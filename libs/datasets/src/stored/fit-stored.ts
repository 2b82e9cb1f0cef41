import { type ColumnEncoding, categoryOf, encodingOfCategories, encodingOfNumbers } from '../csv/encode-table.js';
import type { Table, TableColumn } from '../csv/table.js';
import { chunksOf, type StoredTable } from './stored-table.js';

/** What is gathered of a column, pass by pass, in the order of the rows. */
interface Fit {
  present: number;
  first: number;
  isConstant: boolean;
  mean: number;
  variance: number;
  largest: number;
  readonly seen: Set<string>;
}

/**
 * Fits the encodings on the training rows, chunk by chunk: the same sums in the same order as of a table in memory, and so the same bits. Three
 * passes over the records: how many values there are, their mean, their deviation.
 *
 * @throws InputError when a categorical column has too many different texts to be one, or numbers are too large to be standardised.
 */
export function fitStored(stored: StoredTable, trainRows: Int32Array): ColumnEncoding[] {
  const fits = stored.table.columns.map((): Fit => ({ present: 0, first: NaN, isConstant: true, mean: 0, variance: 0, largest: 0, seen: new Set() }));
  const pass = (take: (fit: Fit, value: number) => void, alsoTexts = false): void => {
    for (const places of chunksOf(trainRows)) {
      const chunk = stored.rows(places);
      chunk.columns.forEach((column, i) => {
        const fit = fits[i] as Fit;
        for (const value of column.numbers ?? []) if (!Number.isNaN(value)) take(fit, value);
        if (alsoTexts) seeCategories(fit, column, chunk);
      });
    }
  };
  pass(count, true);
  pass((fit, value) => { fit.mean += value / fit.present; });
  pass((fit, value) => { fit.variance += (value - fit.mean) ** 2 / fit.present; });
  return stored.table.columns.flatMap((column, i) => (column.spec.type === 'ignore' ? [] : [encodingOf(column, fits[i] as Fit, { rows: trainRows.length, source: stored.table.source })]));
}

function count(fit: Fit, value: number): void {
  if (fit.present === 0) fit.first = value;
  fit.isConstant &&= value === fit.first;
  fit.present += 1;
  if (Math.abs(value) > Math.abs(fit.largest)) fit.largest = value;
}

function seeCategories({ seen }: Fit, column: TableColumn, { rowCount }: Table): void {
  if (column.spec.type !== 'categorical') return;
  for (let row = 0; row < rowCount; row++) seen.add(categoryOf(column, row));
}

function encodingOf({ spec, numbers }: TableColumn, fit: Fit, { rows, source }: { readonly rows: number; readonly source: string }): ColumnEncoding {
  if (numbers === null) return encodingOfCategories(spec.name, fit.seen, source);
  const { present, first, isConstant, mean, variance, largest } = fit;
  return encodingOfNumbers(spec.name, { first: present === 0 ? undefined : first, isConstant, mean, deviation: Math.sqrt(variance), largest, hasMissing: present < rows }, source);
}
