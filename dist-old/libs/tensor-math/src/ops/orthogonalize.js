import * as tf from '@tensorflow/tfjs';
/** Of the quintic p(σ) = a σ + b σ³ + c σ⁵: steep at 0, and after five rounds every singular value lies between about 0.7 and 1.2. */
const [A, B, C] = [3.4445, -4.775, 2.0315];
const ROUNDS = 5;
const TINY = 1e-7;
/**
 * A matrix with about the singular vectors of the given one and all singular values near 1, by five rounds of Newton–Schulz:
 * X ← G/‖G‖; X ← a X + (b A + c A²) X with A = X Xᵀ. An approximation: singular values end between 0.7 and 1.2, not at 1; those below about a thousandth of the norm end lower. All zero stays all zero.
 *
 * @param matrix `[m, n]`.
 * @see Jordan et al., Muon: an optimizer for hidden layers in neural networks, 2024, https://kellerjordan.github.io/posts/muon/
 */
export function orthogonalize(matrix) {
    return tf.tidy(() => {
        const isTall = matrix.shape[0] > matrix.shape[1];
        const wide = isTall ? tf.transpose(matrix) : matrix;
        let x = tf.div(wide, tf.add(tf.sqrt(tf.sum(tf.square(wide))), TINY));
        for (let round = 0; round < ROUNDS; round++) {
            const gram = tf.matMul(x, x, false, true);
            const polynomial = tf.add(tf.mul(gram, B), tf.mul(tf.matMul(gram, gram), C));
            x = tf.add(tf.mul(x, A), tf.matMul(polynomial, x));
        }
        return isTall ? tf.transpose(x) : x;
    });
}
//# sourceMappingURL=orthogonalize.js.map