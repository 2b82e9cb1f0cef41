import type * as tf from '@tensorflow/tfjs';

import type { VariableTensors } from '#libs/tensor-math';

/** How a variable starts. */
export type VariableStart = 'zeros' | 'ones' | 'he' | 'glorot';

/** One trainable variable. */
export interface VariableDefinition {
  readonly name: string;
  readonly shape: readonly number[];
  readonly start: VariableStart;
}

/** One stage of the forward pass that has weights. */
export interface LayerDefinition {
  readonly name: string;
  /** dense, conv2d, layer-norm. */
  readonly kind: string;
  /** The group that a person would put it in. */
  readonly module: string;
  readonly variables: readonly VariableDefinition[];
  forward(x: tf.Tensor, variables: VariableTensors): tf.Tensor;
  /**
   * The same for R replicas at once.
   *
   * @param x `[R, batch, …]`, or `[batch, …]` that all replicas share (`isShared`).
   * @param variables `[R, …shape]` each.
   * @returns `[R, batch, …]`
   */
  forwardReplicas(x: tf.Tensor, variables: VariableTensors, isShared: boolean): tf.Tensor;
}

/** One stage without weights: activation, pooling, flattening. */
export type PlainStage = (x: tf.Tensor) => tf.Tensor;

/** One stage of the forward pass. */
export type Stage = LayerDefinition | PlainStage;
