import * as tf from '@tensorflow/tfjs';
/** The gradients of a case on the current backend. Leaves no tensor behind. */
export async function gradientsOf({ inputs, compute }) {
    const tensors = inputs.map((input, index) => tf.tensor(valuesOfInput(input, index), [...input.shape]));
    const loss = (...xs) => {
        const output = compute(...xs);
        return tf.sum(tf.mul(output, tf.tensor(coefficientsOf(output.size), output.shape)));
    };
    const gradients = tf.tidy(() => tf.grads(loss)(tensors));
    const values = await Promise.all(gradients.map((gradient) => gradient.data()));
    tf.dispose([...tensors, ...gradients]);
    return values;
}
/** Values of an input of a case, by its place. */
export function valuesOfInput({ shape, scale = 1, shift = 0 }, index) {
    return seededValues({ count: shape.reduce((size, length) => size * length, 1), seed: index + 1, scale, shift });
}
/** What so many outputs are multiplied with in the loss of a case. */
export function coefficientsOf(count) {
    return seededValues({ count, seed: 99, scale: 1, shift: 0 });
}
/** Largest `|a − b| / max|b|` over the inputs; infinite when a value of `a` is not finite. Dimensionless. */
export function maxRelativeError(actual, expected) {
    return Math.max(...expected.map((values, index) => relativeError(actual[index] ?? [], values)));
}
function relativeError(actual, expected) {
    let largest = Number.MIN_VALUE;
    let error = actual.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
    for (let i = 0; i < expected.length; i++) {
        const difference = Math.abs((actual[i] ?? Number.NaN) - (expected[i] ?? Number.NaN));
        error = Number.isFinite(difference) ? Math.max(error, difference) : Number.POSITIVE_INFINITY;
        largest = Math.max(largest, Math.abs(expected[i] ?? 0));
    }
    return error / largest;
}
/** Uniform values in ±scale around shift from a 32-bit mixing generator; the same on every machine. */
export function seededValues({ count, seed, scale, shift }) {
    let state = Math.imul(seed, 0x9e3779b1) >>> 0;
    return Float32Array.from({ length: count }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
        return shift + scale * ((mixed / 2 ** 32) * 2 - 1);
    });
}
//# sourceMappingURL=gradient-case.js.map