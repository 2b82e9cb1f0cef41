import * as tf from '@tensorflow/tfjs';

import { towards } from '../statistics/running-moments.js';
import { tidyRecord } from '../tidy.js';
import { type GradientTransform, stateTensor } from '../transform.js';

/** Keeps a division by a bias correction that is still 0 (first step skipped) from making NaN. */
export const TINY = 1e-30;

/** Settings of {@link scaleByRms}; dimensionless. */
export interface RmsOptions {
  /** β₂ of the running square, in [0, 1). */
  readonly beta2: number;
  /** Added to the root; > 0. */
  readonly epsilon: number;
}

/**
 * Divides each scalar of the update by its root mean square: u = g / (√(v/(1 − β₂ⁿ)) + ε), v ← β₂ v + (1−β₂) g².
 *
 * Adam without the running mean; the preconditioner of schedule-free Adam.
 *
 * @see Kingma and Ba, Adam, 2014, https://arxiv.org/abs/1412.6980
 */
export function scaleByRms({ beta2, epsilon }: RmsOptions): GradientTransform {
  return {
    name: 'rms',
    init: (_, layout) => ({ vectors: { v: tf.zeros([layout.size]) }, layers: {}, scalars: { c2: tf.scalar(0) } }),
    update: (updates, state, { keep }) =>
      tidyRecord(() => {
        const gain = tf.mul(keep, 1 - beta2);
        const v = towards(stateTensor(state, 'vectors', 'v'), tf.square(updates), gain);
        const c2 = towards(stateTensor(state, 'scalars', 'c2'), tf.onesLike(gain), gain);
        const root = tf.sqrt(tf.div(v, tf.maximum(c2, TINY)));
        return { updates: tf.div(updates, tf.add(root, epsilon)), state: { vectors: { v }, layers: {}, scalars: { c2 } } };
      }),
  };
}
