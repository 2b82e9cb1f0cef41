import type { MetaWeights } from '#libs/contracts';
import * as tf from '@tensorflow/tfjs';

/**
 * limit · tanh(v · tanh(W f + b) + c) for every layer (of every replica): `[..., features]` → `[...]`.
 *
 * By broadcasting, not as one matrix product: so a replica among others gets the bits that it gets by itself.
 */
export function metaPush(features: tf.Tensor, { limit, hidden, hiddenBias, output, outputBias }: MetaWeights): tf.Tensor {
  return tf.tidy(() => {
    const sums = tf.sum(tf.mul(tf.expandDims(features, -2), tf.tensor2d(hidden)), -1);
    const units = tf.tanh(tf.add(sums, tf.tensor1d(hiddenBias)));
    return tf.mul(tf.tanh(tf.add(tf.sum(tf.mul(units, tf.tensor1d(output)), -1), outputBias)), limit);
  });
}
