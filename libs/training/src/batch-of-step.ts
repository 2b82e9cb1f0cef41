import * as tf from '@tensorflow/tfjs';

import type { RunSpec } from '#libs/contracts';
import { batchIndices, type Dataset } from '#libs/datasets';

import { type Batch, type BatchShape, gatherBatch } from './batch.js';

/** Where batches come from. */
export interface BatchSource {
  readonly spec: RunSpec;
  readonly data: Dataset;
  readonly shape: BatchShape;
}

/** The batch of a step; the caller disposes it. */
export function batchOfStep(source: BatchSource, step: number): Batch {
  return gatherBatch(source.data.train, rowsOf(source, step, source.spec.seeds.batches), source.shape);
}

/** The batches of a step for replicas, by the seed of each; one for all where they have the same. The caller disposes it. */
export function replicaBatch(source: BatchSource, step: number, seeds: readonly number[]): Batch {
  if (seeds.every((seed) => seed === seeds[0])) return gatherBatch(source.data.train, rowsOf(source, step, seeds[0] ?? 0), source.shape);
  const { batchSize } = source.spec;
  const rows = new Int32Array(seeds.length * batchSize);
  seeds.forEach((seed, r) => {
    rows.set(rowsOf(source, step, seed), r * batchSize);
  });
  const all = gatherBatch(source.data.train, rows, source.shape);
  const own = (tensor: tf.Tensor): tf.Tensor => tf.reshape(tensor, [seeds.length, batchSize, ...tensor.shape.slice(1)]);
  const batch = { inputs: own(all.inputs), labels: own(all.labels) };
  disposeBatch(all);
  return batch;
}

/** Releases a batch. */
export function disposeBatch({ inputs, labels }: Batch): void {
  tf.dispose([inputs, labels]);
}

function rowsOf({ spec, data }: BatchSource, step: number, seed: number): Int32Array {
  return batchIndices({ count: data.train.count, batchSize: spec.batchSize, seed, step });
}
