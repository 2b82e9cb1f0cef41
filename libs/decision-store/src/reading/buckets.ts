/** Steps of a whole chunk; buckets of a multiple of it are read from the chunks' inline aggregates alone. */
const CHUNK_STEPS = 256;

/** A range of steps cut into buckets of `width` steps; bucket `b` holds the steps `[b * width, (b + 1) * width)`. */
export interface BucketPlan {
  /** First step read. */
  readonly fromStep: number;
  /** Last step read, inclusive. */
  readonly toStep: number;
  /** Steps per bucket; 1 = every step on its own. */
  readonly width: number;
  /** Number of the first bucket. */
  readonly firstBucket: number;
  /** Buckets in the range, also those without a step. */
  readonly buckets: number;
}

/** Consecutive steps of one column as they came from the database: whole values, or the aggregates of them. */
export interface SeriesPart {
  readonly step0: number;
  readonly n: number;
  /** The values, or null when only the aggregates were read. */
  readonly values: Float32Array | null;
  /** Over the finite values; null when there is none, or when they were not read. */
  readonly min: number | null;
  readonly max: number | null;
  readonly avg: number | null;
  /** How many of the values are NaN or infinite. */
  readonly nonFinite: number;
}

/** Running aggregates of all buckets of a plan. */
export interface BucketSums {
  readonly min: Float32Array;
  readonly max: Float32Array;
  readonly sum: Float64Array;
  readonly finite: Int32Array;
  readonly nonFinite: Int32Array;
}

/**
 * Cuts `[fromStep, toStep]` into at most `maxBuckets` buckets. Buckets are aligned to multiples of their width, so the
 * same step falls into the same bucket while a live run grows within one width.
 *
 * @throws RangeError when `maxBuckets` is not a positive integer.
 */
export function planBuckets(range: { fromStep: number; toStep: number }, maxBuckets: number): BucketPlan {
  if (!Number.isInteger(maxBuckets) || maxBuckets < 1) {
    throw new RangeError(`maxBuckets must be an integer > 0, got ${String(maxBuckets)}`);
  }
  const fromStep = Math.max(0, range.fromStep);
  const toStep = range.toStep;
  if (toStep < fromStep) return { fromStep, toStep, width: 1, firstBucket: fromStep, buckets: 0 };
  const count = (width: number): number => Math.floor(toStep / width) - Math.floor(fromStep / width) + 1;
  const steps = toStep - fromStep + 1;
  let width = wholeChunks(Math.ceil(steps / maxBuckets));
  if (count(width) > maxBuckets) {
    // the alignment costs one bucket more
    width = wholeChunks(maxBuckets === 1 ? toStep + 1 : Math.ceil(steps / (maxBuckets - 1)));
  }
  return { fromStep, toStep, width, firstBucket: Math.floor(fromStep / width), buckets: count(width) };
}

/** A width of at least a chunk is rounded up to whole chunks. */
function wholeChunks(width: number): number {
  return width < CHUNK_STEPS ? width : Math.ceil(width / CHUNK_STEPS) * CHUNK_STEPS;
}

/** Empty aggregates for `size` buckets. */
export function bucketSums(size: number): BucketSums {
  return {
    min: new Float32Array(size).fill(NaN),
    max: new Float32Array(size).fill(NaN),
    sum: new Float64Array(size),
    finite: new Int32Array(size),
    nonFinite: new Int32Array(size),
  };
}

/** Adds a part to the buckets of `plan`; `offset` is the place of the plan's first bucket in `sums`. */
export function addPart(sums: BucketSums, plan: BucketPlan, part: SeriesPart, offset = 0): void {
  if (part.values === null) {
    addAggregate(sums, offset + Math.floor(part.step0 / plan.width) - plan.firstBucket, part);
    return;
  }
  const first = Math.max(0, plan.fromStep - part.step0);
  const end = Math.min(part.n, plan.toStep + 1 - part.step0);
  for (let i = first; i < end; i++) {
    const bucket = offset + Math.floor((part.step0 + i) / plan.width) - plan.firstBucket;
    addValue(sums, bucket, part.values[i] ?? NaN);
  }
}

/** Mean of the finite values of a bucket; NaN when there is none. */
export function bucketMean(sums: BucketSums, bucket: number): number {
  const finite = sums.finite[bucket] ?? 0;
  return finite === 0 ? NaN : (sums.sum[bucket] ?? 0) / finite;
}

function addValue(sums: BucketSums, bucket: number, value: number): void {
  if (!Number.isFinite(value)) {
    sums.nonFinite[bucket] = (sums.nonFinite[bucket] ?? 0) + 1;
    return;
  }
  widen(sums, bucket, value, value);
  sums.sum[bucket] = (sums.sum[bucket] ?? 0) + value;
  sums.finite[bucket] = (sums.finite[bucket] ?? 0) + 1;
}

function addAggregate(sums: BucketSums, bucket: number, part: SeriesPart): void {
  sums.nonFinite[bucket] = (sums.nonFinite[bucket] ?? 0) + part.nonFinite;
  const finite = part.n - part.nonFinite;
  if (part.min === null || part.max === null || finite === 0) return;
  widen(sums, bucket, part.min, part.max);
  sums.sum[bucket] = (sums.sum[bucket] ?? 0) + (part.avg ?? 0) * finite;
  sums.finite[bucket] = (sums.finite[bucket] ?? 0) + finite;
}

function widen(sums: BucketSums, bucket: number, low: number, high: number): void {
  const min = sums.min[bucket] ?? NaN;
  const max = sums.max[bucket] ?? NaN;
  // written so that the NaN of an empty bucket gives way to the first value
  if (!(min <= low)) sums.min[bucket] = low;
  if (!(max >= high)) sums.max[bucket] = high;
}
