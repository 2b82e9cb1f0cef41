import * as tf from '@tensorflow/tfjs';
/**
 * One step of an exponential running mean from 0: `m ← d·m + (1 − d)·x`. Divide by `biasCorrection` to read it.
 *
 * @param decay d, 0 ≤ d < 1
 * @throws RangeError when the decay is outside of [0, 1).
 */
export function runningMean(previous, value, decay) {
    checkDecay(decay);
    return tf.tidy(() => tf.add(tf.mul(previous, decay), tf.mul(value, 1 - decay)));
}
/**
 * Share of a running mean that comes from values and not from its zero start: `1 − d^steps`.
 *
 * @param steps values taken in, ≥ 1
 * @see Kingma 2014, https://arxiv.org/abs/1412.6980 section 3
 * @throws RangeError when there is no step or the decay is outside of [0, 1).
 */
export function biasCorrection(decay, steps) {
    checkDecay(decay);
    if (!(steps >= 1))
        throw new RangeError(`steps must be >= 1, got ${String(steps)}`);
    return 1 - decay ** steps;
}
/**
 * Noise of a vector sequence, `(E‖g‖² − ‖E g‖²) / ‖E g‖²`: its variance over its squared mean norm, dimensionless.
 *
 * 0 for a sequence that does not vary, and for one of zero vectors; infinite where the mean cancels out but the vectors
 * do not. A variance below 0 by rounding counts as 0. NaN stays NaN.
 *
 * @param meanOfSquares E‖g‖², bias-corrected
 * @param squareOfMean ‖E g‖², bias-corrected, same shape
 */
export function noiseRatio(meanOfSquares, squareOfMean) {
    return tf.tidy(() => {
        const variance = tf.sub(meanOfSquares, squareOfMean);
        return tf.where(tf.lessEqual(variance, 0), tf.zerosLike(variance), tf.div(variance, squareOfMean));
    });
}
function checkDecay(decay) {
    if (!(decay >= 0 && decay < 1))
        throw new RangeError(`decay must be in [0, 1), got ${String(decay)}`);
}
//# sourceMappingURL=running-moments.js.map