import { SERIES_MEASURES } from '#libs/contracts';

import { MEASURE_COLUMN } from '../../ledger/chunk-columns.js';
import type { ChunkAggregates } from './aggregates.js';
import type { Report } from './difference.js';

/** Aggregates of a row of decision_chunk or decision_rollup as they are stored: numbers, and bits of float32. */
export type AggregateRow = { nflag: number; flag_or: number } & Record<string, number | Buffer | null>;

const PARTS = ['min', 'max', 'avg'] as const;

/** SQL of all aggregate columns: floats as bytes, so that their bits can be compared. */
export const AGGREGATE_SELECT = [
  'nflag',
  'flag_or',
  ...SERIES_MEASURES.flatMap((measure) => {
    const column = MEASURE_COLUMN[measure];
    return [...PARTS.map((part) => `float4send(${column}_${part}) as ${column}_${part}`), `${column}_nonfinite`];
  }),
].join(', ');

/** Reports every aggregate that is not the recomputed one. */
export function compareAggregates(row: AggregateRow, expected: ChunkAggregates, at: { table: string; key: string }, report: Report): void {
  const differs = (column: string, stored: unknown, wanted: unknown): void => {
    report({ ...at, column, detail: `${column} is ${String(stored)}, recomputed ${String(wanted)}` });
  };
  if (row.nflag !== expected.nflag) differs('nflag', row.nflag, expected.nflag);
  if (row.flag_or !== expected.flagOr) differs('flag_or', row.flag_or, expected.flagOr);
  for (const measure of SERIES_MEASURES) {
    const column = MEASURE_COLUMN[measure];
    const wanted = expected.measures[measure];
    for (const part of PARTS) {
      const stored = row[`${column}_${part}`] as Buffer | null;
      if (!sameFloat(stored, wanted[part])) differs(`${column}_${part}`, floatOf(stored), wanted[part]);
    }
    if (row[`${column}_nonfinite`] !== wanted.nonfinite) differs(`${column}_nonfinite`, row[`${column}_nonfinite`], wanted.nonfinite);
  }
}

function floatOf(stored: Buffer | null): number | null {
  return stored === null ? null : stored.readFloatBE(0);
}

/** Zeros are equal whatever their sign: which of them a minimum is depends on the order of its parts. */
function sameFloat(stored: Buffer | null, wanted: number | null): boolean {
  return floatOf(stored) === wanted;
}
