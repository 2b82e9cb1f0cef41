import * as tf from '@tensorflow/tfjs';
import { stateTensor } from '../transform.js';
/**
 * Raises a layer's scale while its gradients agree, lowers it while they are noise:
 * z = clip((r − r₀)/(1 − r₀), 0, 1), a ← clip(a + up·(z − rest), ±maxLogScale), s = exp(a).
 *
 * r is the signal share of the running moments, r₀ = (1−β)/(1+β) its value for pure noise (0.0526 for β = 0.9).
 * Layers start at s = 1 (a = 0).
 *
 * @see Liu et al., gradient signal-to-noise ratio, 2020, https://arxiv.org/abs/2001.07384
 */
export function snrScaler({ up, rest, maxLogScale, decay, warmupSteps }) {
    return {
        name: 'snr',
        needsAlignment: false,
        range: { rawScale: { min: Math.exp(-maxLogScale), max: Math.exp(maxLogScale) } },
        init: (layout) => ({ vectors: {}, layers: { logScale: tf.zeros([layout.layers.length]) }, scalars: {} }),
        choose: ({ signalShare, keep, applied }, state) => tf.tidy(() => {
            const signal = signalAboveNoise(signalShare, decay);
            // `applied` counts from 1: step index t = applied − 1 moves when t > warmupSteps
            const moves = tf.mul(tf.cast(tf.greater(applied, warmupSteps + 1), 'float32'), keep);
            const push = tf.mul(tf.mul(tf.sub(signal, rest), up), moves);
            const logScale = tf.clipByValue(tf.add(stateTensor(state, 'layers', 'logScale'), push), -maxLogScale, maxLogScale);
            return { rawScale: tf.exp(logScale), state: { vectors: {}, layers: { logScale }, scalars: {} } };
        }),
    };
}
/** z = clip((r − r₀)/(1 − r₀), 0, 1): the signal share above that of pure noise. */
export function signalAboveNoise(signalShare, decay) {
    const pureNoise = (1 - decay) / (1 + decay);
    return tf.clipByValue(tf.mul(tf.sub(signalShare, pureNoise), 1 / (1 - pureNoise)), 0, 1);
}
//# sourceMappingURL=snr.js.map