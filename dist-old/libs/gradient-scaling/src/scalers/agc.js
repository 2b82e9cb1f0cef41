import * as tf from '@tensorflow/tfjs';
import { NO_STATE } from '../transform.js';
/** ε: least norm of weights that counts, so that a layer at 0 can learn. */
const LEAST_NORM = 1e-3;
/** Least scale: what a gradient that is cut further gets. */
const LEAST_SCALE = 1e-6;
/**
 * Adaptive gradient clipping: s_l = min(1, λ · max(‖w_l‖, 10⁻³)/‖g_l‖), at least 10⁻⁶.
 *
 * Approximations: by layer, where the paper clips each unit by itself; and under placement `direction` it multiplies the
 * direction of the base optimizer, where the paper's (placement `gradient`) multiplies the gradient.
 *
 * @see Brock et al., High-Performance Large-Scale Image Recognition Without Normalization, 2021, https://arxiv.org/abs/2102.06171
 */
export function agcScaler({ clipping }) {
    return {
        name: 'agc',
        needsAlignment: false,
        range: { rawScale: { min: LEAST_SCALE, max: 1 } },
        init: () => NO_STATE,
        choose: ({ squaredGradient, squaredParams }) => ({
            rawScale: tf.tidy(() => {
                const allowed = tf.mul(tf.maximum(tf.sqrt(squaredParams), LEAST_NORM), clipping);
                // a gradient of 0 or NaN is none to clip
                const ratio = tf.div(allowed, tf.sqrt(squaredGradient));
                return tf.where(tf.greater(squaredGradient, 0), tf.clipByValue(ratio, LEAST_SCALE, 1), tf.onesLike(squaredGradient));
            }),
            state: NO_STATE,
        }),
    };
}
//# sourceMappingURL=agc.js.map