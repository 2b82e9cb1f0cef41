import * as tf from '@tensorflow/tfjs';
/**
 * Measures of all layers in one tensor for one read-back: row i holds the tensors of `rows[i]`, flattened, in order.
 *
 * @param rows one list per layer, all with the same number of elements
 * @returns `[layers, measures]`, float32; values go through bit by bit, NaN and infinities too
 * @throws RangeError when there are no rows or their lengths differ.
 */
export function packRows(rows) {
    const widths = new Set(rows.map((row) => row.reduce((sum, tensor) => sum + tensor.size, 0)));
    if (widths.size !== 1)
        throw new RangeError(`rows must have one common length, got ${[...widths].join(', ') || 'no rows'}`);
    return tf.tidy(() => {
        const values = rows.flat().map((tensor) => tf.reshape(tensor, [tensor.size]));
        return tf.reshape(tf.concat1d(values), [rows.length, -1]);
    });
}
//# sourceMappingURL=pack-rows.js.map