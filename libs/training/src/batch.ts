import * as tf from '@tensorflow/tfjs';

import type { Split } from '#libs/datasets';

import type { Masks } from './models/layer-definition.js';

/** Examples and their classes on the device; owned by the caller. */
export interface Batch {
  /** `[batch, ...inputShape]`, with the replica in front where each has its own. */
  readonly inputs: tf.Tensor;
  /** One-hot times the weight of the class, `[batch, classes]`, with the replica in front where each has its own. */
  readonly labels: tf.Tensor;
  /** Whether classes have weights. */
  readonly isWeighted: boolean;
  /** Of dropout, in a training step; nothing is dropped without them. */
  readonly masks?: Masks;
}

/** What a batch is cut to. */
export interface BatchShape {
  readonly inputShape: readonly number[];
  readonly classes: number;
  /** Of each class in the loss; all 1 without them. */
  readonly classWeights?: Float32Array | undefined;
}

/** The same without class weights: what is asked of single records counts them alike. */
export function unweighted({ inputShape, classes }: BatchShape): BatchShape {
  return { inputShape, classes };
}

/** The named rows of a split: gathered on the host, uploaded once. */
export function gatherBatch(split: Split, rows: Int32Array, { inputShape, classes, classWeights }: BatchShape): Batch {
  const width = inputShape.reduce((product, n) => product * n, 1);
  const features = new Float32Array(rows.length * width);
  const oneHot = new Float32Array(rows.length * classes);
  rows.forEach((row, i) => {
    features.set(split.features.subarray(row * width, (row + 1) * width), i * width);
    const label = split.labels[row] as number;
    oneHot[i * classes + label] = classWeights?.[label] ?? 1;
  });
  return {
    inputs: tf.tensor(features, [rows.length, ...inputShape], 'float32'),
    labels: tf.tensor2d(oneHot, [rows.length, classes], 'float32'),
    isWeighted: classWeights !== undefined,
  };
}
