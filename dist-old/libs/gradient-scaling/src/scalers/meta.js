import { InputError } from '#libs/contracts';
import * as tf from '@tensorflow/tfjs';
import { tidyRecord } from '../tidy.js';
import { stateTensor } from '../transform.js';
import { metaPush } from './meta-network.js';
import { signalAboveNoise } from './snr.js';
/** β of the running mean of log ‖g‖. */
const LEVEL_DECAY = 0.9;
/** Below this a norm counts as this, so that its log is finite. */
const LEAST_NORM = 1e-12;
/**
 * `snr` and what a small network, one for all layers, adds to it:
 * a ← clip(a + up·(z − rest) + limit·tanh(v·tanh(W f + b) + c), ±maxLogScale), s = exp(a).
 *
 * f: signal z as of `snr`; cosine; tanh(log ‖g‖ − its running mean before this step); tanh(log(‖u‖/‖w‖)/4), with u before
 * learning rate and scale; min(1, log₁₀(applied steps)/4). All can be had from the ledger. With v = 0, c = 0 it is `snr` bit for bit.
 *
 * @throws InputError if the weights are a file's name: only a spec file can name one.
 */
export function metaScaler(options) {
    const { up, rest, maxLogScale, weights } = options;
    if (typeof weights === 'string') {
        throw new InputError({ source: null, path: 'scaler.weights', value: JSON.stringify(weights), allowed: 'the weights themselves; a file only in a spec file of gradlens run' });
    }
    return {
        name: 'meta',
        needsAlignment: false,
        range: { rawScale: { min: Math.exp(-maxLogScale), max: Math.exp(maxLogScale) } },
        init: ({ layers }) => stateOf(tf.zeros([layers.length]), tf.zeros([layers.length])),
        choose: (input, state) => tidyRecord(() => {
            const signal = signalAboveNoise(input.signalShare, options.decay);
            const { rise, level } = gradientRise(input, stateTensor(state, 'layers', 'level'));
            const moves = tf.mul(tf.cast(tf.greater(input.applied, options.warmupSteps + 1), 'float32'), input.keep);
            const push = tf.add(tf.mul(tf.sub(signal, rest), up), metaPush(featuresOf(input, signal, rise), weights));
            const last = stateTensor(state, 'layers', 'logScale');
            const logScale = tf.clipByValue(tf.add(last, tf.where(isOn(moves, push), tf.mul(push, moves), tf.zerosLike(push))), -maxLogScale, maxLogScale);
            return { rawScale: tf.exp(logScale), state: stateOf(logScale, level) };
        }),
    };
}
function stateOf(logScale, level) {
    return { vectors: {}, layers: { logScale, level }, scalars: {} };
}
/** log ‖g‖ against its running mean before this step, which starts at the first; a skipped step leaves the mean as it was. */
function gradientRise({ squaredGradient, applied, keep }, before) {
    const norm = logNorm(squaredGradient);
    const mean = tf.where(isOn(tf.greater(applied, 1), norm), before, norm);
    const rise = tf.sub(norm, mean);
    const level = tf.where(isOn(keep, norm), tf.add(mean, tf.mul(rise, 1 - LEVEL_DECAY)), before);
    return { rise: tf.tanh(rise), level };
}
/** `[layers, features]`, or `[R, layers, features]` of replicas. */
function featuresOf({ cosine, squaredUpdates, squaredParams, applied }, signal, rise) {
    const ratio = tf.tanh(tf.div(tf.sub(logNorm(squaredUpdates), logNorm(squaredParams)), 4));
    const progress = tf.minimum(tf.div(tf.log(tf.maximum(applied, 1)), 4 * Math.LN10), 1);
    return tf.stack([signal, cosine, rise, ratio, tf.mul(progress, tf.onesLike(signal))], -1);
}
function logNorm(square) {
    return tf.log(tf.maximum(tf.sqrt(square), LEAST_NORM));
}
/** A condition of the run, or of each replica, for every layer. */
function isOn(condition, like) {
    return tf.cast(tf.mul(tf.cast(condition, 'float32'), tf.onesLike(like)), 'bool');
}
//# sourceMappingURL=meta.js.map