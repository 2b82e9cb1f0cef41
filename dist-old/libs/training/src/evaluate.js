import * as tf from '@tensorflow/tfjs';
import { unflatten } from '#libs/gradient-scaling';
import { softmaxCrossEntropy } from '#libs/tensor-math';
import { gatherBatch } from './batch.js';
/** Examples per forward pass when nothing is trained: bounds the memory of activations. */
const EVALUATION_BATCH = 1000;
/**
 * Evaluates weights on a split, batch by batch. An empty split has neither: both are NaN.
 *
 * @param params flat `[P]`; borrowed, and must live until this resolves.
 */
export async function evaluateModel(model, params, split, shape) {
    return evaluateBatches(model, params, split, { shape, scores: null });
}
/** As {@link evaluateModel}, with the scores of the same forward pass. */
export async function evaluateScored(model, params, split, shape) {
    const probabilities = new Float32Array(split.count * shape.classes);
    return { ...(await evaluateBatches(model, params, split, { shape, scores: probabilities })), probabilities };
}
/** Fills `scores` unless it is null. */
async function evaluateBatches(model, params, split, { shape, scores }) {
    let [loss, second] = [0, 0];
    for (const rows of batchesOf(range(split.count))) {
        const tensors = tf.tidy(() => {
            const { inputs, labels } = gatherBatch(split, rows, shape);
            const logits = model.forward(unflatten(params, model.layout), inputs);
            return [batchSums(logits, labels, shape), ...(scores === null ? [] : [saidOf(logits, shape)])];
        });
        const [sums = [], found = []] = await Promise.all(tensors.map((tensor) => tensor.data()));
        tf.dispose(tensors);
        loss += sums[0];
        second += sums[1];
        scores?.set(found, (rows[0] ?? 0) * shape.classes);
    }
    const [mean, other] = [loss / split.count, second / split.count];
    return shape.target === undefined ? { loss: mean, accuracy: other } : { loss: mean, accuracy: NaN, errors: errorsOf(split, shape.target, { squared: mean, absolute: other }) };
}
/** What a net says of examples: class probabilities `[batch, classes]`, or numbers in the unit of the target, `[batch, 1]`. */
export function saidOf(logits, { target }) {
    return target === undefined ? tf.softmax(logits) : tf.add(tf.mul(logits, target.deviation), target.mean);
}
/** In the unit of the target, of mean errors of the standardised one. */
function errorsOf({ count, targets = new Float32Array() }, { deviation }, { squared, absolute }) {
    const mean = targets.reduce((sum, y) => sum + y / count, 0);
    const variance = targets.reduce((sum, y) => sum + (y - mean) ** 2 / count, 0);
    return { r2: variance > 0 ? 1 - squared / variance : NaN, rmse: Math.sqrt(squared) * deviation, mae: absolute * deviation };
}
/** Class probabilities `[rows * classes]`, or predicted numbers `[rows]`, row by row. */
export async function scoreRows(model, params, split, { rows, shape }) {
    const scores = new Float32Array(rows.length * shape.classes);
    let at = 0;
    for (const part of batchesOf(rows)) {
        const probabilities = tf.tidy(() => {
            const { inputs } = gatherBatch(split, part, shape);
            return saidOf(model.forward(unflatten(params, model.layout), inputs), shape);
        });
        scores.set((await probabilities.data()), at);
        probabilities.dispose();
        at += part.length * shape.classes;
    }
    return scores;
}
/** `[2]`: sum of the losses, number of hits; of numbers sums of squared and of absolute errors. */
function batchSums(logits, labels, { target }) {
    if (target !== undefined) {
        const errors = tf.sub(logits, labels);
        return tf.stack([tf.sum(tf.square(errors)), tf.sum(tf.abs(errors))]);
    }
    const hits = tf.sum(tf.cast(tf.equal(tf.argMax(logits, 1), tf.argMax(labels, 1)), 'float32'));
    return tf.stack([tf.mul(softmaxCrossEntropy(logits, labels), logits.shape[0]), hits]);
}
function* batchesOf(rows) {
    for (let from = 0; from < rows.length; from += EVALUATION_BATCH)
        yield rows.subarray(from, from + EVALUATION_BATCH);
}
function range(count) {
    return Int32Array.from({ length: count }, (_, i) => i);
}
/** @throws RangeError for a row that is not there. */
export function requireRows(rows, count) {
    const wrong = rows.find((row) => row < 0 || row >= count);
    if (wrong !== undefined)
        throw new RangeError(`row must be from 0 to ${count - 1}, got ${wrong}`);
}
//# sourceMappingURL=evaluate.js.map