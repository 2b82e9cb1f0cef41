import type * as tf from '@tensorflow/tfjs';

/** Variables of one layer by name (kernel, bias, …). */
export type VariableTensors = Readonly<Record<string, tf.Tensor>>;

/** Tensors keyed by layer name, then by variable name; never by position. */
export type LayerTensors = Readonly<Record<string, VariableTensors>>;
