import * as tf from '@tensorflow/tfjs';

/**
 * `y_r = x_r W_r` for every replica r. Inputs that all replicas share are data: no gradient flows to them.
 *
 * @param x `[replicas, rows, inputs]`, or `[rows, inputs]` for all replicas.
 * @param weights `[replicas, inputs, outputs]`
 * @returns `[replicas, rows, outputs]`
 */
export function replicaProduct(x: tf.Tensor, weights: tf.Tensor3D): tf.Tensor3D {
  if (x.rank === 3) return tf.matMul(x, weights);
  return shared(x, weights);
}

const shared = tf.customGrad<tf.Tensor3D>((x, weights, save) => {
  const [rows, all] = [x as tf.Tensor2D, weights as tf.Tensor3D];
  (save as tf.GradSaveFunc)([rows]);
  const replicas = all.shape[0];
  return {
    value: tf.getBackend() === 'wasm' ? tf.matMul(tf.expandDims(rows, 0), all) : fromWide(tf.matMul(rows, toWide(all)), replicas),
    gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [input] = saved as [tf.Tensor2D];
      const gradient = tf.getBackend() === 'wasm' ? tf.matMul(tf.expandDims(input, 0), dy, true) : fromWide(tf.matMul(input, toWide(dy as tf.Tensor3D), true), replicas);
      return [tf.zerosLike(input), gradient];
    },
  };
});

/**
 * `[replicas, rows, columns]` → `[rows, replicas * columns]`: the products of one input with all replicas are one product.
 * Only the wasm kernel (wasm-patches/product) takes one matrix for all by itself.
 */
function toWide(tensor: tf.Tensor3D): tf.Tensor2D {
  const [replicas, rows, columns] = tensor.shape;
  return tf.reshape(tf.transpose(tensor, [1, 0, 2]), [rows, replicas * columns]);
}

/** The inverse of {@link toWide}. */
function fromWide(wide: tf.Tensor2D, replicas: number): tf.Tensor3D {
  const [rows, all] = wide.shape;
  return tf.transpose(tf.reshape(wide, [rows, replicas, all / replicas]), [1, 0, 2]);
}
