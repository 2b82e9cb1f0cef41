import * as tf from '@tensorflow/tfjs';
import { stateTensor } from '../transform.js';
/**
 * Moves each layer's log scale along the hypergradient: a ← clip(a + rate · cos(g_t, u_{t−1}), ±maxLogScale), s = exp(a).
 *
 * With w_t = w_{t−1} − η s u_{t−1}, the loss changes with log s by −η s · g_t·u_{t−1}: a gradient that still points along
 * the last update says the step was too short. Approximations: the cosine in place of the dot product, so that layers of
 * any size move alike; for schedule-free averaging, where the gradient is taken at a mix of points, the sign only.
 *
 * @see Baydin et al., Online Learning Rate Adaptation with Hypergradient Descent, 2017, https://arxiv.org/abs/1703.04782
 */
export function hypergradientScaler({ rate, maxLogScale }) {
    return {
        name: 'hypergradient',
        needsAlignment: true,
        range: { rawScale: { min: Math.exp(-maxLogScale), max: Math.exp(maxLogScale) } },
        init: (layout) => ({ vectors: {}, layers: { logScale: tf.zeros([layout.layers.length]) }, scalars: {} }),
        choose: ({ alignment, keep }, state) => tf.tidy(() => {
            if (alignment === null)
                throw new RangeError('alignment is missing: the hypergradient needs the last update');
            const push = tf.mul(tf.mul(alignment, rate), keep);
            const logScale = tf.clipByValue(tf.add(stateTensor(state, 'layers', 'logScale'), push), -maxLogScale, maxLogScale);
            return { rawScale: tf.exp(logScale), state: { vectors: {}, layers: { logScale }, scalars: {} } };
        }),
    };
}
//# sourceMappingURL=hypergradient.js.map