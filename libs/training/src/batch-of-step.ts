import * as tf from '@tensorflow/tfjs';

import type { RunSpec } from '#libs/contracts';
import { batchIndices, type Dataset } from '#libs/datasets';

import { dropoutMasks } from './dropout-masks.js';
import { type Batch, type BatchShape, gatherBatch } from './batch.js';
import type { Model } from './models/model.js';

/** Where batches come from. */
export interface BatchSource {
  readonly spec: RunSpec;
  readonly data: Dataset;
  readonly shape: BatchShape;
  readonly step: { readonly model: Pick<Model, 'dropouts'> };
}

/** The batch of a step with its dropout masks; the caller disposes it. */
export function batchOfStep(source: BatchSource, step: number): Batch {
  return replicaBatch(source, step, [source.spec.seeds.batches]);
}

/** The batches of a step for replicas, by the seed of each; one for all where they have the same. The caller disposes it. */
export function replicaBatch(source: BatchSource, step: number, seeds: readonly number[]): Batch {
  const { batchSize } = source.spec;
  const { dropouts } = source.step.model;
  const [first = 0] = seeds;
  if (seeds.every((seed) => seed === first)) {
    const batch = gatherBatch(source.data.train, rowsOf(source, step, first), source.shape);
    return { ...batch, masks: dropoutMasks(dropouts, { step, seeds: [first], rows: batchSize }) };
  }
  const rows = new Int32Array(seeds.length * batchSize);
  seeds.forEach((seed, r) => {
    rows.set(rowsOf(source, step, seed), r * batchSize);
  });
  const all = gatherBatch(source.data.train, rows, source.shape);
  const own = (tensor: tf.Tensor): tf.Tensor => tf.reshape(tensor, [seeds.length, batchSize, ...tensor.shape.slice(1)]);
  const batch = { ...all, inputs: own(all.inputs), labels: own(all.labels), masks: dropoutMasks(dropouts, { step, seeds, rows: batchSize }) };
  disposeBatch(all);
  return batch;
}

/** Releases a batch. */
export function disposeBatch({ inputs, labels, masks = {} }: Batch): void {
  tf.dispose([inputs, labels, masks]);
}

function rowsOf({ spec, data }: BatchSource, step: number, seed: number): Int32Array {
  return batchIndices({ count: data.train.count, batchSize: spec.batchSize, seed, step });
}
