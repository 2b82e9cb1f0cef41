import * as tf from '@tensorflow/tfjs';

import type { ModelSpec } from '#libs/contracts';
import { averagePool, gelu, layerNorm, replicaProduct, type VariableTensors } from '#libs/tensor-math';

import type { LayerDefinition, PlainStage, VariableStart } from './layer-definition.js';

/** Name and group of a layer. */
export interface LayerPlace {
  readonly name: string;
  readonly module: string;
}

/** y = x W + b; kernel `[inputs, outputs]`. */
export function dense(place: LayerPlace, inputs: number, outputs: number, start: VariableStart): LayerDefinition {
  return {
    ...place,
    kind: 'dense',
    variables: [
      { name: 'kernel', shape: [inputs, outputs], start },
      { name: 'bias', shape: [outputs], start: 'zeros' },
    ],
    forward: (x, v) => tf.add(tf.matMul(x as tf.Tensor2D, variable(v, 'kernel') as tf.Tensor2D), variable(v, 'bias')),
    forwardReplicas: (x, v) => tf.add(replicaProduct(x, variable(v, 'kernel') as tf.Tensor3D), tf.expandDims(variable(v, 'bias'), 1)),
  };
}

/** What lies along the first axis. A single one without unstack, whose gradient the package does not have there. */
function oneByOne(x: tf.Tensor): tf.Tensor[] {
  return x.shape[0] === 1 ? [tf.squeeze(x, [0])] : tf.unstack(x);
}

/** 3×3 convolution, stride 1, size kept; kernel `[3, 3, inputs, outputs]`, images `[batch, height, width, channels]`. */
export function conv2d(place: LayerPlace, inputs: number, outputs: number, start: VariableStart): LayerDefinition {
  return {
    ...place,
    kind: 'conv2d',
    variables: [
      { name: 'kernel', shape: [3, 3, inputs, outputs], start },
      { name: 'bias', shape: [outputs], start: 'zeros' },
    ],
    forward: (x, v) =>
      tf.add(tf.conv2d(x as tf.Tensor4D, variable(v, 'kernel') as tf.Tensor4D, 1, 'same'), variable(v, 'bias')),
    // a convolution is bound by its arithmetic: one after the other costs what all at once would
    forwardReplicas: (x, v, isShared) => {
      const [kernels, biases] = [oneByOne(variable(v, 'kernel')), oneByOne(variable(v, 'bias'))];
      const inputs = isShared ? kernels.map(() => x) : oneByOne(x);
      return tf.stack(kernels.map((kernel, r) => tf.add(tf.conv2d(inputs[r] as tf.Tensor4D, kernel as tf.Tensor4D, 1, 'same'), biases[r] as tf.Tensor)));
    },
  };
}

/** Layer normalisation over the last axis, with a gain and an offset per feature or channel. */
export function norm(place: LayerPlace, features: number): LayerDefinition {
  return {
    ...place,
    kind: 'layer-norm',
    variables: [
      { name: 'gain', shape: [features], start: 'ones' },
      { name: 'offset', shape: [features], start: 'zeros' },
    ],
    forward: (x, v) => layerNorm(x, variable(v, 'gain'), variable(v, 'offset')),
    forwardReplicas: (x, v) => {
      const rows = tf.reshape(x, [x.shape[0], -1, features]);
      return tf.reshape(layerNorm(rows, tf.expandDims(variable(v, 'gain'), 1), tf.expandDims(variable(v, 'offset'), 1)), x.shape);
    },
  };
}

/** The largest of each 2×2 window; an odd edge makes a window of its own. */
export const maxPool: PlainStage = (x) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'same');

/** The mean of each 2×2 window; an odd edge makes a window of its own. */
export const meanPool: PlainStage = (x) => averagePool(x as tf.Tensor4D);

/** One row of numbers per example. */
export const flat: PlainStage = (x) => (x.rank === 2 ? x : tf.reshape(x, [x.shape[0], -1]));

/** The activation of that name. */
export function activate(name: ModelSpec['activation']): PlainStage {
  switch (name) {
    case 'relu':
      return (x) => tf.relu(x);
    case 'tanh':
      return (x) => tf.tanh(x);
    case 'gelu':
      return gelu;
  }
}

/** A variable of a layer by its name. */
export function variable(variables: VariableTensors, name: string): tf.Tensor {
  const tensor = variables[name];
  if (tensor === undefined) throw new RangeError(`variable ${name} is missing`);
  return tensor;
}
