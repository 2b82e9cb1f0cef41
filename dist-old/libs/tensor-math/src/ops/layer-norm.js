import * as tf from '@tensorflow/tfjs';
/** ε of every layer norm. */
export const LAYER_NORM_EPSILON = 1e-5;
/**
 * Layer normalisation over the last axis: `(x − μ)/√(σ² + ε) · gain + offset`, with the biased variance σ².
 *
 * A row of equal values has σ² = 0 and becomes `offset`; ε keeps its gradient finite.
 *
 * @param gain `[features]`, or what broadcasts to x
 * @param offset as gain
 * @see Ba 2016, https://arxiv.org/abs/1607.06450
 */
export function layerNorm(x, gain, offset) {
    return tf.tidy(() => {
        const centred = tf.sub(x, tf.mean(x, -1, true));
        const variance = tf.mean(tf.square(centred), -1, true);
        return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, LAYER_NORM_EPSILON))), gain), offset);
    });
}
//# sourceMappingURL=layer-norm.js.map