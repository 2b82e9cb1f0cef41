/** A cell of a table: empty where there is no value; NaN and infinities are values. */
export type CsvCell = string | number | null;

/** Rows under their column names. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly CsvCell[]>;
}

/**
 * A table as CSV (RFC 4180): numbers in full, NaN and infinities by name, nothing where there is no value. A text that a spreadsheet
 * would take for a formula gets a space in front.
 */
export function toCsv({ columns, rows }: Table): string[] {
  const parts = [`${columns.map(cellText).join(',')}\r\n`];
  for (const row of rows) parts.push(`${row.map(cellText).join(',')}\r\n`);
  return parts;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? ` ${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
