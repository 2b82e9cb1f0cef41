import { InputError } from '#libs/contracts';
import { permutation } from './permutation.js';
import { STREAMS, seededRandom } from './seeded-random.js';
/**
 * Whole batches in one pass over the rows: ⌊count / batchSize⌋. What is left over is not used in that epoch.
 *
 * @throws InputError when the batch is larger than the split.
 */
export function batchesPerEpoch(count, batchSize) {
    if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > count) {
        const allowed = `an integer from 1 to ${count} (the rows of the training split)`;
        throw new InputError({ source: null, path: 'batchSize', value: String(batchSize), allowed });
    }
    return Math.floor(count / batchSize);
}
/**
 * Rows of the batch of one step. Each epoch is a permutation of its own, drawn from (seed, epoch), so any step can be
 * asked for in any order: a resumed run sees the batches that an uninterrupted one would.
 *
 * @throws InputError when the batch is larger than the split; RangeError when the step is not an integer ≥ 0.
 */
export function batchIndices({ count, batchSize, seed, step }) {
    if (!Number.isSafeInteger(step) || step < 0)
        throw new RangeError(`step must be an integer >= 0, got ${step}`);
    const perEpoch = batchesPerEpoch(count, batchSize);
    const start = (step % perEpoch) * batchSize;
    return epochOrder(count, seed, Math.floor(step / perEpoch)).slice(start, start + batchSize);
}
// The orders of the last epochs asked for: a permutation of 60,000 rows costs about a millisecond, a slice none.
// Replicas walk in as many orders at once as they have seeds.
const KEPT_ROWS = 2 ** 23;
const MIN_KEPT_ORDERS = 4;
const orders = new Map();
function epochOrder(count, seed, epoch) {
    const key = `${count}/${seed}/${epoch}`;
    const known = orders.get(key);
    if (known !== undefined)
        return known;
    const order = permutation(count, seededRandom(seed, STREAMS.batches, epoch));
    const oldest = orders.keys().next();
    if (orders.size >= Math.max(MIN_KEPT_ORDERS, Math.floor(KEPT_ROWS / count)) && oldest.done !== true)
        orders.delete(oldest.value);
    orders.set(key, order);
    return order;
}
//# sourceMappingURL=batch-indices.js.map