import * as tf from '@tensorflow/tfjs';

import { type Clock, InputError, type LayerInfo, type Lowering, type MetaWeights, type RunSpec, type StepFrame } from '#libs/contracts';
import { batchesPerEpoch, type Dataset } from '#libs/datasets';

import { type BatchSource, disposeBatch, replicaBatch } from '../batch-of-step.js';
import { saveCheckpoint } from '../checkpoint/checkpoint.js';
import { classWeightsOf } from '../class-weights.js';
import { createFrameQueue, frameOf, type FrameQueue, type StepFacts } from '../frame-queue.js';
import { initialParams } from '../models/initial-params.js';
import { createModel } from '../models/model.js';
import { modelShapeOf } from '../models/model-shape.js';
import { createStepParts, initTrainState, type StepParts } from '../step.js';
import { createSteps, type Steps } from '../steps/create-steps.js';
import { updateOf } from '../steps/update-of.js';
import { disposeTrainState, type TrainState } from '../train-state.js';
import { totalStepsOf } from '../total-steps.js';
import { type ReplicaReaders, replicaReaders } from './replica-readers.js';
import { stackStates, stateOfReplica } from './replica-state.js';

/** What one replica has of its own; what it does not say is as in the spec. */
export interface ReplicaOptions {
  /** Of the first weights. */
  readonly initSeed?: number;
  /** Of the order of the batches. */
  readonly batchSeed?: number;
  readonly learningRate?: number;
  /** Network of scaler `meta`; either all replicas have one of their own or none has. */
  readonly metaWeights?: MetaWeights;
}

/** What replicas are started with. */
export interface ReplicasOptions {
  readonly spec: RunSpec;
  readonly data: Dataset;
  readonly clock: Clock;
  /** At least one; the first is best left unaltered, for comparison. */
  readonly replicas: readonly ReplicaOptions[];
}

/**
 * R networks of one spec in training at once, each with its own scaler, guards, optimizer and record. Bit for bit what each
 * would be by itself on wasm and cpu; on native TensorFlow up to rounding (docs/replicas.md). Holds tensors until disposed.
 */
export interface Replicas extends ReplicaReaders {
  readonly count: number;
  readonly layers: readonly LayerInfo[];
  readonly totalSteps: number;
  readonly parameterCount: number;
  /** Next step to take, the same for all. */
  readonly step: number;
  /** One update of every replica; never waits. */
  advance(): void;
  /** Numbers the next step of all; the states stay. So they pass over the steps that a rollback of a run left. */
  skipTo(step: number): void;
  /** From here on these lowerings hold for all. */
  lower(lowerings: readonly Lowering[]): void;
  /** Frames read back since the last call, one per replica for each step; waits until at most `maxPending` steps are outstanding. */
  takeFrames(maxPending: number): Promise<StepFrame[][]>;
  /** A replica as a checkpoint of a single run. @throws RangeError for a replica that is not there */
  checkpoint(replica: number): Promise<Uint8Array>;
  /** Releases all tensors; nothing may be called after it. */
  dispose(): void;
}

interface Parts extends BatchSource {
  readonly clock: Clock;
  readonly step: StepParts;
  readonly batchSeeds: readonly number[];
  readonly frames: FrameQueue<StepFrame[]>;
}

/** What changes while training. */
interface Progress {
  readonly steps: Steps;
  step: number;
  lowerings: readonly Lowering[];
}

/**
 * Prepares replicas on the current backend (`resolveBackend` first).
 *
 * @throws InputError if there is none, or spec and data do not fit.
 */
export function createReplicas({ spec, data, clock, replicas }: ReplicasOptions): Replicas {
  if (replicas.length === 0) throw new InputError({ source: null, path: 'replicas', value: 'none', allowed: 'at least one' });
  const shape = { ...modelShapeOf(data), classWeights: classWeightsOf(spec, data) };
  const model = createModel(spec.model, shape);
  const perEpoch = batchesPerEpoch(data.train.count, spec.batchSize);
  const step = createStepParts(spec, model, ratesOf(spec, replicas), networksOf(replicas));
  const batchSeeds = replicas.map(({ batchSeed = spec.seeds.batches }) => batchSeed);
  const parts: Parts = { spec, data, clock, shape, step, batchSeeds, frames: createFrameQueue(framesOf(replicas.length)) };
  const first = firstState(parts, replicas.map(({ initSeed = spec.seeds.init }) => initialParams(model, initSeed)));
  const now: Progress = { steps: createSteps(step, updateOf(step, 'full'), first), step: 0, lowerings: [] };
  return {
    count: replicas.length,
    layers: model.facts,
    totalSteps: totalStepsOf(spec, perEpoch),
    parameterCount: model.layout.size,
    get step() {
      return now.step;
    },
    advance: () => {
      advance(parts, now);
    },
    skipTo: (step) => {
      now.step = step;
    },
    lower: (lowerings) => {
      now.lowerings = [...lowerings];
    },
    takeFrames: (maxPending) => parts.frames.take(maxPending),
    ...replicaReaders(parts, () => now.steps.state()),
    checkpoint: (replica) => checkpointOf(parts, now, replica),
    dispose: () => {
      now.steps.dispose();
    },
  };
}

function ratesOf({ optimizer }: RunSpec, replicas: readonly ReplicaOptions[]): number | number[] {
  const rates = replicas.map(({ learningRate = optimizer.learningRate }) => learningRate);
  return rates.every((rate) => rate === optimizer.learningRate) ? optimizer.learningRate : rates;
}

function networksOf(replicas: readonly ReplicaOptions[]): readonly MetaWeights[] | undefined {
  const own = replicas.map(({ metaWeights }) => metaWeights).filter((weights) => weights !== undefined);
  if (own.length !== 0 && own.length !== replicas.length) throw new RangeError(`all replicas or none must have metaWeights, got ${own.length} of ${replicas.length}`);
  return own.length === 0 ? undefined : own;
}

function firstState({ step }: Parts, params: readonly Float32Array[]): TrainState {
  const states = params.map((one) => initTrainState(tf.tensor1d(one), step));
  const stacked = stackStates(states);
  states.forEach(disposeTrainState);
  return stacked;
}

function advance(parts: Parts, now: Progress): void {
  const startedAt = parts.clock.elapsed();
  const { step } = now;
  const batch = replicaBatch(parts, step, parts.batchSeeds);
  const packed = now.steps.take(batch, { step, lowerings: now.lowerings });
  disposeBatch(batch);
  now.step = step + 1;
  if (packed !== null) parts.frames.push(packed, { step, durationUs: Math.round((parts.clock.elapsed() - startedAt) * 1000), batchId: step });
}

async function checkpointOf({ spec, step: { layout }, batchSeeds }: Parts, { step, steps }: Progress, replica: number): Promise<Uint8Array> {
  if (batchSeeds[replica] === undefined) throw new RangeError(`replica must be from 0 to ${batchSeeds.length - 1}, got ${replica}`);
  const one = stateOfReplica(steps.state(), replica);
  try {
    return await saveCheckpoint(one, layout, step, spec);
  } finally {
    disposeTrainState(one);
  }
}

/** Each replica's frame of a step. */
function framesOf(count: number): (values: Float32Array, facts: StepFacts) => StepFrame[] {
  return (values, facts) => {
    const width = values.length / count;
    return Array.from({ length: count }, (_, r) => frameOf(values.subarray(r * width, (r + 1) * width), facts));
  };
}
