import * as tf from '@tensorflow/tfjs';

/**
 * Mean cross entropy of a batch, `−1/B Σ_b Σ_c y_bc · log softmax(z_b)_c`, with the gradient `(softmax(z) − y)/B · dL`.
 *
 * Safe for logits of any finite size (the largest is taken off first). `labels` are constants: no gradient flows to them.
 *
 * @param logits `[batch, classes]`
 * @param labels `[batch, classes]`, each row sums to 1 (one-hot or soft).
 * @returns scalar
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return crossEntropy(logits, labels);
}

const crossEntropy = tf.customGrad((logits, labels, save) => {
  const [z, y] = [logits as tf.Tensor2D, labels as tf.Tensor2D];
  const batch = z.shape[0];
  const shifted = tf.sub(z, tf.max(z, 1, true));
  const powers = tf.exp(shifted);
  const total = tf.sum(powers, 1, true);
  const loss = tf.div(tf.sum(tf.mul(tf.sub(tf.log(total), shifted), y)), batch);
  (save as tf.GradSaveFunc)([powers, total, y]);
  return {
    value: loss,
    gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [savedPowers, savedTotal, savedLabels] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
      const gradient = tf.mul(tf.sub(tf.div(savedPowers, savedTotal), savedLabels), tf.div(dy, batch));
      return [gradient, tf.zerosLike(savedLabels)];
    },
  };
}) as (logits: tf.Tensor2D, labels: tf.Tensor2D) => tf.Scalar;
