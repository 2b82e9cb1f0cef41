import * as tf from '@tensorflow/tfjs';
import { NO_STATE } from '../transform.js';
/**
 * Scales each layer's update by its trust ratio, s_l = min(c · ‖w_l‖/‖u_l‖, maxRatio).
 *
 * A layer whose weights or update are all zero keeps its update (s_l = 1): with 0 it would never start to learn.
 *
 * @throws RangeError if an option is not positive.
 * @see You et al., Large Batch Training of Convolutional Networks (LARS), 2017, https://arxiv.org/abs/1708.03888
 */
export function trustRatioScaler({ coefficient, maxRatio }) {
    if (!(coefficient > 0))
        throw new RangeError(`coefficient must be > 0, got ${coefficient}`);
    if (!(maxRatio > 0))
        throw new RangeError(`maxRatio must be > 0, got ${maxRatio}`);
    return {
        name: 'trust-ratio',
        needsAlignment: false,
        range: { rawScale: { min: 0, max: Math.max(1, maxRatio) } }, // 1 where there is no ratio
        init: () => NO_STATE,
        choose: ({ squaredParams, squaredUpdates }) => ({
            rawScale: tf.tidy(() => {
                const isZero = tf.logicalOr(tf.equal(squaredParams, 0), tf.equal(squaredUpdates, 0));
                const one = tf.onesLike(squaredParams);
                const ratio = tf.sqrt(tf.div(squaredParams, tf.where(isZero, one, squaredUpdates)));
                return tf.where(isZero, one, tf.minimum(tf.mul(ratio, coefficient), maxRatio));
            }),
            state: NO_STATE,
        }),
    };
}
//# sourceMappingURL=trust-ratio.js.map