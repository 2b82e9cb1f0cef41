import * as tf from '@tensorflow/tfjs';
/**
 * Gaussian error linear unit, exact form: `gelu(x) = x·Φ(x) = x/2·(1 + erf(x/√2))`.
 *
 * Composed of operations that have gradients on every backend; with erf it can also be differentiated twice, which
 * TensorFlow.js gets wrong through tanh. cpu and wasm approximate erf to 1.5e-7.
 *
 * @see Hendrycks 2016, https://arxiv.org/abs/1606.08415
 */
export function gelu(x) {
    return tf.tidy(() => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)));
}
//# sourceMappingURL=gelu.js.map