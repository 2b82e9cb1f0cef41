import * as tf from '@tensorflow/tfjs';
/**
 * Mean cross entropy of a batch, `−1/B Σ_b Σ_c y_bc · log softmax(z_b)_c`, with the gradient `(softmax(z) − y)/B · dL`.
 *
 * Logits of replicas, `[replicas, batch, classes]`, give one loss each; the labels are their own or one batch for all.
 * Safe for logits of any finite size (the largest is taken off first). `labels` are constants: no gradient flows to them.
 *
 * @param logits `[batch, classes]` or `[replicas, batch, classes]`
 * @param labels `[batch, classes]` or as the logits; each row sums to 1 (one-hot or soft).
 * @returns `[]` or `[replicas]`
 */
export function softmaxCrossEntropy(logits, labels) {
    return ofOne(logits, labels);
}
/** As {@link softmaxCrossEntropy}, of labels whose rows sum to the weight w_b of an example: the gradient is `(w_b · softmax(z_b) − y_b)/B · dL`. */
export function weightedCrossEntropy(logits, labels) {
    return ofWeights(logits, labels);
}
const ofOne = crossEntropy((shares) => shares);
const ofWeights = crossEntropy((shares, labels) => tf.mul(shares, tf.sum(labels, -1, true)));
/** @param expected what the labels are compared with, of softmax(z) and the labels. */
function crossEntropy(expected) {
    return tf.customGrad((logits, labels, save) => {
        const [z, y] = [logits, labels];
        const batch = z.shape.at(-2);
        const shifted = tf.sub(z, tf.max(z, -1, true));
        const powers = tf.exp(shifted);
        const total = tf.sum(powers, -1, true);
        const loss = tf.div(tf.sum(tf.mul(tf.sub(tf.log(total), shifted), y), [-2, -1]), batch);
        save([powers, total, y]);
        return {
            value: loss,
            gradFunc: (dy, saved) => {
                const [savedPowers, savedTotal, savedLabels] = saved;
                const gradient = tf.mul(tf.sub(expected(tf.div(savedPowers, savedTotal), savedLabels), savedLabels), tf.div(z.rank === 2 ? dy : tf.reshape(dy, [-1, 1, 1]), batch));
                return [gradient, tf.zerosLike(savedLabels)];
            },
        };
    });
}
//# sourceMappingURL=softmax-cross-entropy.js.map