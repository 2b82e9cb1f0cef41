import * as tf from '@tensorflow/tfjs';
import { DECISION_FLAGS } from '#libs/contracts';
/** exp and log in float32 do not cancel: differences below this are not a bound at work. */
const TOLERANCE = 1e-5;
/**
 * Bounds a scale: first |log s| ≤ `clamp`, then |log s − log s_last| ≤ `rateLimit`, where s_last is the scale that was
 * applied last (1 before the first step). `false` switches a guard off; a scale that no guard touches stays bit for bit.
 *
 * A raw scale of NaN gives no direction to bound: with a guard on, the last scale is kept and flagged `clamped`;
 * without one it goes through.
 *
 * @param rawScale `[layers]`
 * @param last scale of the last applied step, `[layers]`
 */
export function boundScale(rawScale, last, { clamp, rateLimit }) {
    if (clamp === false && rateLimit === false)
        return { scale: tf.clone(rawScale), flags: tf.zerosLike(rawScale) };
    return tf.tidy(() => {
        const isNumber = tf.cast(tf.equal(rawScale, rawScale), 'float32');
        const logLast = tf.log(last);
        const logRaw = tf.where(tf.cast(isNumber, 'bool'), tf.log(rawScale), logLast);
        const clamped = clamp === false ? unbounded(logRaw) : clampLog(logRaw, clamp);
        const limited = rateLimit === false ? unbounded(clamped.log) : limitChange(clamped.log, logLast, rateLimit);
        const lost = tf.sub(1, isNumber);
        const wasClamped = tf.maximum(clamped.acted, lost);
        const acted = tf.cast(tf.maximum(wasClamped, limited.acted), 'bool');
        return {
            scale: tf.where(acted, tf.exp(limited.log), rawScale),
            flags: tf.add(tf.mul(wasClamped, DECISION_FLAGS.clamped), tf.mul(limited.acted, DECISION_FLAGS.rateLimited)),
        };
    });
}
function unbounded(log) {
    return { log, acted: tf.zerosLike(log) };
}
function clampLog(log, bound) {
    return { log: tf.clipByValue(log, -bound, bound), acted: isBeyond(log, bound) };
}
function limitChange(log, logLast, bound) {
    const change = tf.sub(log, logLast);
    return { log: tf.add(logLast, tf.clipByValue(change, -bound, bound)), acted: isBeyond(change, bound) };
}
function isBeyond(value, bound) {
    return tf.cast(tf.greater(tf.abs(value), bound + TOLERANCE), 'float32');
}
//# sourceMappingURL=bound-scale.js.map