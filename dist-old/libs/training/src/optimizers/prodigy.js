import * as tf from '@tensorflow/tfjs';
import { layerDots, stateTensor, tidyRecord, TINY, towards } from '#libs/gradient-scaling';
import { descend, paceOf } from './descend.js';
/**
 * Prodigy: Adam that estimates its own learning rate d, a lower bound of the distance from the start to a solution.
 *
 * m ← β₁ m + (1−β₁) d g, v ← β₂ v + (1−β₂) d² g², r ← √β₂ r + (1−√β₂) γ d² ⟨g, w₀ − w⟩, q ← √β₂ q + (1−√β₂) γ d² g,
 * w ← w − γ s d (m/(√v + d ε) + λ w), then d ← max(d, r/‖q‖₁).
 *
 * γ, the learning rate of the spec, is meant to be 1; d is in the checkpoints, and γ, not γ d, is the learning rate of the record. No bias correction, as in the paper.
 * In float32 w₀ − w is rounded to some 1e-7 of a weight: the first few estimates behind a first distance of 1e-6 are rough.
 *
 * @see Mishchenko and Defazio, Prodigy: An Expeditiously Adaptive Parameter-Free Learner, 2023, https://arxiv.org/abs/2306.06101 (algorithm 4)
 */
export function prodigy(spec, learningRate) {
    const pace = { learningRate, schedule: spec.schedule };
    return descend('prodigy', scaleByDistance(spec, pace), pace);
}
function scaleByDistance(spec, pace) {
    return {
        name: 'prodigy',
        init: (params, { size }) => ({
            vectors: { start: tf.clone(params), m: tf.zeros([size]), v: tf.zeros([size]), q: tf.zeros([size]) },
            layers: {},
            scalars: { d: tf.scalar(spec.firstDistance), r: tf.scalar(0), applied: tf.scalar(0) },
        }),
        update: (updates, state, context) => tidyRecord(() => {
            const d = stateTensor(state, 'scalars', 'd');
            const [m, v] = momentsOf(updates, state, { d, spec, keep: context.keep });
            const length = tf.div(m, tf.add(tf.sqrt(v), tf.mul(d, spec.epsilon)));
            const decayed = spec.weightDecay === 0 ? length : tf.add(length, tf.mul(context.params, spec.weightDecay));
            const next = nextDistance(updates, state, { ...context, decay: Math.sqrt(spec.beta2), pace });
            return { updates: tf.mul(decayed, d), state: { ...next, vectors: { ...next.vectors, m, v } } };
        }),
    };
}
function momentsOf(gradients, state, { d, spec, keep }) {
    const scaled = tf.mul(gradients, d);
    return [
        towards(stateTensor(state, 'vectors', 'm'), scaled, tf.mul(keep, 1 - spec.beta1)),
        towards(stateTensor(state, 'vectors', 'v'), tf.square(scaled), tf.mul(keep, 1 - spec.beta2)),
    ];
}
/** The state behind a step, but for the moments. With `keep` = 0 all is as it was: d is the largest of the same numbers. */
function nextDistance(gradients, state, { params, layout, keep, decay, pace }) {
    const [start, d] = [stateTensor(state, 'vectors', 'start'), stateTensor(state, 'scalars', 'd')];
    const weight = tf.mul(tf.square(d), paceOf(state, pace));
    const gain = tf.mul(keep, 1 - decay);
    const r = towards(stateTensor(state, 'scalars', 'r'), tf.mul(weight, product(gradients, tf.sub(start, params), layout)), gain);
    const q = towards(stateTensor(state, 'vectors', 'q'), tf.mul(gradients, weight), gain);
    const estimate = tf.div(r, tf.maximum(product(tf.abs(q), tf.onesLike(q), layout), TINY));
    return {
        vectors: { start: tf.clone(start), q },
        layers: {},
        scalars: { d: tf.maximum(d, estimate), r, applied: tf.add(stateTensor(state, 'scalars', 'applied'), keep) },
    };
}
/** ⟨a, b⟩ over all weights: `[]`, or `[R, 1]`. */
function product(a, b, layout) {
    const [dots] = layerDots([[a, b]], layout);
    return tf.sum(dots, -1, dots.rank > 1);
}
//# sourceMappingURL=prodigy.js.map