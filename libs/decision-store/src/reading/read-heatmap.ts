import type { RunUuid, SeriesMeasure } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { MEASURE_COLUMN } from '../ledger/chunk-columns.js';

import { addPart, bucketMean, bucketSums, planBuckets } from './buckets.js';
import type { BucketPlan } from './buckets.js';
import { findLedger } from './find-ledger.js';
import { asBytes, decodeInt4Array } from '../ledger/float-arrays.js';
import { REACHES_INTO_RANGE } from '../ledger/load-block.js';
import { needsValues, selectAggregates, toPart } from './read-series.js';

/** Which heatmap is read. */
export interface HeatmapQuery {
  readonly measure: SeriesMeasure;
  readonly fromStep?: number | undefined;
  readonly toStep?: number | undefined;
  /** At most so many columns. */
  readonly maxColumns: number;
}

/** One measure of all layers over the steps; the arrays of cells are `[layers, columns]`, row-major. */
export interface Heatmap {
  readonly layers: readonly string[];
  /** First step of each column. */
  readonly columnSteps: Int32Array;
  readonly stepsPerColumn: number;
  /** Over the finite values of a cell; NaN when it has none. */
  readonly min: Float32Array;
  readonly max: Float32Array;
  readonly mean: Float32Array;
  /** NaN and infinite values of the cell. */
  readonly nonFinite: Int32Array;
  /** Decisions of the cell with any flag. */
  readonly flagged: Int32Array;
}

interface CellRow {
  layer: number;
  step0: number;
  n: number;
  min: number | null;
  max: number | null;
  avg: number | null;
  nonFinite: number;
  bytes: Buffer | null;
  nflag: number;
  flagBytes: Buffer | null;
}

/**
 * Reads one measure of all layers, layer by step, in at most `maxColumns` columns. No spike, no non-finite value and no
 * flag of a cell is hidden.
 *
 * @throws InputError for an unknown run. @throws RangeError when `maxColumns` is not a positive integer.
 */
export async function readHeatmap(store: StorePool, uuid: RunUuid, query: HeatmapQuery): Promise<Heatmap> {
  const ledger = await findLedger(store, uuid);
  const plan = planBuckets(
    { fromStep: Math.max(query.fromStep ?? 0, ledger.firstStep), toStep: Math.min(query.toStep ?? ledger.lastStep, ledger.lastStep) },
    query.maxColumns,
  );
  const { rows } = await store.pool.query<CellRow>(heatmapSql(query.measure), [ledger.runId, plan.fromStep, plan.toStep, plan.width]);
  const cells = ledger.layers.length * plan.buckets;
  const sums = bucketSums(cells);
  const flagged = new Int32Array(cells);
  for (const row of rows) {
    const offset = row.layer * plan.buckets;
    addPart(sums, plan, toPart(row), offset);
    addFlags(flagged, plan, row);
  }
  return {
    layers: ledger.layers,
    columnSteps: Int32Array.from({ length: plan.buckets }, (_, b) => Math.max(plan.fromStep, (plan.firstBucket + b) * plan.width)),
    stepsPerColumn: plan.width,
    min: sums.min,
    max: sums.max,
    mean: Float32Array.from({ length: cells }, (_, cell) => bucketMean(sums, cell)),
    nonFinite: sums.nonFinite,
    flagged,
  };
}

function heatmapSql(measure: SeriesMeasure): string {
  const whenNeeded = (column: string): string => `case when ${needsValues('$4')} then ${asBytes(column)} end`;
  return `select layer, step0, n, ${selectAggregates(measure)}, ${whenNeeded(MEASURE_COLUMN[measure])} as bytes,
      nflag, case when nflag > 0 then ${whenNeeded('flags')} end as "flagBytes"
    from decision_chunk where run_id = $1 and ${REACHES_INTO_RANGE}`;
}

function addFlags(flagged: Int32Array, plan: BucketPlan, row: CellRow): void {
  if (row.nflag === 0) return;
  const { step0 } = row;
  const add = (step: number, count: number): void => {
    const cell = row.layer * plan.buckets + Math.floor(step / plan.width) - plan.firstBucket;
    flagged[cell] = (flagged[cell] ?? 0) + count;
  };
  if (row.flagBytes === null) {
    add(step0, row.nflag);
    return;
  }
  const flags = decodeInt4Array(row.flagBytes);
  const end = Math.min(row.n, plan.toStep + 1 - step0);
  for (let i = Math.max(0, plan.fromStep - step0); i < end; i++) if (flags[i] !== 0) add(step0 + i, 1);
}
