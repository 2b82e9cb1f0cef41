import type * as tf from '@tensorflow/tfjs';

import type { VariableTensors } from '#libs/tensor-math';

/** How a variable starts. */
export type VariableStart = 'zeros' | 'ones' | 'he' | 'glorot' | 'embedding';

/** One trainable variable. */
export interface VariableDefinition {
  readonly name: string;
  readonly shape: readonly number[];
  readonly start: VariableStart;
}

/** One stage of the forward pass that has weights. */
export interface LayerDefinition {
  readonly name: string;
  /** dense, conv2d, layer-norm, embedding, position. */
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

/** A pass through the net, as a stage of several layers sees it. */
export interface Pass {
  /** Of the net: `[batch, tokens]`, or `[R, batch, tokens]` where each replica has its own. */
  readonly inputs: tf.Tensor;
  /** Whether what goes through has the replica in front. */
  readonly isReplicated: boolean;
  /** A layer with its weights. */
  readonly apply: (layer: LayerDefinition, x: tf.Tensor) => tf.Tensor;
}

/** One stage of several layers, in the order of its forward pass, or of none that looks at the inputs of the net. */
export interface CompositeStage {
  readonly layers: readonly LayerDefinition[];
  /** @param x with the replica in front where the pass is of replicas. */
  run(x: tf.Tensor, pass: Pass): tf.Tensor;
}

/** One stage of the forward pass. */
export type Stage = LayerDefinition | PlainStage | DropoutStage | CompositeStage;
