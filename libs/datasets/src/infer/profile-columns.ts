import { readRecords } from '../csv/read-records.js';
import { columnName } from '../csv/column-name.js';
import { parseDecimal } from '../csv/table.js';
import { isMissingAmongNumbers, isMissingWord } from './missing-words.js';

const DISTINCT_LIMIT = 10_000;

/** Counts over one column of the whole file. */
export interface ColumnProfile {
  readonly name: string;
  /** Whether another column has the same name. */
  isRepeated: boolean;
  rows: number;
  /** Values that are numbers. */
  numbers: number;
  /** Numbers without a fraction. */
  integers: number;
  /** Integers written with a leading zero ("0042"): codes, not amounts. */
  padded: number;
  lowest: number;
  highest: number;
  /** Rows per value that is no number, up to 10,000 values. */
  readonly texts: Map<string, number>;
  /** Rows per number as written, up to 10,000 values. */
  readonly numerals: Map<string, number>;
  words: number;
}

/** Counts over a file. */
export interface FileProfile {
  readonly columns: readonly ColumnProfile[];
  readonly rowCount: number;
  readonly problems: readonly string[];
}

/** How the file is to be read. */
export interface FileFormat {
  readonly delimiter: string;
  readonly header: boolean;
  /** Fields of a row; rows of another width are a problem and are not counted. */
  readonly width: number;
}

/** Reads the whole file once and counts; holds at most 10,000 values per column. */
export async function profileColumns(path: string, { delimiter, header, width }: FileFormat): Promise<FileProfile> {
  const columns: ColumnProfile[] = [];
  const ragged = { count: 0, first: '' };
  let rowCount = 0;
  await readRecords(path, { delimiter }, ({ fields, line }) => {
    if (fields.length !== width) {
      ragged.count += 1;
      ragged.first ||= `line ${line} has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}, not ${width}`;
    } else if (columns.length === 0 && header) {
      columns.push(...fields.map((text, index) => emptyProfile(columnName(text, index))));
    } else {
      if (columns.length === 0) columns.push(...fields.map((_, index) => emptyProfile(`column_${index + 1}`)));
      rowCount += 1;
      columns.forEach((column, index) => { count(column, fields[index] ?? ''); });
    }
    return true;
  });
  markRepeated(columns);
  const more = ragged.count > 1 ? ` (and ${ragged.count - 1} more such lines)` : '';
  return { columns, rowCount, problems: ragged.count === 0 ? [] : [`${ragged.first}${more}`] };
}

/** How many different values a column has, as far as counted. */
export function distinctCount(column: ColumnProfile): number {
  return column.numerals.size + [...column.texts.keys()].filter((text) => !isMissingWord(text)).length;
}

/** The different values and their rows, most frequent first, without the missing ones. */
export function valuesOf(column: ColumnProfile): (readonly [text: string, rows: number])[] {
  const all = [...column.texts, ...column.numerals].filter(([text]) => !isMissingWord(text));
  return all.sort((a, b) => b[1] - a[1]);
}

/** Whether all values are numbers, whatever stands for "missing" aside. */
export function isNumeric(column: ColumnProfile): boolean {
  return column.numbers > 0 && [...column.texts.keys()].every(isMissingAmongNumbers);
}

/** Rows without a value. */
export function missingCount(column: ColumnProfile): number {
  const isMissing = isNumeric(column) ? isMissingAmongNumbers : isMissingWord;
  return [...column.texts].reduce((sum, [text, rows]) => sum + (isMissing(text) ? rows : 0), 0);
}

function emptyProfile(name: string): ColumnProfile {
  const empty = { rows: 0, numbers: 0, integers: 0, padded: 0, words: 0, lowest: Infinity, highest: -Infinity };
  return { name, isRepeated: false, ...empty, texts: new Map(), numerals: new Map() };
}

function markRepeated(columns: readonly ColumnProfile[]): void {
  const seen = new Map<string, ColumnProfile>();
  for (const column of columns) {
    const earlier = seen.get(column.name);
    if (earlier !== undefined) earlier.isRepeated = column.isRepeated = true;
    seen.set(column.name, column);
  }
}

function count(column: ColumnProfile, text: string): void {
  column.rows += 1;
  const value = parseDecimal(text);
  tally(value === null ? column.texts : column.numerals, text);
  if (value === null) {
    column.words += text.split(/\s+/).filter((word) => word !== '').length;
    return;
  }
  column.numbers += 1;
  column.integers += Number.isInteger(value) ? 1 : 0;
  column.padded += /^0\d/.test(text) ? 1 : 0;
  column.lowest = Math.min(column.lowest, value);
  column.highest = Math.max(column.highest, value);
}

function tally(values: Map<string, number>, text: string): void {
  const seen = values.get(text);
  if (seen !== undefined || values.size < DISTINCT_LIMIT) values.set(text, (seen ?? 0) + 1);
}
