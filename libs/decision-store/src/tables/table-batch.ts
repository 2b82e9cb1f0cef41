import { SERIES_MEASURES } from '#libs/contracts';

import { MEASURE_COLUMN } from '../ledger/chunk-columns.js';

/** Type of a column: `float` is 32 bits, `double` 64; `long` is a number below 2^53. */
export type ColumnType = 'long' | 'int' | 'float' | 'double' | 'text';

/** A column of an exported table. */
export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** Some rows of a table, column by column in the order of its columns. `null` only in doubles. */
export type TableBatch = readonly (readonly (number | string | null)[])[];

/** Tables that a run can be exported as. */
export const EXPORT_TABLES = ['decisions', 'steps', 'events', 'evaluations', 'predictions', 'groups'] as const;

/** One of {@link EXPORT_TABLES}. */
export type ExportTable = (typeof EXPORT_TABLES)[number];

const STEP: TableColumn = { name: 'step', type: 'long' };
const LAYER: TableColumn = { name: 'layer', type: 'text' };
const FLAGS: TableColumn = { name: 'flags', type: 'int' };
const MEASURED: readonly TableColumn[] = SERIES_MEASURES.map((measure) => ({ name: MEASURE_COLUMN[measure], type: 'float' }));

/** Columns of each table. */
export const TABLE_COLUMNS: Readonly<Record<ExportTable, readonly TableColumn[]>> = {
  decisions: [STEP, LAYER, ...MEASURED, FLAGS],
  steps: [
    STEP,
    { name: 'loss', type: 'float' },
    { name: 'learning_rate', type: 'float' },
    { name: 'batch_id', type: 'int' },
    { name: 'duration_us', type: 'int' },
  ],
  events: [STEP, LAYER, ...MEASURED, FLAGS],
  evaluations: [STEP, { name: 'split', type: 'text' }, { name: 'loss', type: 'double' }, { name: 'accuracy', type: 'double' }, { name: 'r2', type: 'double' }, { name: 'rmse', type: 'double' }, { name: 'mae', type: 'double' }],
  predictions: [STEP, { name: 'pseudonym', type: 'text' }, { name: 'record', type: 'text' }, { name: 'score', type: 'float' }, { name: 'threshold', type: 'float' }, { name: 'score_class', type: 'text' }, { name: 'decided_class', type: 'text' }],
  groups: [STEP, ...['attributes', 'group'].map((name) => ({ name, type: 'text' }) as const), ...['count', 'positives', 'selected', 'hits'].map((name) => ({ name, type: 'int' }) as const)],
};

/** What of a run is exported. */
export interface TableQuery {
  readonly runId: number;
  readonly fromStep: number;
  readonly toStep: number;
  /** Numbers and names of the layers, ascending. */
  readonly layers: readonly { readonly layer: number; readonly name: string }[];
}
