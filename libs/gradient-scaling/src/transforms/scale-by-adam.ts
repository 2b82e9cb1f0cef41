import * as tf from '@tensorflow/tfjs';

import { towards } from '../statistics/running-moments.js';
import { tidyRecord } from '../tidy.js';
import { type GradientTransform, stateTensor } from '../transform.js';
import { type RmsOptions, TINY } from './scale-by-rms.js';

/** Settings of {@link scaleByAdam}; dimensionless. */
export interface AdamOptions extends RmsOptions {
  /** β₁ of the running mean, in [0, 1). */
  readonly beta1: number;
}

/**
 * Adam's direction: u = m̂ / (√v̂ + ε), m ← β₁ m + (1−β₁) g, v ← β₂ v + (1−β₂) g², m̂ = m/(1 − β₁ⁿ), v̂ = v/(1 − β₂ⁿ).
 *
 * The corrections are kept as averages of ones: without the cancellation of 1 − β₂ⁿ in float32.
 *
 * @see Kingma and Ba, Adam, 2014, https://arxiv.org/abs/1412.6980
 */
export function scaleByAdam({ beta1, beta2, epsilon }: AdamOptions): GradientTransform {
  return {
    name: 'adam',
    init: (_, layout) => ({
      vectors: { m: tf.zeros([layout.size]), v: tf.zeros([layout.size]) },
      layers: {},
      scalars: { c1: tf.scalar(0), c2: tf.scalar(0) },
    }),
    update: (updates, state, { keep }) =>
      tidyRecord(() => {
        const [gain1, gain2] = [tf.mul(keep, 1 - beta1), tf.mul(keep, 1 - beta2)];
        const m = towards(stateTensor(state, 'vectors', 'm'), updates, gain1);
        const v = towards(stateTensor(state, 'vectors', 'v'), tf.square(updates), gain2);
        const c1 = towards(stateTensor(state, 'scalars', 'c1'), tf.onesLike(gain1), gain1);
        const c2 = towards(stateTensor(state, 'scalars', 'c2'), tf.onesLike(gain2), gain2);
        const root = tf.sqrt(tf.div(v, tf.maximum(c2, TINY)));
        const mean = tf.div(m, tf.maximum(c1, TINY));
        return {
          updates: tf.div(mean, tf.add(root, epsilon)),
          state: { vectors: { m, v }, layers: {}, scalars: { c1, c2 } },
        };
      }),
  };
}
