import * as tf from '@tensorflow/tfjs';
import { batchIndices } from '#libs/datasets';
import { dropoutMasks } from './dropout-masks.js';
import { gatherBatch } from './batch.js';
/** The batch of a step with its dropout masks; the caller disposes it. */
export function batchOfStep(source, step) {
    return replicaBatch(source, step, [source.spec.seeds.batches]);
}
/** The batches of a step for replicas, by the seed of each; one for all where they have the same. The caller disposes it. */
export function replicaBatch(source, step, seeds) {
    const { batchSize } = source.spec;
    const { dropouts } = source.step.model;
    const [first = 0] = seeds;
    if (seeds.every((seed) => seed === first)) {
        const batch = gatherBatch(source.data.train, rowsOf(source, step, first), source.shape);
        return { ...batch, masks: dropoutMasks(dropouts, { step, seeds: [first], rows: batchSize }) };
    }
    const rows = new Int32Array(seeds.length * batchSize);
    seeds.forEach((seed, r) => {
        rows.set(rowsOf(source, step, seed), r * batchSize);
    });
    const all = gatherBatch(source.data.train, rows, source.shape);
    const own = (tensor) => tf.reshape(tensor, [seeds.length, batchSize, ...tensor.shape.slice(1)]);
    const batch = { ...all, inputs: own(all.inputs), labels: own(all.labels), masks: dropoutMasks(dropouts, { step, seeds, rows: batchSize }) };
    disposeBatch(all);
    return batch;
}
/** Releases a batch. */
export function disposeBatch({ inputs, labels, masks = {} }) {
    tf.dispose([inputs, labels, masks]);
}
function rowsOf({ spec, data }, step, seed) {
    return batchIndices({ count: data.train.count, batchSize: spec.batchSize, seed, step });
}
//# sourceMappingURL=batch-of-step.js.map