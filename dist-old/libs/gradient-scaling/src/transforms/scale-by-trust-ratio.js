import * as tf from '@tensorflow/tfjs';
import { layerDots, scaleLayers } from '../layer-kernels.js';
import { NO_STATE } from '../transform.js';
/**
 * Gives each layer's update the length of its weights: u_l ← u_l · ‖w_l‖/‖u_l‖. What makes LAMB of Adam.
 *
 * A layer, kernel and bias together, is what is measured. Where its weights or its update are all zero the update stays: with 0 it would never start to learn.
 *
 * @see You et al., Large Batch Optimization for Deep Learning: Training BERT in 76 minutes (LAMB), 2019, https://arxiv.org/abs/1904.00962
 */
export function scaleByTrustRatio() {
    return {
        name: 'trust-ratio',
        init: () => NO_STATE,
        update: (updates, _, { params, layout }) => ({
            updates: tf.tidy(() => {
                const [squaredParams, squaredUpdates] = layerDots([[params, params], [updates, updates]], layout);
                const isZero = tf.logicalOr(tf.equal(squaredParams, 0), tf.equal(squaredUpdates, 0));
                const one = tf.onesLike(squaredParams);
                const ratio = tf.sqrt(tf.div(squaredParams, tf.where(isZero, one, squaredUpdates)));
                return scaleLayers(updates, tf.where(isZero, one, ratio), layout);
            }),
            state: NO_STATE,
        }),
    };
}
//# sourceMappingURL=scale-by-trust-ratio.js.map