import { addPart, addWholeParts, bucketMeans, bucketSums, planBuckets } from './buckets.js';
import { findLedger } from './find-ledger.js';
import { readLayerParts } from './read-parts.js';
import { KEPT_STEPS, readableRange } from './segments.js';
/** Most rows of chunks that a heatmap is made of; beyond, its columns are made as wide as the rollups. */
const MAX_CHUNKS = 100_000;
/**
 * Reads one measure of all layers, layer by step, in at most `maxColumns` columns. No spike, no non-finite value and no
 * flag of a cell is hidden.
 *
 * @throws InputError for an unknown run. @throws RangeError when `maxColumns` is not a positive integer.
 */
export async function readHeatmap(store, uuid, query) {
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
function leastWidth({ layers, removed }, steps) {
    const chunks = (layers.length * steps) / 256;
    if (removed || chunks > MAX_CHUNKS)
        return KEPT_STEPS.layer;
    return chunks > MAX_CHUNKS / 32 ? 256 : 1;
}
function addWholeFlags(flagged, plan, { layer, step0, nflag }) {
    for (let i = 0; i < nflag.length; i++)
        addCount(flagged, cellOf(plan, layer, step0[i] ?? 0), nflag[i] ?? 0);
}
function addFlags(flagged, plan, { layer, step0, n, flags }) {
    if (flags === null)
        return;
    const end = Math.min(n, plan.toStep + 1 - step0);
    for (let i = Math.max(0, plan.fromStep - step0); i < end; i++)
        if (flags[i] !== 0)
            addCount(flagged, cellOf(plan, layer, step0 + i), 1);
}
function cellOf(plan, layer, step) {
    return layer * plan.buckets + Math.floor(step / plan.width) - plan.firstBucket;
}
function addCount(counts, cell, count) {
    counts[cell] = (counts[cell] ?? 0) + count;
}
//# sourceMappingURL=read-heatmap.js.map