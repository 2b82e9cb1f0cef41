import type { RunUuid, SeriesMeasure } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { addPart, addWholeParts, bucketMean, bucketSums, planBuckets } from './buckets.js';
import type { BucketPlan, SeriesPart } from './buckets.js';
import { findLedger, layerNumber } from './find-ledger.js';
import type { Ledger } from './find-ledger.js';
import { readLayerParts, readSharedParts } from './read-parts.js';
import type { Parts } from './read-parts.js';
import { KEPT_STEPS, readableRange } from './segments.js';

/** Which series is read. */
export interface SeriesQuery {
  /** Name of the layer; null for what all layers share: loss and learning rate. */
  readonly layer: string | null;
  readonly measure: SeriesMeasure | 'loss' | 'learningRate';
  /** First step, inclusive; by default the first recorded. */
  readonly fromStep?: number | undefined;
  /** Last step, inclusive; by default the last recorded. */
  readonly toStep?: number | undefined;
  /** More steps than this are sampled down. */
  readonly maxPoints: number;
}

/** A series, one point per step or per bucket of steps. All arrays have the same length; steps ascend. */
export interface Series {
  /** The step, or the first step of the bucket. */
  readonly steps: Int32Array;
  /** Value as recorded, or the mean of the bucket's finite values (NaN when it has none). */
  readonly values: Float32Array;
  /** Least finite value of the bucket; the value itself when not sampled. */
  readonly min: Float32Array;
  /** Greatest finite value of the bucket; the value itself when not sampled. */
  readonly max: Float32Array;
  /** How many values of the point are NaN or infinite. */
  readonly nonFinite: Int32Array;
  readonly sampled: boolean;
  /** Recorded steps behind the points. */
  readonly count: number;
  /** Retention has removed the values themselves: only points of 4,096 steps or more are left, 256 for loss and learning rate. */
  readonly removed: boolean;
}

/**
 * Reads one series of a run, sampled down to at most `maxPoints` points so that the least and the greatest value of
 * every bucket are kept and a bucket with a non-finite value shows it.
 *
 * @throws InputError for an unknown run or layer. @throws RangeError when `maxPoints` is not a positive integer, or the
 * measure does not go with the layer.
 */
export async function readSeries(store: StorePool, uuid: RunUuid, query: SeriesQuery): Promise<Series> {
  const ledger = await findLedger(store, uuid);
  const kept = query.layer === null ? KEPT_STEPS.shared : KEPT_STEPS.layer;
  const plan = planBuckets(readableRange(ledger, query, kept), query.maxPoints, ledger.removed ? kept : 1);
  const parts = await readParts(store, { ledger, query, plan });
  const series = plan.width === 1 ? wholeSeries(parts.cut, plan) : sampledSeries(parts, plan);
  return { ...series, removed: ledger.removed };
}

async function readParts(
  store: StorePool,
  { ledger, query, plan }: { ledger: Ledger; query: SeriesQuery; plan: BucketPlan },
): Promise<Parts> {
  const { layer, measure } = query;
  const shared = measure === 'loss' || measure === 'learningRate';
  if (shared !== (layer === null)) {
    throw new RangeError(`measure ${measure} is ${shared ? 'shared by all layers: layer must be null' : 'of one layer: layer must be a name'}`);
  }
  if (layer === null || shared) return await readSharedParts(store, { ledger, plan, column: measure === 'loss' ? 'loss' : 'learning_rate' });
  return await readLayerParts(store, { ledger, plan, measure, layer: layerNumber(ledger, layer) });
}

function wholeSeries(parts: readonly SeriesPart[], plan: BucketPlan): Omit<Series, 'removed'> {
  const steps: number[] = [];
  const found: number[] = [];
  for (const part of [...parts].sort((a, b) => a.step0 - b.step0)) {
    const end = Math.min(part.n, plan.toStep + 1 - part.step0);
    for (let i = Math.max(0, plan.fromStep - part.step0); i < end; i++) {
      steps.push(part.step0 + i);
      found.push(part.values?.[i] ?? NaN);
    }
  }
  const values = Float32Array.from(found);
  const nonFinite = Int32Array.from(values, (value) => (Number.isFinite(value) ? 0 : 1));
  return { steps: Int32Array.from(steps), values, min: values, max: values, nonFinite, sampled: false, count: values.length };
}

function sampledSeries({ whole, cut }: Parts, plan: BucketPlan): Omit<Series, 'removed'> {
  const sums = bucketSums(plan.buckets);
  for (const parts of whole) addWholeParts(sums, plan, parts);
  for (const part of cut) addPart(sums, plan, part);
  const size = (b: number): number => (sums.finite[b] ?? 0) + (sums.nonFinite[b] ?? 0);
  const filled = Int32Array.from(Array.from({ length: plan.buckets }, (_, b) => b).filter((b) => size(b) > 0));
  const pick = (from: Float32Array): Float32Array => Float32Array.from(filled, (b) => from[b] ?? NaN);
  return {
    steps: filled.map((b) => Math.max(plan.fromStep, (plan.firstBucket + b) * plan.width)),
    values: Float32Array.from(filled, (b) => bucketMean(sums, b)),
    min: pick(sums.min),
    max: pick(sums.max),
    nonFinite: filled.map((b) => sums.nonFinite[b] ?? 0),
    sampled: true,
    count: filled.reduce((total, b) => total + size(b), 0),
  };
}
