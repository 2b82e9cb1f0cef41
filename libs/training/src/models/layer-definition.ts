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

/** One stage that a training step multiplies by a mask, and that passes everything through where none is given. */
export interface DropoutStage {
  /** `drop1`, …: the key of its mask. */
  readonly name: string;
  readonly kind: 'dropout';
  /** Share of the numbers that are dropped, in [0, 1). */
  readonly rate: number;
  /** Numbers of an example. */
  readonly width: number;
}

/** Masks by the name of the stage, `[batch, width]` or one for each replica, `[R, batch, width]`. */
export type Masks = Readonly<Record<string, tf.Tensor>>;

/** One stage of the forward pass. */
export type Stage = LayerDefinition | PlainStage | DropoutStage;
