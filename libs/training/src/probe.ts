import * as tf from '@tensorflow/tfjs';

import { unflatten } from '#libs/gradient-scaling';
import { softmaxCrossEntropy } from '#libs/tensor-math';
import type { Split } from '#libs/datasets';

import { type Batch, type BatchShape, gatherBatch } from './batch.js';
import { replicaGradients } from './loss-and-gradients.js';
import type { Model } from './models/model.js';
import type { StepTensors } from './recorded-step.js';
import { joinTrainState, type TrainState } from './train-state.js';

/** One step as a trace needs it, on the host. `[P]` is in the order of the layout. */
export interface StepTrace {
  readonly step: number;
  /** Whether the step was applied. */
  readonly kept: boolean;
  readonly learningRate: number;
  /** Scales as applied, `[layers]`. */
  readonly scale: Float32Array;
  /** Weights at which the gradient was taken, `[P]`. */
  readonly params: Float32Array;
  /** Gradient as the optimizer saw it, `[P]`. */
  readonly gradients: Float32Array;
  /** Memory of the optimizer before the step, by name (`direction.rms.v`, `place.z`), `[P]` each. */
  readonly vectors: Readonly<Record<string, Float32Array>>;
  /** The same, one number each (`direction.rms.c2`, `place.weightSum`). */
  readonly scalars: Readonly<Record<string, number>>;
}

/** What an effect is measured on: the mean over some rows. */
export interface TraceTarget {
  readonly split: 'train' | 'test';
  readonly rows: Int32Array;
  /** Probability of the class; its log odds; or the cross entropy of the true class. */
  readonly of: 'score' | 'logit' | 'loss';
  /** Index of the class, for `score` and `logit`. */
  readonly classIndex: number;
}

/** Parts of the state that an optimizer remembers. */
const OPTIMIZER_PARTS = /^(direction|place)\./;

/** Collects what a step computes. `observe` goes into the step; `read` gives it when the step is done. */
export function stepProbe(state: TrainState, step: number): { observe(tensors: StepTensors): void; read(): Promise<StepTrace> } {
  const { vectors, scalars } = joinTrainState(state);
  const before: Record<string, tf.Tensor> = { ...pick(vectors), ...pick(scalars), params: state.params };
  const kept = Object.entries(before).map(([name, tensor]) => [name, tf.keep(tf.clone(tensor))] as const);
  const seen = new Map<string, tf.Tensor>();
  return {
    observe: (tensors) => {
      for (const [name, tensor] of Object.entries<tf.Tensor>({ ...tensors })) seen.set(name, tf.keep(tf.clone(tensor)));
    },
    read: async () => {
      const values = new Map<string, Float32Array>();
      for (const [name, tensor] of [...kept, ...seen]) {
        values.set(name, Float32Array.from(await tensor.data()));
        tensor.dispose();
      }
      const of = (name: string): Float32Array => values.get(name) ?? new Float32Array(0);
      const numbers = Object.keys(pick(scalars)).map((name) => [name, of(name)[0] ?? NaN] as const);
      return {
        step,
        kept: of('keep')[0] === 1,
        learningRate: of('learningRate')[0] ?? NaN,
        ...{ scale: of('scale'), params: of('params'), gradients: of('gradients') },
        vectors: Object.fromEntries(Object.keys(pick(vectors)).map((name) => [name, of(name)])),
        scalars: Object.fromEntries(numbers),
      };
    },
  };
}

function pick(tensors: Readonly<Record<string, tf.Tensor>>): Record<string, tf.Tensor> {
  return Object.fromEntries(Object.entries(tensors).filter(([name]) => OPTIMIZER_PARTS.test(name)));
}

/** ∂(batch loss)/∂w at several weight vectors, `[R, P]`, in one pass. */
export async function gradientsAt(model: Model, batch: Batch, params: Float32Array): Promise<Float32Array> {
  const gradients = tf.tidy(() => replicaGradients(model, tf.tensor2d(params, [params.length / model.layout.size, model.layout.size]), batch).gradients);
  const values = (await gradients.data()) as Float32Array;
  gradients.dispose();
  return values;
}

/** The target at some weights, and its gradient by them, `[P]`. */
export async function targetGradient(model: Model, split: Split, shape: BatchShape, { target, params }: TargetAt): Promise<{ value: number; gradient: Float32Array }> {
  const [value, gradient] = tf.tidy(() => {
    const batch = gatherBatch(split, target.rows, shape);
    const { value: at, grad } = tf.valueAndGrad((flat: tf.Tensor) => targetValue(model, flat, batch, target))(params);
    return [at, grad] as const;
  });
  const found = { value: (await value.data())[0] ?? NaN, gradient: Float32Array.from(await gradient.data()) };
  tf.dispose([value, gradient]);
  return found;
}

interface TargetAt {
  readonly target: TraceTarget;
  readonly params: tf.Tensor;
}

/** Mean over the rows, `[]`; of replicas, of weights `[R, P]`, `[R]`. */
export function targetValue(model: Model, params: tf.Tensor, { inputs, labels }: Batch, { of, classIndex }: TraceTarget): tf.Scalar {
  const weights = unflatten(params, model.layout);
  const logits = params.rank === 1 ? model.forward(weights, inputs) : model.forwardReplicas(weights, inputs);
  if (of === 'loss') return softmaxCrossEntropy(logits, labels);
  const classes = logits.shape.at(-1) as number;
  const one = tf.oneHot(tf.tensor1d([classIndex], 'int32'), classes).toFloat();
  if (of === 'score') return tf.mean(tf.sum(tf.mul(tf.softmax(logits), one), -1), -1);
  // log odds: z_c − log Σ over the other classes
  const own = tf.sum(tf.mul(logits, one), -1);
  const others = tf.logSumExp(tf.sub(logits, tf.mul(one, 1e9)), -1);
  return tf.mean(tf.sub(own, others), -1);
}
