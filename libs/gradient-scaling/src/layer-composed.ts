import * as tf from '@tensorflow/tfjs';

/** Dot products per layer from ordinary ops, for backends whose memory JavaScript cannot see; `[layers]` per pair (`[R, layers]` of replicas). */
export function composedDots(
  pairs: readonly (readonly [tf.Tensor, tf.Tensor])[],
  sizes: readonly number[],
): tf.Tensor[] {
  return tf.tidy(() => pairs.map(([a, b]) => tf.stack(splitLayers(tf.mul(a, b), sizes).map((part) => tf.sum(part, -1)), -1)));
}

/** A factor per layer from ordinary ops; a factor of 0 gives exactly 0. */
export function composedScale(flat: tf.Tensor, factors: tf.Tensor, sizes: readonly number[]): tf.Tensor {
  return tf.tidy(() => {
    const each = splitLayers(
      factors,
      sizes.map(() => 1),
    );
    return tf.concat(splitLayers(flat, sizes).map((part, l) => scalePart(part, each[l] as tf.Tensor)), -1);
  });
}

function scalePart(part: tf.Tensor, factor: tf.Tensor): tf.Tensor {
  return tf.where(tf.equal(factor, 0), tf.zerosLike(part), tf.mul(part, factor));
}

function splitLayers(flat: tf.Tensor, sizes: readonly number[]): tf.Tensor[] {
  return sizes.length === 1 ? [flat] : tf.split(flat, [...sizes], -1);
}
