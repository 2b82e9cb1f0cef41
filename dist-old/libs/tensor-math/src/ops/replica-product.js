import * as tf from '@tensorflow/tfjs';
/**
 * `y_r = x_r W_r` for every replica r. Inputs that all replicas share are data: no gradient flows to them.
 *
 * @param x `[replicas, rows, inputs]`, or `[rows, inputs]` for all replicas.
 * @param weights `[replicas, inputs, outputs]`
 * @returns `[replicas, rows, outputs]`
 */
export function replicaProduct(x, weights) {
    if (x.rank === 3)
        return tf.matMul(x, weights);
    return shared(x, weights);
}
const shared = tf.customGrad((x, weights, save) => {
    const [rows, all] = [x, weights];
    save([rows]);
    const replicas = all.shape[0];
    return {
        value: tf.getBackend() === 'wasm' ? tf.matMul(tf.expandDims(rows, 0), all) : fromWide(tf.matMul(rows, toWide(all)), replicas),
        gradFunc: (dy, saved) => {
            const [input] = saved;
            const gradient = tf.getBackend() === 'wasm' ? tf.matMul(tf.expandDims(input, 0), dy, true) : fromWide(tf.matMul(input, toWide(dy), true), replicas);
            return [tf.zerosLike(input), gradient];
        },
    };
});
/**
 * `[replicas, rows, columns]` → `[rows, replicas * columns]`: the products of one input with all replicas are one product.
 * Only the wasm kernel (wasm-patches/product) takes one matrix for all by itself.
 */
function toWide(tensor) {
    const [replicas, rows, columns] = tensor.shape;
    return tf.reshape(tf.transpose(tensor, [1, 0, 2]), [rows, replicas * columns]);
}
/** The inverse of {@link toWide}. */
function fromWide(wide, replicas) {
    const [rows, all] = wide.shape;
    return tf.transpose(tf.reshape(wide, [rows, replicas, all / replicas]), [1, 0, 2]);
}
//# sourceMappingURL=replica-product.js.map