import * as tf from '@tensorflow/tfjs';

import type { Dataset, Split } from '#libs/datasets';

import { type BatchShape, gatherBatch, unweighted } from '../batch.js';
import { type Evaluation, evaluateModel, requireRows, scoreRows } from '../evaluate.js';
import { targetParts, targetValue, type TraceTarget } from '../probe.js';
import type { StepParts } from '../step.js';
import type { TrainState } from '../train-state.js';
import { weightsDigest } from '../weights-sha256.js';

/** What looks at replicas as they are at the call, at the weights that predict; lists are in the order of the replicas. */
export interface ReplicaReaders {
  evaluate(split: 'train' | 'test'): Promise<Evaluation[]>;
  /** On records that are in no split of the data, encoded as theirs are. */
  evaluateOn(records: Split): Promise<Evaluation[]>;
  /** Class probabilities `[rows * classes]`, or predicted numbers `[rows]`, each. @throws RangeError for a row that is not there */
  scores(split: 'train' | 'test', rows: Int32Array): Promise<Float32Array[]>;
  /** Values of targets, in order. @throws RangeError for a row that is not there */
  targetValues(targets: readonly TraceTarget[]): Promise<number[][]>;
  /** sha256 over the weights, hex, as of a single run. */
  weightsSha256(): Promise<string[]>;
}

/** What reading needs. */
export interface ReaderParts {
  readonly data: Dataset;
  readonly shape: BatchShape;
  readonly step: StepParts;
}

/** Scores and sums one replica after the other, by the same operations as a single run; targets of all at once. */
export function replicaReaders({ data, shape, step: { model, layout, optimizer } }: ReaderParts, stateNow: () => TrainState): ReplicaReaders {
  const each = async <T>(use: (params: tf.Tensor) => Promise<T>): Promise<T[]> => {
    const { params, place } = stateNow();
    const all = tf.tidy(() => tf.unstack(optimizer.evaluationParams(params, place)));
    const results: T[] = [];
    try {
      for (const one of all) results.push(await use(one));
      return results;
    } finally {
      tf.dispose(all);
    }
  };
  return {
    evaluate: (split) => each((params) => evaluateModel(model, params, data[split], shape)),
    evaluateOn: (records) => each((params) => evaluateModel(model, params, records, shape)),
    scores: async (split, rows) => {
      requireRows(rows, data[split].count);
      return each((params) => scoreRows(model, params, data[split], { rows, shape }));
    },
    targetValues: async (targets) => {
      for (const { split, rows } of targets) requireRows(rows, data[split].count);
      const { params, place } = stateNow();
      const count = params.shape[0];
      if (targets.length === 0) return Array.from({ length: count }, () => []);
      const values = tf.tidy(() => {
        const weights = optimizer.evaluationParams(params, place);
        const valueOf = (target: TraceTarget): tf.Tensor => tf.tidy(() => targetValue(model, weights, gatherBatch(data[target.split], target.rows, unweighted(shape)), target));
        return tf.stack(targets.map((target) => targetParts(target).map(valueOf).reduce((sum, part) => tf.add(sum, part))), 1);
      });
      const all = Array.from(await values.data());
      values.dispose();
      return Array.from({ length: count }, (_, r) => all.slice(r * targets.length, (r + 1) * targets.length));
    },
    weightsSha256: () => each((params) => weightsDigest(params, layout)),
  };
}
