import * as tf from '@tensorflow/tfjs';
/**
 * The variables of a layer as one vector, in the order of their names, so that two records of the same layer line up
 * however they were built.
 *
 * @returns `[n]`, n = number of elements of all variables
 * @throws RangeError when there is no variable.
 */
export function flattenLayer(variables) {
    const names = Object.keys(variables).sort();
    if (names.length === 0)
        throw new RangeError('a layer has at least one variable, got none');
    return tf.tidy(() => {
        const vectors = names.map((name) => tf.reshape(variables[name], [-1]));
        return vectors.length === 1 ? vectors[0].clone() : tf.concat1d(vectors);
    });
}
/**
 * All dot products of k vectors by one matrix product: `G = R·Rᵀ`, `G[i][j] = Σ_n R[i][n]·R[j][n]`.
 *
 * The diagonal holds sums of squares; everything that gradlens measures about a layer (norms, cosines, noise) comes
 * out of one such product per layer. Accumulated in float32: a sum of squares above 3.4e38 becomes infinite, one
 * below 1.2e-38 loses digits or becomes 0; the relative error grows with n, 6e-5 at n = 235,146 on wasm. Non-finite elements make their row and column non-finite.
 *
 * @param vectors k tensors `[n]`
 * @returns `[k, k]`, symmetric
 * @throws RangeError when there is no vector.
 */
export function dotProducts(vectors) {
    if (vectors.length === 0)
        throw new RangeError('dot products need at least one vector, got none');
    return tf.tidy(() => {
        const rows = tf.stack([...vectors]);
        return tf.matMul(rows, rows, false, true);
    });
}
/** `dotProducts` of several records of one layer (gradient, running mean, weights, update, …). */
export function layerDotProducts(records) {
    return tf.tidy(() => dotProducts(records.map(flattenLayer)));
}
/** `Σ x²` over all variables of a layer; scalar. Limits as in `dotProducts`. */
export function sumOfSquares(variables) {
    return tf.tidy(() => {
        const vector = flattenLayer(variables);
        return tf.reshape(tf.matMul(tf.reshape(vector, [1, -1]), tf.reshape(vector, [-1, 1])), []);
    });
}
/** `‖x‖₂ = √Σ x²` over all variables of a layer; scalar, in the unit of x. */
export function l2Norm(variables) {
    return tf.tidy(() => tf.sqrt(sumOfSquares(variables)));
}
//# sourceMappingURL=dot-products.js.map