import * as tf from '@tensorflow/tfjs';

import type { RegressionErrors } from '#libs/contracts';
import type { Split, TargetScale } from '#libs/datasets';
import { unflatten } from '#libs/gradient-scaling';
import { softmaxCrossEntropy } from '#libs/tensor-math';

import { type BatchShape, gatherBatch } from './batch.js';
import type { Model } from './models/model.js';

/** Examples per forward pass when nothing is trained: bounds the memory of activations. */
const EVALUATION_BATCH = 1000;

/** Loss and accuracy over a whole split. */
export interface Evaluation {
  /** Mean cross entropy, times the weight of the class of each example; mean squared error of the standardised target where a number is predicted. */
  readonly loss: number;
  /** Share of examples whose largest logit is their class; NaN where a number is predicted. */
  readonly accuracy: number;
  /** Where a number is predicted. */
  readonly errors?: RegressionErrors;
}

/** An evaluation with what the net says of each example. */
export interface ScoredEvaluation extends Evaluation {
  /** Class probabilities `[count * classes]`, or predicted numbers `[count]`, the same bits as {@link scoreRows} gives of all rows. */
  readonly probabilities: Float32Array;
}

/**
 * Evaluates weights on a split, batch by batch. An empty split has neither: both are NaN.
 *
 * @param params flat `[P]`; borrowed, and must live until this resolves.
 */
export async function evaluateModel(model: Model, params: tf.Tensor, split: Split, shape: BatchShape): Promise<Evaluation> {
  return evaluateBatches(model, params, split, { shape, scores: null });
}

/** As {@link evaluateModel}, with the scores of the same forward pass. */
export async function evaluateScored(model: Model, params: tf.Tensor, split: Split, shape: BatchShape): Promise<ScoredEvaluation> {
  const probabilities = new Float32Array(split.count * shape.classes);
  return { ...(await evaluateBatches(model, params, split, { shape, scores: probabilities })), probabilities };
}

/** Fills `scores` unless it is null. */
async function evaluateBatches(model: Model, params: tf.Tensor, split: Split, { shape, scores }: { readonly shape: BatchShape; readonly scores: Float32Array | null }): Promise<Evaluation> {
  let [loss, second] = [0, 0];
  for (const rows of batchesOf(range(split.count))) {
    const tensors = tf.tidy(() => {
      const { inputs, labels } = gatherBatch(split, rows, shape);
      const logits = model.forward(unflatten(params, model.layout), inputs);
      return [batchSums(logits, labels, shape), ...(scores === null ? [] : [saidOf(logits, shape)])];
    });
    const [sums = [], found = []] = await Promise.all(tensors.map((tensor) => tensor.data()));
    tf.dispose(tensors);
    loss += sums[0] as number;
    second += sums[1] as number;
    scores?.set(found, (rows[0] ?? 0) * shape.classes);
  }
  const [mean, other] = [loss / split.count, second / split.count];
  return shape.target === undefined ? { loss: mean, accuracy: other } : { loss: mean, accuracy: NaN, errors: errorsOf(split, shape.target, { squared: mean, absolute: other }) };
}

/** What a net says of examples: class probabilities `[batch, classes]`, or numbers in the unit of the target, `[batch, 1]`. */
export function saidOf(logits: tf.Tensor, { target }: Pick<BatchShape, 'target'>): tf.Tensor {
  return target === undefined ? tf.softmax(logits) : tf.add(tf.mul(logits, target.deviation), target.mean);
}

/** In the unit of the target, of mean errors of the standardised one. */
function errorsOf({ count, targets = new Float32Array() }: Split, { deviation }: TargetScale, { squared, absolute }: { readonly squared: number; readonly absolute: number }): RegressionErrors {
  const mean = targets.reduce((sum, y) => sum + y / count, 0);
  const variance = targets.reduce((sum, y) => sum + (y - mean) ** 2 / count, 0);
  return { r2: variance > 0 ? 1 - squared / variance : NaN, rmse: Math.sqrt(squared) * deviation, mae: absolute * deviation };
}

/** Class probabilities `[rows * classes]`, or predicted numbers `[rows]`, row by row. */
export async function scoreRows(
  model: Model,
  params: tf.Tensor,
  split: Split,
  { rows, shape }: RowsOptions,
): Promise<Float32Array> {
  const scores = new Float32Array(rows.length * shape.classes);
  let at = 0;
  for (const part of batchesOf(rows)) {
    const probabilities = tf.tidy(() => {
      const { inputs } = gatherBatch(split, part, shape);
      return saidOf(model.forward(unflatten(params, model.layout), inputs), shape);
    });
    scores.set((await probabilities.data()), at);
    probabilities.dispose();
    at += part.length * shape.classes;
  }
  return scores;
}

interface RowsOptions {
  readonly rows: Int32Array;
  readonly shape: BatchShape;
}

/** `[2]`: sum of the losses, number of hits; of numbers sums of squared and of absolute errors. */
function batchSums(logits: tf.Tensor, labels: tf.Tensor, { target }: BatchShape): tf.Tensor {
  if (target !== undefined) {
    const errors = tf.sub(logits, labels);
    return tf.stack([tf.sum(tf.square(errors)), tf.sum(tf.abs(errors))]);
  }
  const hits = tf.sum(tf.cast(tf.equal(tf.argMax(logits, 1), tf.argMax(labels, 1)), 'float32'));
  return tf.stack([tf.mul(softmaxCrossEntropy(logits, labels), logits.shape[0]), hits]);
}

function* batchesOf(rows: Int32Array): Generator<Int32Array> {
  for (let from = 0; from < rows.length; from += EVALUATION_BATCH) yield rows.subarray(from, from + EVALUATION_BATCH);
}

function range(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}

/** @throws RangeError for a row that is not there. */
export function requireRows(rows: Int32Array, count: number): void {
  const wrong = rows.find((row) => row < 0 || row >= count);
  if (wrong !== undefined) throw new RangeError(`row must be from 0 to ${count - 1}, got ${wrong}`);
}
