import type { SeriesMeasure } from '#libs/contracts';

import { MEASURE_COLUMN } from '../ledger/chunk-columns.js';
import { copyOut, integer } from '../ledger/copy-out.js';
import type { CopyTuples } from '../ledger/copy-out.js';
import { MAX_CHUNK_STEPS } from '../ledger/load-block.js';
import type { StorePool } from '../open/store.js';

import type { BucketPlan, SeriesPart } from './buckets.js';
import type { Ledger } from './find-ledger.js';
import { planSegments } from './segments.js';
import type { Segment } from './segments.js';

/** A part of a layer's series, with what its decisions were flagged. */
export interface LayerPart extends SeriesPart {
  readonly layer: number;
  /** Decisions with any flag. */
  readonly nflag: number;
  /** Flags of each decision, where values were read and any is set. */
  readonly flags: Uint32Array | null;
}

/** What is read. */
export interface PartQuery {
  readonly ledger: Ledger;
  readonly plan: BucketPlan;
}

/**
 * Reads one measure of one layer, or of all, in parts that fit into the buckets of a plan: aggregates where a whole part
 * lies in a bucket, else the values. In no order.
 */
export async function readLayerParts(
  store: StorePool,
  { ledger, plan, measure, layer }: PartQuery & { measure: SeriesMeasure; layer: number | null },
): Promise<LayerPart[]> {
  const queries = planSegments(plan, ledger, [65_536, 4096]).map((segment) => {
    const select = segment.level === 0 ? chunkSql(measure, segment, plan.width) : rollupSql(measure, segment);
    return `${select} and run_id = ${integer(ledger.runId)} ${layer === null ? '' : `and layer = ${integer(layer)}::smallint`}`;
  });
  return await readAll(store, queries, (tuples) => ({
    layer: tuples.int(),
    nflag: tuples.int(),
    ...partOf(tuples),
    flags: tuples.arrayBits(),
  }));
}

/** Reads loss or learning rate likewise. */
export async function readSharedParts(
  store: StorePool,
  { ledger, plan, column }: PartQuery & { column: 'loss' | 'learning_rate' },
): Promise<SeriesPart[]> {
  const queries = planSegments(plan, ledger, [65_536, 4096, 256]).map((segment) => {
    const select = segment.level === 0 ? stepSql(column, segment) : stepRollupSql(column, segment);
    return `${select} and run_id = ${integer(ledger.runId)}`;
  });
  return await readAll(store, queries, partOf);
}

async function readAll<P>(store: StorePool, queries: readonly string[], partOf: (tuples: CopyTuples) => P): Promise<P[]> {
  const parts: P[] = [];
  if (queries.length === 0) return parts;
  const tuples = await copyOut(store.pool, queries.join(' union all '));
  while (tuples.next()) parts.push(partOf(tuples));
  return parts;
}

function partOf(tuples: CopyTuples): SeriesPart {
  const [step0, n, nonFinite] = [tuples.int(), tuples.int(), tuples.int()];
  const [min, max, avg] = [tuples.float4(), tuples.float4(), tuples.float4()];
  const bits = tuples.arrayBits();
  return { step0, n, nonFinite, min, max, avg, values: bits === null ? null : new Float32Array(bits.buffer) };
}

/** SQL of the aggregates in the order of {@link partOf}: non-finite, least, greatest, mean. */
function aggregatesSql(column: string): string {
  return `${column}_nonfinite::integer, ${column}_min, ${column}_max, ${column}_avg`;
}

function chunkSql(measure: SeriesMeasure, segment: Segment, width: number): string {
  const column = MEASURE_COLUMN[measure];
  const whenNeeded = (array: string): string => `case when ${needsValues(segment, width)} then ${array} end`;
  return `select layer, nflag::integer, step0, n::integer, ${aggregatesSql(column)}, ${whenNeeded(column)},
      case when nflag > 0 then ${whenNeeded('flags')} end
    from decision_chunk where ${reachesInto(segment)}`;
}

function rollupSql(measure: SeriesMeasure, segment: Segment): string {
  return `select layer, nflag, bucket * ${String(segment.level)}, n, ${aggregatesSql(MEASURE_COLUMN[measure])}, null::real[], null::integer[]
    from decision_rollup where ${inRollup(segment)}`;
}

function stepSql(column: string, segment: Segment): string {
  return `select step0, n::integer, 0, null::real, null::real, null::real, ${column} from step_chunk where ${reachesInto(segment)}`;
}

function stepRollupSql(column: string, segment: Segment): string {
  return `select bucket * ${String(segment.level)}, n, ${aggregatesSql(column)}, null::real[] from step_rollup where ${inRollup(segment)}`;
}

function inRollup({ level, fromStep, toStep }: Segment): string {
  return `lvl = ${String(level)} and bucket >= ${integer(fromStep / level)} and bucket < ${integer((toStep + 1) / level)}`;
}

function reachesInto({ fromStep, toStep }: Segment): string {
  return `step0 <= ${integer(toStep)} and step0 + n > ${integer(fromStep)} and step0 > ${integer(fromStep - MAX_CHUNK_STEPS)}`;
}

/**
 * SQL: the chunk must be read value by value, since every step is a point, or it reaches over an edge of the range or of
 * a bucket.
 */
function needsValues({ fromStep, toStep }: Segment, width: number): string {
  if (width === 1) return 'true';
  return `step0 < ${integer(fromStep)} or step0 + n - 1 > ${integer(toStep)} or step0 / ${integer(width)} <> (step0 + n - 1) / ${integer(width)}`;
}
