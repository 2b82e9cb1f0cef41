import { addPart, addWholeParts, bucketMean, bucketSums, planBuckets } from './buckets.js';
import { findLedger, layerNumber } from './find-ledger.js';
import { readLayerParts, readSharedParts } from './read-parts.js';
import { KEPT_STEPS, readableRange } from './segments.js';
/**
 * Reads one series of a run, sampled down to at most `maxPoints` points so that the least and the greatest value of
 * every bucket are kept and a bucket with a non-finite value shows it.
 *
 * @throws InputError for an unknown run or layer. @throws RangeError when `maxPoints` is not a positive integer, or the
 * measure does not go with the layer.
 */
export async function readSeries(store, uuid, query) {
    const ledger = await findLedger(store, uuid);
    const kept = query.layer === null ? KEPT_STEPS.shared : KEPT_STEPS.layer;
    const plan = planBuckets(readableRange(ledger, query, kept), query.maxPoints, ledger.removed ? kept : 1);
    const parts = await readParts(store, { ledger, query, plan });
    const series = plan.width === 1 ? wholeSeries(parts.cut, plan) : sampledSeries(parts, plan);
    return { ...series, removed: ledger.removed };
}
async function readParts(store, { ledger, query, plan }) {
    const { layer, measure } = query;
    const shared = measure === 'loss' || measure === 'learningRate';
    if (shared !== (layer === null)) {
        throw new RangeError(`measure ${measure} is ${shared ? 'shared by all layers: layer must be null' : 'of one layer: layer must be a name'}`);
    }
    if (layer === null || shared)
        return await readSharedParts(store, { ledger, plan, column: measure === 'loss' ? 'loss' : 'learning_rate' });
    return await readLayerParts(store, { ledger, plan, measure, layer: layerNumber(ledger, layer) });
}
function wholeSeries(parts, plan) {
    const steps = [];
    const found = [];
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
function sampledSeries({ whole, cut }, plan) {
    const sums = bucketSums(plan.buckets);
    for (const parts of whole)
        addWholeParts(sums, plan, parts);
    for (const part of cut)
        addPart(sums, plan, part);
    const size = (b) => (sums.finite[b] ?? 0) + (sums.nonFinite[b] ?? 0);
    const filled = Int32Array.from(Array.from({ length: plan.buckets }, (_, b) => b).filter((b) => size(b) > 0));
    const pick = (from) => Float32Array.from(filled, (b) => from[b] ?? NaN);
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
//# sourceMappingURL=read-series.js.map