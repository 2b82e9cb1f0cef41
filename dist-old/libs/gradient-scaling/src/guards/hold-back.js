import * as tf from '@tensorflow/tfjs';
import { DECISION_FLAGS } from '#libs/contracts';
import { towards } from '../statistics/running-moments.js';
import { tidyRecord } from '../tidy.js';
import { NO_STATE, stateTensor } from '../transform.js';
/** Weights shorter than this count as this long, as with agc: a layer of zeros must be able to begin. */
const LEAST_NORM = 1e-3;
/** Of the running mean of the loss. */
const DECAY = 0.95;
/** 1 − 0.95ⁿ of the steps before there is a mean to tell a jump from: some ten. */
const LEAST_SEEN = 0.4;
/** The lowest log of a back-off: 1 %. */
const LOWEST = Math.log(0.01);
/** Rounding is no act. */
const TOLERANCE = 1e-5;
/**
 * s ← s·exp(b), then s ← min(s, cap·max(‖w_l‖, 10⁻³)/(η‖u_l‖)): the update of no layer is longer than `ratioCap` times its weights.
 *
 * b is one for all layers: b ← max(b + log(factor), log 0.01) at a step whose loss is more than `above` times its running mean (0.95), else b ← min(0, b + recover).
 * What jumps counts as no more than the jump in that mean. The loss is that of the weights before the update, so a bad update is answered one step later; the cap acts in the same step.
 *
 * @returns null where the spec asks for neither.
 */
export function createHoldBack({ ratioCap, backOff }) {
    if (ratioCap === undefined && backOff === undefined)
        return null;
    return {
        init: () => (backOff === undefined ? NO_STATE : { ...NO_STATE, scalars: { logBackOff: tf.scalar(0), meanLoss: tf.scalar(0), seen: tf.scalar(0) } }),
        hold: (scale, input, state) => tidyRecord(() => {
            const next = backOff === undefined ? NO_STATE : followLoss(backOff, input, state);
            const backed = backOff === undefined ? scale : tf.mul(scale, tf.exp(stateTensor(next, 'scalars', 'logBackOff')));
            const capped = ratioCap === undefined ? backed : tf.minimum(backed, allowedScale(ratioCap, input));
            const flags = tf.add(tf.mul(isBelow(backed, scale), DECISION_FLAGS.backedOff), tf.mul(isBelow(capped, backed), DECISION_FLAGS.ratioCapped));
            return { scale: tf.clone(capped), flags, state: next };
        }),
    };
}
/** cap·max(‖w‖, 10⁻³)/(η‖u‖); no bound where there is no update, or none that is a number. */
function allowedScale(ratioCap, { squaredUpdates, squaredParams, learningRate }) {
    const length = tf.mul(tf.sqrt(squaredUpdates), learningRate);
    const hasLength = tf.greater(length, 0);
    const most = tf.div(tf.mul(tf.maximum(tf.sqrt(squaredParams), LEAST_NORM), ratioCap), tf.where(hasLength, length, tf.onesLike(length)));
    return tf.where(hasLength, most, tf.fill(length.shape, Infinity));
}
function followLoss({ above, factor, recover }, { loss, keep }, state) {
    const [logBackOff, meanLoss, seen] = ['logBackOff', 'meanLoss', 'seen'].map((name) => stateTensor(state, 'scalars', name));
    const limit = tf.mul(tf.div(meanLoss, tf.maximum(seen, TOLERANCE)), above);
    const isKnown = tf.greater(seen, LEAST_SEEN);
    // a loss that is no number is a jump
    const jumps = tf.logicalAnd(isKnown, tf.logicalNot(tf.lessEqual(loss, limit)));
    const moved = tf.where(jumps, tf.maximum(tf.add(logBackOff, Math.log(factor)), LOWEST), tf.minimum(tf.add(logBackOff, recover), 0));
    const counted = tf.where(jumps, limit, loss);
    const gain = tf.mul(keep, 1 - DECAY);
    const applied = tf.cast(keep, 'bool');
    return {
        ...NO_STATE,
        scalars: { logBackOff: tf.where(applied, moved, logBackOff), meanLoss: towards(meanLoss, counted, gain), seen: towards(seen, tf.onesLike(seen), gain) },
    };
}
function isBelow(lowered, scale) {
    return tf.cast(tf.less(lowered, tf.mul(scale, 1 - TOLERANCE)), 'float32');
}
//# sourceMappingURL=hold-back.js.map