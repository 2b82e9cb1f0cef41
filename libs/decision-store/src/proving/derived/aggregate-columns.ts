import type { Aggregate, Aggregates } from './aggregates.js';
import type { Report } from './difference.js';

/** Aggregates of a row as they are stored: numbers, and bits of float32. */
export type AggregateRow = Readonly<Record<string, number | Buffer | null>>;

const PARTS = ['min', 'max', 'avg'] as const;

/** SQL of the aggregates of columns: floats as bytes, so that their bits can be compared. */
export function aggregateSelect(columns: readonly string[]): string {
  const ofColumn = (column: string): string[] => [
    ...PARTS.map((part) => `float4send(${column}_${part}) as ${column}_${part}`),
    `${column}_nonfinite`,
  ];
  return columns.flatMap(ofColumn).join(', ');
}

/** Columns of counts, by what they hold. */
const COUNTS = { n: 'n', nflag: 'nflag', flagOr: 'flag_or' } as const;

/** Reports every aggregate that is not the recomputed one; counts that a row does not have are not compared. */
export function compareAggregates(row: AggregateRow, expected: Aggregates, at: { table: string; key: string }, report: Report): void {
  const compare = (column: string, stored: unknown, wanted: number | null): void => {
    if (stored !== wanted) report({ ...at, column, detail: `${column} is ${String(stored)}, recomputed ${String(wanted)}` });
  };
  for (const [field, column] of Object.entries(COUNTS)) {
    if (column in row) compare(column, row[column], expected[field as keyof typeof COUNTS]);
  }
  for (const [column, wanted] of Object.entries(expected.columns)) compareColumn(column, row, wanted, compare);
}

/** Zeros are equal whatever their sign: which of them a minimum is depends on the order of its parts. */
function compareColumn(column: string, row: AggregateRow, wanted: Aggregate, compare: (column: string, stored: unknown, wanted: number | null) => void): void {
  for (const part of PARTS) compare(`${column}_${part}`, floatOf(row[`${column}_${part}`]), wanted[part]);
  compare(`${column}_nonfinite`, row[`${column}_nonfinite`], wanted.nonfinite);
}

function floatOf(stored: AggregateRow[string] | undefined): number | null {
  return Buffer.isBuffer(stored) ? stored.readFloatBE(0) : null;
}
