import * as tf from '@tensorflow/tfjs';

import { featuresOf, type Split, type TargetScale } from '#libs/datasets';

import type { Masks } from './models/layer-definition.js';

/** Examples and their classes on the device; owned by the caller. */
export interface Batch {
  /** `[batch, ...inputShape]`, with the replica in front where each has its own. */
  readonly inputs: tf.Tensor;
  /** One-hot times the weight of the class, `[batch, classes]`, or standardised targets, `[batch, 1]`, with the replica in front where each has its own. */
  readonly labels: tf.Tensor;
  /** Whether classes have weights. */
  readonly isWeighted: boolean;
  /** Where a number is predicted, and so the loss a squared error. */
  readonly target?: TargetScale | undefined;
  /** Of dropout, in a training step; nothing is dropped without them. */
  readonly masks?: Masks;
}

/** What a batch is cut to. */
export interface BatchShape {
  readonly inputShape: readonly number[];
  /** Outputs of the net: classes, or 1 where a number is predicted. */
  readonly classes: number;
  readonly target?: TargetScale | undefined;
  /** Of each class in the loss; all 1 without them. */
  readonly classWeights?: Float32Array | undefined;
}

/** The same without class weights: what is asked of single records counts them alike. */
export function unweighted({ inputShape, classes, target }: BatchShape): BatchShape {
  return { inputShape, classes, target };
}

/** The named rows of a split: gathered on the host, uploaded once. */
export function gatherBatch(split: Split, rows: Int32Array, shape: BatchShape): Batch {
  const { inputShape, classes, classWeights, target } = shape;
  const width = inputShape.reduce((product, n) => product * n, 1);
  return {
    inputs: tf.tensor(featuresOf(split, rows, width), [rows.length, ...inputShape], 'float32'),
    labels: tf.tensor2d(wanted(split, rows, shape), [rows.length, classes], 'float32'),
    isWeighted: classWeights !== undefined,
    ...(target === undefined ? {} : { target }),
  };
}

/** What the net should say of each row. */
function wanted({ labels, targets }: Split, rows: Int32Array, { classes, classWeights, target }: BatchShape): Float32Array {
  if (target !== undefined) return Float32Array.from(rows, (row) => targets?.[row] ?? NaN);
  const oneHot = new Float32Array(rows.length * classes);
  rows.forEach((row, i) => {
    const label = labels[row] as number;
    oneHot[i * classes + label] = classWeights?.[label] ?? 1;
  });
  return oneHot;
}
