import * as tf from '@tensorflow/tfjs';
/** What is added to the score of a token that is not to be seen: e to its power is 0 in float32. */
export const UNSEEN = -1e9;
/**
 * Attention of each token to the others, in heads of their own: softmax(q kᵀ/√d + unseen) v, d the width of a head.
 *
 * A token that sees none sees all alike.
 *
 * @param query `[…, batch, tokens, width]`, as key and value.
 * @returns `[…, batch, tokens, width]`
 * @see Vaswani et al., 2017, https://arxiv.org/abs/1706.03762
 */
export function attend([query, key, value], { heads, unseen }) {
    return tf.tidy(() => {
        const { shape } = query;
        const [tokens, width] = shape.slice(-2);
        const scores = tf.mul(tf.matMul(toHeads(query, heads), toHeads(key, heads), false, true), 1 / Math.sqrt(width / heads));
        const shares = tf.softmax(tf.add(tf.reshape(scores, [...shape.slice(0, -2), heads, tokens, tokens]), unseen));
        return fromHeads(tf.matMul(tf.reshape(shares, [-1, tokens, tokens]), toHeads(value, heads)), heads, shape);
    });
}
/** `[…, tokens, heads · size]` → `[texts · heads, tokens, size]`. */
function toHeads(x, heads) {
    const [tokens, width] = x.shape.slice(-2);
    return tf.reshape(tf.transpose(tf.reshape(x, [-1, tokens, heads, width / heads]), [0, 2, 1, 3]), [-1, tokens, width / heads]);
}
/** The inverse of {@link toHeads}. */
function fromHeads(x, heads, shape) {
    const [tokens, size] = x.shape.slice(1);
    return tf.reshape(tf.transpose(tf.reshape(x, [-1, heads, tokens, size]), [0, 2, 1, 3]), [...shape]);
}
//# sourceMappingURL=attention.js.map