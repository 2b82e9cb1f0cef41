import * as tf from '@tensorflow/tfjs';

import type { GradientTransform, Layout, TransformState } from '#libs/gradient-scaling';

/** What a step hands to {@link BaseOptimizer.place}; all borrowed. */
export interface Move {
  /** η · k · s_l · u, flat `[P]`: the whole update, all zero when the step is skipped. */
  readonly update: tf.Tensor;
  /** Weights at which the gradient was taken, flat `[P]`. */
  readonly params: tf.Tensor;
  /** η of this step, `[]`. */
  readonly learningRate: tf.Tensor;
  /** k: 1 where the step is applied, 0 where it is skipped, `[]`. */
  readonly keep: tf.Tensor;
}

/** Where a move led; owned by the caller. */
export interface Placed {
  /** Weights at which the next gradient is taken, flat `[P]`. */
  readonly params: tf.Tensor;
  readonly state: TransformState;
}

/**
 * Turns gradients into a direction, and a scaled direction into new weights; the layer's scale comes in between.
 *
 * Pure. With `keep` = 0 weights and state stay bit for bit as they were.
 */
export interface BaseOptimizer {
  readonly name: string;
  /** Gradient → direction, before learning rate and scale. */
  readonly direction: GradientTransform;
  init(params: tf.Tensor, layout: Layout): TransformState;
  /** η of the next step, `[]`. */
  learningRate(state: TransformState): tf.Tensor;
  place(move: Move, state: TransformState): Placed;
  /** The weights that predict, flat `[P]`. */
  evaluationParams(params: tf.Tensor, state: TransformState): tf.Tensor;
}

/** A learning rate for all, or one for each replica. */
export type LearningRate = number | readonly number[];

/** `[]`, or `[R, 1]`. */
export function rateTensor(rate: LearningRate): tf.Tensor {
  return typeof rate === 'number' ? tf.scalar(rate) : tf.tensor2d([...rate], [rate.length, 1]);
}
