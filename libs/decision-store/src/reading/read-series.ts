import type { RunUuid, SeriesMeasure } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { aggregateColumns, MEASURE_COLUMN } from '../ledger/chunk-columns.js';

import { addPart, bucketMean, bucketSums, planBuckets } from './buckets.js';
import type { BucketPlan, SeriesPart } from './buckets.js';
import { findLedger, layerNumber } from './find-ledger.js';
import type { Ledger } from './find-ledger.js';
import { asBytes, decodeFloat4Array } from '../ledger/float-arrays.js';
import { REACHES_INTO_RANGE } from '../ledger/load-block.js';

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
}

interface PartRow {
  step0: number;
  n: number;
  min: number | null;
  max: number | null;
  avg: number | null;
  nonFinite: number;
  bytes: Buffer | null;
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
  const plan = planBuckets(
    { fromStep: Math.max(query.fromStep ?? 0, ledger.firstStep), toStep: Math.min(query.toStep ?? ledger.lastStep, ledger.lastStep) },
    query.maxPoints,
  );
  const parts = await readParts(store, { ledger, query, plan });
  return plan.width === 1 ? wholeSeries(parts, plan) : sampledSeries(parts, plan);
}

async function readParts(
  store: StorePool,
  { ledger, query, plan }: { ledger: Ledger; query: SeriesQuery; plan: BucketPlan },
): Promise<SeriesPart[]> {
  const { layer, measure } = query;
  const shared = measure === 'loss' || measure === 'learningRate';
  if (shared !== (layer === null)) {
    throw new RangeError(`measure ${measure} is ${shared ? 'shared by all layers: layer must be null' : 'of one layer: layer must be a name'}`);
  }
  const range = [ledger.runId, plan.fromStep, plan.toStep];
  const { rows } =
    layer === null || shared
      ? await store.pool.query<PartRow>(sharedSql(measure === 'loss' ? 'loss' : 'learning_rate'), range)
      : await store.pool.query<PartRow>(layerSql(measure), [...range, layerNumber(ledger, layer), plan.width]);
  return rows.map(toPart);
}

/**
 * SQL: the chunk must be read value by value, since every step is a point, or it reaches over
 * an edge of the range or of a bucket.
 */
export function needsValues(width: string): string {
  return `${width}::bigint = 1 or step0 < $2 or step0 + n - 1 > $3 or step0 / ${width}::bigint <> (step0 + n - 1) / ${width}::bigint`;
}

/** SQL: the aggregates of a measure under the names of a {@link SeriesPart}. */
export function selectAggregates(measure: SeriesMeasure): string {
  const [min = '', max = '', avg = '', nonFinite = ''] = aggregateColumns(measure);
  return `${min} as min, ${max} as max, ${avg} as avg, ${nonFinite} as "nonFinite"`;
}

function layerSql(measure: SeriesMeasure): string {
  return `select step0, n, ${selectAggregates(measure)},
      case when ${needsValues('$5')} then ${asBytes(MEASURE_COLUMN[measure])} end as bytes
    from decision_chunk where run_id = $1 and layer = $4 and ${REACHES_INTO_RANGE} order by step0`;
}

function sharedSql(column: 'loss' | 'learning_rate'): string {
  return `select step0, n, null as min, null as max, null as avg, 0 as "nonFinite", ${asBytes(column)} as bytes
    from step_chunk where run_id = $1 and ${REACHES_INTO_RANGE} order by step0`;
}

/** A row as a part of a series. */
export function toPart({ bytes, ...row }: PartRow): SeriesPart {
  return { ...row, values: bytes === null ? null : decodeFloat4Array(bytes) };
}

function wholeSeries(parts: readonly SeriesPart[], plan: BucketPlan): Series {
  const steps: number[] = [];
  const found: number[] = [];
  for (const part of parts) {
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

function sampledSeries(parts: readonly SeriesPart[], plan: BucketPlan): Series {
  const sums = bucketSums(plan.buckets);
  for (const part of parts) addPart(sums, plan, part);
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
