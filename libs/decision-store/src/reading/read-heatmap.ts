import type { RunUuid, SeriesMeasure } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { addPart, addWholeParts, bucketMeans, bucketSums, planBuckets } from './buckets.js';
import type { BucketPlan } from './buckets.js';
import { findLedger } from './find-ledger.js';
import type { Ledger } from './find-ledger.js';
import { readLayerParts } from './read-parts.js';
import type { LayerPart, LayerWholeParts } from './read-parts.js';
import { KEPT_STEPS, readableRange } from './segments.js';

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
  /** Retention has removed the decisions themselves: only columns of 4,096 steps or more are left. */
  readonly removed: boolean;
}

/** Most rows of chunks that a heatmap is made of; beyond, its columns are made as wide as the rollups. */
const MAX_CHUNKS = 100_000;

/**
 * Reads one measure of all layers, layer by step, in at most `maxColumns` columns. No spike, no non-finite value and no
 * flag of a cell is hidden.
 *
 * @throws InputError for an unknown run. @throws RangeError when `maxColumns` is not a positive integer.
 */
export async function readHeatmap(store: StorePool, uuid: RunUuid, query: HeatmapQuery): Promise<Heatmap> {
  const ledger = await findLedger(store, uuid);
  const range = readableRange(ledger, query, KEPT_STEPS.layer);
  const plan = planBuckets(range, query.maxColumns, leastWidth(ledger, range.toStep - range.fromStep + 1));
  const cells = ledger.layers.length * plan.buckets;
  const sums = bucketSums(cells);
  const flagged = new Int32Array(cells);
  const { whole, cut } = await readLayerParts(store, { ledger, plan, measure: query.measure, layer: null });
  for (const parts of whole) {
    addWholeParts(sums, plan, parts, parts.layer * plan.buckets);
    addWholeFlags(flagged, plan, parts);
  }
  for (const part of cut) {
    addPart(sums, plan, part, part.layer * plan.buckets);
    addFlags(flagged, plan, part);
  }
  return {
    layers: ledger.layers,
    columnSteps: Int32Array.from({ length: plan.buckets }, (_, b) => Math.max(plan.fromStep, (plan.firstBucket + b) * plan.width)),
    stepsPerColumn: plan.width,
    min: sums.min,
    max: sums.max,
    mean: bucketMeans(sums),
    nonFinite: sums.nonFinite,
    flagged,
    removed: ledger.removed,
  };
}

/**
 * Least width of a column. Values are read one by one below 256 steps, aggregates of chunks below 4,096: where that would
 * be too much, fewer columns are made of what is aggregated already.
 */
function leastWidth({ layers, removed }: Ledger, steps: number): number {
  const chunks = (layers.length * steps) / 256;
  if (removed || chunks > MAX_CHUNKS) return KEPT_STEPS.layer;
  return chunks > MAX_CHUNKS / 32 ? 256 : 1;
}

function addWholeFlags(flagged: Int32Array, plan: BucketPlan, { layer, step0, nflag }: LayerWholeParts): void {
  for (let i = 0; i < nflag.length; i++) addCount(flagged, cellOf(plan, layer, step0[i] ?? 0), nflag[i] ?? 0);
}

function addFlags(flagged: Int32Array, plan: BucketPlan, { layer, step0, n, flags }: LayerPart): void {
  if (flags === null) return;
  const end = Math.min(n, plan.toStep + 1 - step0);
  for (let i = Math.max(0, plan.fromStep - step0); i < end; i++) if (flags[i] !== 0) addCount(flagged, cellOf(plan, layer, step0 + i), 1);
}

function cellOf(plan: BucketPlan, layer: number, step: number): number {
  return layer * plan.buckets + Math.floor(step / plan.width) - plan.firstBucket;
}

function addCount(counts: Int32Array, cell: number, count: number): void {
  counts[cell] = (counts[cell] ?? 0) + count;
}
