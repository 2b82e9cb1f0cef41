import * as tf from '@tensorflow/tfjs';
import { stateTensor } from '../transform.js';
/** Digits of ln ‖g‖² behind these are dice: float32 holds some four of them. */
const DICE = 1000;
/**
 * The control of comparisons: log scales that wander by chance, a ← clip(a + rate · u, ±maxLogScale), s = exp(a), with
 * u = 2·frac(1000 · ln ‖g_l‖²) − 1, uniform in [−1, 1) for all that anybody can tell.
 *
 * The dice are the last digits of the layer's own gradient norm: they need no memory, differ from layer to layer and from
 * seed to seed, and a replay, a resumed run and a replica throw the same.
 */
export function randomScaler({ rate, maxLogScale }) {
    return {
        name: 'random',
        needsAlignment: false,
        range: { rawScale: { min: Math.exp(-maxLogScale), max: Math.exp(maxLogScale) } },
        init: (layout) => ({ vectors: {}, layers: { logScale: tf.zeros([layout.layers.length]) }, scalars: {} }),
        choose: ({ squaredGradient, finite, keep }, state) => tf.tidy(() => {
            const isThere = tf.logicalAnd(tf.cast(finite, 'bool'), tf.greater(squaredGradient, 0));
            const digits = tf.mul(tf.log(tf.where(isThere, squaredGradient, tf.onesLike(squaredGradient))), DICE);
            const dice = tf.sub(tf.mul(tf.sub(digits, tf.floor(digits)), 2), 1);
            const push = tf.mul(tf.mul(tf.where(isThere, dice, tf.zerosLike(dice)), rate), keep);
            const logScale = tf.clipByValue(tf.add(stateTensor(state, 'layers', 'logScale'), push), -maxLogScale, maxLogScale);
            return { rawScale: tf.exp(logScale), state: { vectors: {}, layers: { logScale }, scalars: {} } };
        }),
    };
}
//# sourceMappingURL=random.js.map