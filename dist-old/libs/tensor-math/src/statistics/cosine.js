import * as tf from '@tensorflow/tfjs';
/**
 * `cos(a, b) = a·b / (‖a‖‖b‖)`, dimensionless, elementwise over any number of pairs.
 *
 * A zero vector has no direction: its cosine is 0 with everything ("no agreement"), never NaN. Not clipped: rounding
 * may give 1.0000001. NaN and infinite inputs give NaN.
 *
 * @param dot a·b
 * @param squareA ‖a‖², same shape as `dot`
 * @param squareB ‖b‖², same shape as `dot`
 */
export function cosine(dot, squareA, squareB) {
    return tf.tidy(() => {
        const norms = tf.mul(tf.sqrt(squareA), tf.sqrt(squareB));
        return tf.where(tf.equal(norms, 0), tf.zerosLike(norms), tf.div(dot, norms));
    });
}
//# sourceMappingURL=cosine.js.map