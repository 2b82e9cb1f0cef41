import * as tf from '@tensorflow/tfjs';
/**
 * limit · tanh(v · tanh(W f + b) + c) for every layer (of every replica): `[..., features]` → `[...]`.
 *
 * By broadcasting, not as one matrix product: so a replica among others gets the bits that it gets by itself.
 *
 * @param weights one network for all, or one for each replica.
 */
export function metaPush(features, weights) {
    return tf.tidy(() => {
        const { limit, hidden, hiddenBias, output, outputBias } = isOne(weights) ? tensorsOf(weights) : stacked(weights);
        const sums = tf.sum(tf.mul(tf.expandDims(features, -2), hidden), -1);
        const units = tf.tanh(tf.add(sums, hiddenBias));
        return tf.mul(tf.tanh(tf.add(tf.sum(tf.mul(units, output), -1), outputBias)), limit);
    });
}
function isOne(weights) {
    return !Array.isArray(weights);
}
function tensorsOf({ limit, hidden, hiddenBias, output, outputBias }) {
    return { limit: tf.scalar(limit), hidden: tf.tensor2d(hidden), hiddenBias: tf.tensor1d(hiddenBias), output: tf.tensor1d(output), outputBias: tf.scalar(outputBias) };
}
/** Each with an axis of replicas first, and one of layers behind it. */
function stacked(networks) {
    const each = networks.map(tensorsOf);
    const join = (name) => tf.expandDims(tf.stack(each.map((one) => one[name])), 1);
    return { limit: join('limit'), hidden: join('hidden'), hiddenBias: join('hiddenBias'), output: join('output'), outputBias: join('outputBias') };
}
//# sourceMappingURL=meta-network.js.map