import { RowReader } from '../csv/read-table.js';
import type { RowSource } from '../csv/row-source.js';
import { CodedTexts, type Table, type TableColumn, type TableSchema } from '../csv/table.js';
import { labelNumber } from '../csv/target-values.js';
import { createRecordFile, type RecordFile } from './record-file.js';

/** Rows that are looked at together. */
export const CHUNK_ROWS = 8192;

/** The rows of a file, by place, on the disk: a table without values, and the values of any rows of it. */
export interface StoredTable {
  /** Columns hold their distinct texts, and no values. */
  readonly table: Table;
  /** A table of the given rows, in their order. */
  rows(places: Int32Array): Table;
  /** The lowest and the highest number of a column; none where it has no numbers. */
  extremes(column: string): readonly number[];
  /** Labels that are numbers, of all rows; empty where they are classes. */
  numbers(): Float64Array;
}

/** How to store. */
export interface StoreOptions {
  readonly folder: string;
  readonly hasNumberLabel: boolean;
  /** Distinct texts of a column, at most: they are held in memory. */
  readonly mostTexts?: number;
}

/** Bytes of a value: a float64, and the code of a text. */
const [NUMBER, CODE] = [8, 4];

/**
 * Reads the rows of a source one by one into a file of records; nothing but distinct texts stays in memory.
 *
 * @throws InputError as reading a table does, and where a column has too many different texts.
 */
export async function storeTable(source: RowSource, schema: TableSchema, { folder, hasNumberLabel, mostTexts = 65_536 }: StoreOptions): Promise<StoredTable> {
  const reader = new RowReader(source.path, schema);
  const layout = layoutOf(reader.columns, hasNumberLabel);
  const records = createRecordFile(folder, layout.width);
  const extremes: Extremes = new Map();
  const entry = await source.read((fields, line) => {
    reader.take(fields, line);
    if (reader.labels.codes.length === 0) return; // a header, or a row that is left out
    noteExtremes(extremes, reader.columns);
    records.append((bytes, at) => { writeRow(reader, layout, bytes, at); });
    for (const { texts, spec } of reader.columns) texts?.requireFew(mostTexts, source.path, spec.name);
  });
  const { columns, labels, dropped } = reader;
  const table: Table = { source: source.path, entry, rowCount: records.count, columns, labels, dropped };
  return {
    table,
    rows: (places) => tableOfRows(table, layout, records, places),
    extremes: (column) => extremes.get(column) ?? [],
    numbers: () => (hasNumberLabel ? numbersOf(records, layout) : new Float64Array()),
  };
}

type Extremes = Map<string, [lowest: number, highest: number]>;

/** Takes notice of the row that was just read. */
function noteExtremes(extremes: Extremes, columns: readonly TableColumn[]): void {
  for (const { spec, numbers } of columns) {
    const value = numbers?.[0] ?? NaN;
    if (Number.isNaN(value)) continue;
    const known = extremes.get(spec.name);
    if (known === undefined) extremes.set(spec.name, [value, value]);
    else if (value < known[0]) known[0] = value;
    else if (value > known[1]) known[1] = value;
  }
}

interface Layout {
  readonly width: number;
  readonly label: 'code' | 'number';
  /** Of the number and the text of each column; null where it has none. */
  readonly places: readonly { readonly number: number | null; readonly code: number | null }[];
}

/** The label first. */
function layoutOf(columns: readonly TableColumn[], hasNumberLabel: boolean): Layout {
  let width = hasNumberLabel ? NUMBER : CODE;
  const place = (isThere: boolean, bytes: number): number | null => {
    if (!isThere) return null;
    width += bytes;
    return width - bytes;
  };
  const places = columns.map(({ numbers, texts }) => ({ number: place(numbers !== null, NUMBER), code: place(texts !== null, CODE) }));
  return { width, label: hasNumberLabel ? 'number' : 'code', places };
}

/** Moves the row that was just read from the columns to the record. */
function writeRow({ columns, labels, source, label: name }: RowReader, { label, places }: Layout, bytes: Buffer, at: number): void {
  if (label === 'number') bytes.writeDoubleLE(labelNumber(labels.texts[0] ?? '', { source, line: labels.firstLines[0] ?? 0, label: name }), at);
  else bytes.writeInt32LE(labels.codes[0] ?? -1, at);
  if (label === 'number') labels.forget();
  else labels.codes.length = 0;
  columns.forEach(({ numbers, texts }, i) => {
    const { number, code } = places[i] as Layout['places'][number];
    if (number !== null && numbers !== null) bytes.writeDoubleLE(numbers.pop() ?? NaN, at + number);
    if (code !== null && texts !== null) bytes.writeInt32LE(texts.codes.pop() ?? -1, at + code);
  });
}

function tableOfRows(table: Table, { width, label, places }: Layout, records: RecordFile, rows: Int32Array): Table {
  const bytes = records.read(rows);
  const all = (read: (at: number) => number): number[] => Array.from(rows, (_, i) => read(i * width));
  const columns = table.columns.map(({ spec, numbers, texts }, i): TableColumn => {
    const { number, code } = places[i] as Layout['places'][number];
    return {
      spec,
      numbers: numbers === null || number === null ? null : all((at) => bytes.readDoubleLE(at + number)),
      texts: texts === null || code === null ? null : texts.withCodes(all((at) => bytes.readInt32LE(at + code))),
    };
  });
  const labels = label === 'code' ? table.labels.withCodes(all((at) => bytes.readInt32LE(at))) : new CodedTexts();
  return { ...table, rowCount: rows.length, columns, labels };
}

function numbersOf(records: RecordFile, { width }: Layout): Float64Array {
  const numbers = new Float64Array(records.count);
  for (const places of chunksOf(range(records.count))) {
    const bytes = records.read(places);
    places.forEach((place, i) => { numbers[place] = bytes.readDoubleLE(i * width); });
  }
  return numbers;
}

/** The numbers from 0 to count − 1. */
export function range(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}

/** Places, a chunk at a time. */
export function* chunksOf(places: Int32Array): Generator<Int32Array> {
  for (let from = 0; from < places.length; from += CHUNK_ROWS) yield places.subarray(from, from + CHUNK_ROWS);
}
