import { MEASURE_INDEX, SERIES_MEASURES } from '#libs/contracts';
import type { SeriesMeasure } from '#libs/contracts';

/** Aggregates of one measure: over the finite values, null when there is none. */
export interface Aggregate {
  readonly min: number | null;
  readonly max: number | null;
  readonly avg: number | null;
  readonly nonfinite: number;
}

/** What a row holds beside its arrays. */
export interface ChunkAggregates {
  readonly nflag: number;
  readonly flagOr: number;
  readonly measures: Readonly<Record<SeriesMeasure, Aggregate>>;
}

/** Aggregates of a chunk by docs/ledger.md, section 4, from the bits of its columns in the order of MEASURES. */
export function chunkAggregates(columns: readonly (Uint32Array | null)[]): ChunkAggregates {
  let nflag = 0;
  let flagOr = 0;
  for (const bits of columns[MEASURE_INDEX.flags] ?? []) {
    nflag += bits === 0 ? 0 : 1;
    flagOr |= bits;
  }
  const measures = {} as Record<SeriesMeasure, Aggregate>;
  for (const measure of SERIES_MEASURES) measures[measure] = aggregateOf(columns[MEASURE_INDEX[measure]] ?? new Uint32Array());
  return { nflag, flagOr, measures };
}

/** `min`, `max` and `avg` over the finite values in order of step, in double precision; avg is rounded to float32. */
function aggregateOf(bits: Uint32Array): Aggregate {
  const values = new Float32Array(bits.buffer, bits.byteOffset, bits.length);
  let [min, max, sum, finite] = [Infinity, -Infinity, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
    finite += 1;
  }
  const nonfinite = values.length - finite;
  return finite === 0 ? { min: null, max: null, avg: null, nonfinite } : { min, max, avg: Math.fround(sum / finite), nonfinite };
}

/** Aggregates of several chunks together, while they come in order of step. */
export interface RollupSum {
  n: number;
  nflag: number;
  flagOr: number;
  readonly measures: Readonly<Record<SeriesMeasure, { min: number | null; max: number | null; sum: number; finite: number; nonfinite: number }>>;
}

/** A sum of nothing. */
export function emptySum(): RollupSum {
  const measures = {} as Record<SeriesMeasure, RollupSum['measures'][SeriesMeasure]>;
  for (const measure of SERIES_MEASURES) measures[measure] = { min: null, max: null, sum: 0, finite: 0, nonfinite: 0 };
  return { n: 0, nflag: 0, flagOr: 0, measures };
}

/** Adds a chunk of `n` steps. */
export function addChunk(total: RollupSum, n: number, chunk: ChunkAggregates): void {
  total.n += n;
  total.nflag += chunk.nflag;
  total.flagOr |= chunk.flagOr;
  for (const measure of SERIES_MEASURES) addMeasure(total.measures[measure], n, chunk.measures[measure]);
}

function addMeasure(into: RollupSum['measures'][SeriesMeasure], n: number, { min, max, avg, nonfinite }: Aggregate): void {
  into.nonfinite += nonfinite;
  if (min === null || max === null || avg === null) return;
  if (into.min === null || min < into.min) into.min = min;
  if (into.max === null || max > into.max) into.max = max;
  into.sum += avg * (n - nonfinite);
  into.finite += n - nonfinite;
}

/** The aggregates of all that was added; `avg` is Σ(avg · finite) / Σ finite, rounded to float32. */
export function sumAggregates(total: RollupSum): ChunkAggregates {
  const measures = {} as Record<SeriesMeasure, Aggregate>;
  for (const measure of SERIES_MEASURES) {
    const { min, max, sum, finite, nonfinite } = total.measures[measure];
    measures[measure] = { min, max, avg: finite === 0 ? null : Math.fround(sum / finite), nonfinite };
  }
  return { nflag: total.nflag, flagOr: total.flagOr, measures };
}
