import { aggregate } from '../ledger/aggregate.js';
/** Steps that are aggregated in the database: whole chunks, and the levels of the rollups. */
const LEVELS = [65_536, 4096, 256];
/**
 * Cuts `[fromStep, toStep]` into at most `maxBuckets` buckets of at least `minWidth` steps. Buckets are aligned to multiples
 * of their width, so the same step falls into the same bucket while a live run grows within one width. A width of more than
 * half a chunk (256), or half a rollup (4,096 or 65,536), is a multiple of it, so that a bucket is made of whole ones.
 *
 * @throws RangeError when `maxBuckets` is not a positive integer.
 */
export function planBuckets(range, maxBuckets, minWidth = 1) {
    if (!Number.isInteger(maxBuckets) || maxBuckets < 1) {
        throw new RangeError(`maxBuckets must be an integer > 0, got ${String(maxBuckets)}`);
    }
    const fromStep = Math.max(0, range.fromStep);
    const toStep = range.toStep;
    if (toStep < fromStep)
        return { fromStep, toStep, width: 1, firstBucket: fromStep, buckets: 0 };
    const count = (width) => Math.floor(toStep / width) - Math.floor(fromStep / width) + 1;
    const steps = toStep - fromStep + 1;
    let width = wholeParts(Math.max(minWidth, Math.ceil(steps / maxBuckets)));
    if (count(width) > maxBuckets) {
        // the alignment costs one bucket more
        width = wholeParts(maxBuckets === 1 ? toStep + 1 : Math.ceil(steps / (maxBuckets - 1)));
    }
    return { fromStep, toStep, width, firstBucket: Math.floor(fromStep / width), buckets: count(width) };
}
/**
 * `width` rounded up to whole parts of the highest level of which it is more than half: the level's aggregates are at
 * hand, and points that are a little finer would cost many times as much.
 */
function wholeParts(width) {
    const level = LEVELS.find((candidate) => width > candidate / 2) ?? 1;
    return Math.ceil(width / level) * level;
}
/** Empty aggregates for `size` buckets. */
export function bucketSums(size) {
    return {
        min: new Float32Array(size).fill(NaN),
        max: new Float32Array(size).fill(NaN),
        sum: new Float64Array(size),
        finite: new Int32Array(size),
        nonFinite: new Int32Array(size),
    };
}
/** Adds a part to the buckets of `plan`; `offset` is the place of the plan's first bucket in `sums`. */
export function addPart(sums, plan, part, offset = 0) {
    if (part.values === null) {
        addAggregate(sums, offset + Math.floor(part.step0 / plan.width) - plan.firstBucket, part);
        return;
    }
    const end = Math.min(part.n, plan.toStep + 1 - part.step0);
    for (let from = Math.max(0, plan.fromStep - part.step0); from < end;) {
        const bucket = Math.floor((part.step0 + from) / plan.width);
        const next = Math.min(end, (bucket + 1) * plan.width - part.step0);
        const values = part.values.subarray(from, next);
        addAggregate(sums, offset + bucket - plan.firstBucket, { n: values.length, ...aggregate(values) });
        from = next;
    }
}
/** Adds parts that lie each in one bucket of `plan`. */
export function addWholeParts(sums, plan, parts, offset = 0) {
    const { step0, n, nonFinite, min, max, avg } = parts;
    for (let i = 0; i < step0.length; i++) {
        const bucket = offset + Math.floor(at(step0, i) / plan.width) - plan.firstBucket;
        sums.nonFinite[bucket] = at(sums.nonFinite, bucket) + at(nonFinite, i);
        addFinite(sums, bucket, { finite: at(n, i) - at(nonFinite, i), min: at(min, i), max: at(max, i), avg: at(avg, i) });
    }
}
function at(column, i) {
    return column[i] ?? NaN;
}
/** Mean of the finite values of a bucket; NaN when there is none. */
export function bucketMean(sums, bucket) {
    const finite = sums.finite[bucket] ?? 0;
    return finite === 0 ? NaN : (sums.sum[bucket] ?? 0) / finite;
}
/** {@link bucketMean} of all. */
export function bucketMeans(sums) {
    const means = new Float32Array(sums.finite.length);
    for (let bucket = 0; bucket < means.length; bucket++)
        means[bucket] = bucketMean(sums, bucket);
    return means;
}
function addAggregate(sums, bucket, part) {
    sums.nonFinite[bucket] = (sums.nonFinite[bucket] ?? 0) + part.nonFinite;
    const finite = part.n - part.nonFinite;
    if (part.min === null || part.max === null)
        return;
    addFinite(sums, bucket, { finite, min: part.min, max: part.max, avg: part.avg ?? 0 });
}
function addFinite(sums, bucket, { finite, min, max, avg }) {
    if (finite === 0)
        return;
    widen(sums, bucket, min, max);
    sums.sum[bucket] = (sums.sum[bucket] ?? 0) + avg * finite;
    sums.finite[bucket] = (sums.finite[bucket] ?? 0) + finite;
}
function widen(sums, bucket, low, high) {
    const min = sums.min[bucket] ?? NaN;
    const max = sums.max[bucket] ?? NaN;
    // written so that the NaN of an empty bucket gives way to the first value
    if (!(min <= low))
        sums.min[bucket] = low;
    if (!(max >= high))
        sums.max[bucket] = high;
}
//# sourceMappingURL=buckets.js.map