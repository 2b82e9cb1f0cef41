import { calc, fusedPass } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { layerDots, scaleLayers } from '../layer-kernels.js';
import { tidyRecord } from '../tidy.js';
import { stateTensor } from '../transform.js';
/** Keeps 0/0 from being NaN; the smallest power of ten that float32 holds in full. */
const SMALLEST = 1e-37;
/** Before the first step: m = 0, q = 0, c = 0; with `economy` nothing but the count of applied steps. */
export function initMoments(layout, economy = false) {
    if (economy)
        return { vectors: {}, layers: {}, scalars: { applied: tf.scalar(0) } };
    return {
        vectors: { mean: tf.zeros([layout.size]) },
        layers: { meanSquare: tf.zeros([layout.layers.length]), squaredMean: tf.zeros([layout.layers.length]) },
        scalars: { correction: tf.scalar(0), applied: tf.scalar(0) },
    };
}
/**
 * Takes in one gradient: m ← β m + (1−β) g, q ← β q + (1−β)‖g‖², c ← 1 − β^n (bias correction), per layer.
 *
 * Written as m ← m + k(1−β)(g − m) with k = 1, or 0 for a skipped step: then every moment stays bit for bit.
 *
 * @param gradients flat `[P]`, as they came from backprop.
 */
export function observeGradients(gradients, params, state, options) {
    const { decay = 0.9, skipNonFinite = true, economy = false, layout } = options;
    if (economy)
        return observeNorms(gradients, params, state, { skipNonFinite, layout });
    return tidyRecord(() => {
        const mean = stateTensor(state, 'vectors', 'mean');
        const squaredMean = stateTensor(state, 'layers', 'squaredMean');
        const [squaredGradient, along, squaredParams] = layerDots([[gradients, gradients], [gradients, mean], [params, params]], layout);
        const finite = finiteLayers(squaredGradient);
        const keep = keepOf(finite, skipNonFinite);
        const mask = tf.mul(keep, tf.onesLike(finite));
        const clean = skipNonFinite ? scaleLayers(gradients, mask, layout) : tf.clone(gradients);
        const cleanSquare = tf.where(tf.cast(mask, 'bool'), squaredGradient, tf.zerosLike(mask));
        const next = nextMoments({ clean, cleanSquare }, state, { keep, gain: tf.mul(keep, 1 - decay), layout });
        const signalShare = signal(next);
        return {
            statistics: {
                squaredGradient,
                squaredParams,
                cosine: divideOrZero(along, tf.mul(tf.sqrt(squaredGradient), tf.sqrt(squaredMean))),
                signalShare,
                noise: tf.sub(tf.div(1, signalShare), 1),
                finite,
                keep,
                applied: tf.clone(stateTensor(next, 'scalars', 'applied')),
            },
            gradients: clean,
            state: next,
        };
    });
}
/** What norms alone tell of a step. */
function observeNorms(gradients, params, state, { skipNonFinite, layout }) {
    return tidyRecord(() => {
        const [squaredGradient, squaredParams] = layerDots([[gradients, gradients], [params, params]], layout);
        const finite = finiteLayers(squaredGradient);
        const keep = keepOf(finite, skipNonFinite);
        const applied = tf.add(stateTensor(state, 'scalars', 'applied'), keep);
        const unknown = tf.fill(squaredGradient.shape, NaN);
        return {
            statistics: { squaredGradient, squaredParams, cosine: unknown, signalShare: unknown, noise: unknown, finite, keep, applied: tf.clone(applied) },
            gradients: skipNonFinite ? scaleLayers(gradients, tf.mul(keep, tf.onesLike(finite)), layout) : tf.clone(gradients),
            state: { vectors: {}, layers: {}, scalars: { applied } },
        };
    });
}
/** 1 where the layer's squared norm is finite, else 0; shape as given. */
export function finiteLayers(squaredGradient) {
    // ∞ − ∞ and NaN − NaN are NaN, which equals nothing
    return tf.tidy(() => tf.cast(tf.equal(tf.sub(squaredGradient, squaredGradient), 0), 'float32'));
}
/** 1 where the step is applied, 0 where it is skipped: `[]` of `[layers]`, `[R, 1]` of replicas, each for itself. */
export function keepOf(finite, skipNonFinite) {
    return skipNonFinite ? tf.min(finite, -1, finite.rank > 1) : tf.scalar(1);
}
function nextMoments({ clean, cleanSquare }, state, { keep, gain, layout }) {
    const mean = towards(stateTensor(state, 'vectors', 'mean'), clean, gain);
    const [squaredMean] = layerDots([[mean, mean]], layout);
    return {
        vectors: { mean },
        layers: { meanSquare: towards(stateTensor(state, 'layers', 'meanSquare'), cleanSquare, gain), squaredMean },
        scalars: {
            // an average of ones is 1 − βⁿ, without the cancellation of pow near 1
            correction: towards(stateTensor(state, 'scalars', 'correction'), tf.onesLike(gain), gain),
            applied: tf.add(stateTensor(state, 'scalars', 'applied'), keep),
        },
    };
}
function signal(moments) {
    const meanSquare = stateTensor(moments, 'layers', 'meanSquare');
    const correction = stateTensor(moments, 'scalars', 'correction');
    return divideOrZero(stateTensor(moments, 'layers', 'squaredMean'), tf.mul(meanSquare, correction));
}
/** One step of a running average: a + gain (b − a). */
export function towards(from, to, gain) {
    const [moved] = fusedPass(TOWARDS, [from, to], [gain], () => [tf.add(from, tf.mul(tf.sub(to, from), gain))]);
    return moved;
}
const TOWARDS = {
    name: 'towards',
    inputs: 2,
    scalars: 1,
    formulas: [({ input, scalar }) => calc.towards(input(0), input(1), scalar(0))],
    host: (a, b, gain) => a + Math.fround(Math.fround(b - a) * gain),
};
/** a / b for b ≥ 0, and 0 where both are 0. NaN stays NaN. */
export function divideOrZero(a, b) {
    return tf.div(a, tf.maximum(b, SMALLEST));
}
//# sourceMappingURL=running-moments.js.map