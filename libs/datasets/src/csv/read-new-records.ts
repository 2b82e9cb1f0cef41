import { InputError } from '#libs/contracts';

import type { ManifestFile, Preprocessing } from '../dataset.js';
import { columnName } from './column-name.js';
import { categoryOf, type ColumnEncoding, encodeRows } from './encode-table.js';
import { numbersOf, requireHeld } from './number-range.js';
import { readRecords } from './read-records.js';
import { CodedTexts, emptyColumn, type Table, type TableColumn } from './table.js';
import { badField, takeField } from './take-field.js';

/** Records that no training saw, encoded as those of the training were. */
export interface NewRecords {
  readonly count: number;
  /** `[count × features]`, row by row. */
  readonly features: Float32Array;
  /** Columns of the file that the model does not know, in the order of the file. */
  readonly unusedColumns: readonly string[];
  /** Texts (`(missing)` for none) that training never saw: each is encoded as none of the categories. */
  readonly unknownTexts: readonly { readonly column: string; readonly text: string; readonly rows: number }[];
  readonly entry: ManifestFile;
}

/** How to read the file. */
export interface NewRecordsOptions {
  readonly delimiter: string;
  /** Keeps blanks around fields. */
  readonly isVerbatim?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads new records from a CSV file with a header: every column that is a feature must be there, in any order; what else
 * is there is not used.
 *
 * @throws InputError naming file, line, column and value of what is wrong, a number too that float32 cannot hold standardised.
 */
export async function readNewRecords(path: string, { columns, encodings }: Preprocessing, options: NewRecordsOptions): Promise<NewRecords> {
  const wanted = columns.filter(({ name }) => encodings.some(({ column }) => column === name)).map((spec) => emptyColumn({ ...spec, protected: false }));
  const { count, unusedColumns, entry, lines } = await fillColumns(path, wanted, options);
  const table: Table = { source: path, entry, rowCount: count, columns: wanted, labels: new CodedTexts(), dropped: 0 };
  requireHeld({ ...numbersOf(table), line: (index) => lines[index] }, encodings);
  const features = encodeRows(table, Int32Array.from({ length: count }, (_, row) => row), encodings);
  return { count, features, unusedColumns, unknownTexts: unknownTexts(wanted, encodings), entry };
}

/** What was read beside the columns. */
type FilledColumns = Pick<NewRecords, 'count' | 'unusedColumns' | 'entry'> & { readonly lines: readonly number[] };

/** Fills columns from a CSV file with a header that has them all. @throws InputError as {@link readNewRecords}. */
export async function fillColumns(path: string, wanted: readonly TableColumn[], options: NewRecordsOptions): Promise<FilledColumns> {
  const reader = new RecordReader(path, wanted);
  const entry = await readRecords(path, options, ({ fields, line }) => {
    reader.take(fields, line);
    return true;
  });
  const { lines, unused } = reader;
  const count = lines.length;
  if (count === 0) throw new InputError({ source: path, path: 'rows', value: '0', allowed: 'a header and at least one record' });
  return { count, unusedColumns: unused, entry, lines };
}

class RecordReader {
  /** Of each record. */
  readonly lines: number[] = [];
  unused: readonly string[] = [];
  private header: readonly string[] | null = null;
  private positions: readonly number[] = [];

  constructor(private readonly source: string, private readonly columns: readonly TableColumn[]) {}

  take(fields: readonly string[], line: number): void {
    if (this.header === null) { this.start(fields.map((field, i) => columnName(field.trim(), i)), line); return; }
    if (fields.length !== this.header.length) {
      throw new InputError({ source: this.source, path: `line ${line}`, value: `${fields.length} fields`, allowed: `${this.header.length}, as in the header` });
    }
    this.columns.forEach((column, i) => { takeField(column, fields[this.positions[i] ?? -1] ?? '', { source: this.source, line }); });
    this.lines.push(line);
  }

  private start(header: readonly string[], line: number): void {
    const twice = header.find((name, i) => header.indexOf(name) !== i && this.columns.some(({ spec }) => spec.name === name));
    if (twice !== undefined) throw badField({ source: this.source, line }, twice, twice, 'a header that names each column once');
    const missing = this.columns.filter(({ spec }) => !header.includes(spec.name)).map(({ spec }) => spec.name);
    if (missing.length > 0) {
      const allowed = `a header with every column that the model reads: ${this.columns.map(({ spec }) => spec.name).join(', ')}`;
      throw new InputError({ source: this.source, path: 'header', value: `without ${missing.join(', ')}`, allowed });
    }
    this.header = header;
    this.positions = this.columns.map(({ spec }) => header.indexOf(spec.name));
    this.unused = header.filter((name) => !this.columns.some(({ spec }) => spec.name === name));
  }
}

function unknownTexts(columns: readonly TableColumn[], encodings: readonly ColumnEncoding[]): NewRecords['unknownTexts'] {
  return columns.flatMap((column) => {
    const encoding = encodings.find((each) => each.column === column.spec.name);
    if (column.texts === null || encoding?.kind !== 'categorical') return [];
    const known = new Set(encoding.categories);
    const rows = new Map<string, number>();
    column.texts.codes.forEach((_, row) => {
      const text = categoryOf(column, row);
      if (!known.has(text)) rows.set(text, (rows.get(text) ?? 0) + 1);
    });
    return [...rows].map(([text, count]) => ({ column: column.spec.name, text, rows: count }));
  });
}
