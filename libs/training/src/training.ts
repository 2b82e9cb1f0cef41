import * as tf from '@tensorflow/tfjs';

import type { Clock, LayerInfo, Lowering, ModelSpec, RunSpec, ScalerRange, StepFrame } from '#libs/contracts';
import { batchesPerEpoch, type Dataset, type Split } from '#libs/datasets';

import type { BatchShape } from './batch.js';
import { batchOfStep, disposeBatch } from './batch-of-step.js';
import { readCheckpoint, saveCheckpoint } from './checkpoint/checkpoint.js';
import { classWeightsOf } from './class-weights.js';
import { type Evaluation, evaluateModel, evaluateScored, requireRows, type ScoredEvaluation, scoreRows } from './evaluate.js';
import { createFrameQueue, frameOf, type FrameQueue } from './frame-queue.js';
import { nameWeights, type NamedWeights } from './model-out/named-weights.js';
import { initialParams } from './models/initial-params.js';
import { createModel } from './models/model.js';
import { modelShapeOf } from './models/model-shape.js';
import { gradientsAt, stepProbe, type StepTrace, targetGradient, type TraceTarget } from './probe.js';
import type { StepTime } from './recorded-step.js';
import { createStepParts, initTrainState, type StepParts } from './step.js';
import { createSteps, type Steps } from './steps/create-steps.js';
import { updateOf } from './steps/update-of.js';
import { createReplays, type Replays } from './replicas/replays.js';
import { totalStepsOf } from './total-steps.js';
import { weightsDigest } from './weights-sha256.js';

/** One network in training. Holds tensors until {@link Training.dispose}. */
export interface Training {
  readonly layers: readonly LayerInfo[];
  /** Steps of the whole budget. */
  readonly totalSteps: number;
  readonly parameterCount: number;
  /** Of each class in the loss; undefined where all count alike. */
  readonly classWeights: Float32Array | undefined;
  /** What the scaler was made for. */
  readonly scalerRange: ScalerRange;
  /** Next step to take. */
  readonly step: number;
  /** One update: dispatches it and queues the read-back of its decisions; never waits. */
  advance(): void;
  /** Frames read back since the last call, in step order; waits until at most `maxPending` are outstanding (0 = all). */
  takeFrames(maxPending: number): Promise<StepFrame[]>;
  /** At the weights that predict (x for schedule-free). */
  evaluate(split: 'train' | 'test'): Promise<Evaluation>;
  /** As {@link Training.evaluate}, with the scores of the same forward pass. */
  evaluateScored(split: 'train' | 'test'): Promise<ScoredEvaluation>;
  /** Class probabilities `[rows * classes]` at the weights that predict. @throws RangeError for a row that is not there. */
  scores(split: 'train' | 'test', rows: Int32Array): Promise<Float32Array>;
  /** The weights that predict, by `layer/variable`. */
  weights(): Promise<NamedWeights>;
  /** As {@link Training.scores}, of records that are in no split: with something of them changed. */
  scoresOf(records: Split): Promise<Float32Array>;
  /** Everything that the next step depends on, as safetensors. */
  checkpoint(): Promise<Uint8Array>;
  /** Goes on from a checkpoint: the next step is bit for bit the one it would have been. @throws InputError if it does not fit. */
  restore(bytes: Uint8Array): void;
  /** Takes weights, optimizer, scaler and guards back to a checkpoint; steps count on. @throws InputError if it does not fit. */
  rollBack(bytes: Uint8Array): void;
  /** Numbers the next step; the state stays. So a replay passes over the steps that a rollback left. */
  skipTo(step: number): void;
  /** From here on these lowerings hold, in place of those before: what is lowered at a step depends on them alone. */
  lower(lowerings: readonly Lowering[]): void;
  /** sha256 over the weights that predict, hex. */
  weightsSha256(): Promise<string>;
  /** As {@link Training.advance}, with these scales, `[layers]`, whatever is chosen. */
  advanceForced(scales: Float32Array): void;
  /** As {@link Training.advance}, and gives what the step computed. */
  advanceTraced(): Promise<StepTrace>;
  /** ∂loss/∂w of the batch of a step at R weight vectors, `[R, P]` each way, in one pass; `[P]` in the order of the layout. */
  batchGradients(step: number, params: Float32Array): Promise<Float32Array>;
  /** A target at the weights that predict, and its gradient by them, `[P]`. @throws RangeError for a row that is not there. */
  target(target: TraceTarget): Promise<{ readonly value: number; readonly gradient: Float32Array }>;
  /** First scalar and number of scalars of each layer in `[P]`. */
  readonly segments: readonly { readonly offset: number; readonly size: number }[];
  /** Replays of this run side by side, with the lowerings that hold now; the caller disposes them. */
  replays(): Replays;
  /** Releases all tensors; nothing may be called after it. */
  dispose(): void;
}

/** What training is started with. */
export interface TrainingOptions {
  readonly spec: RunSpec;
  readonly data: Dataset;
  readonly clock: Clock;
  /** `none` trains with scaling, statistics and tap off: the control that their cost is measured against. */
  readonly recording?: 'full' | 'none';
}

interface TrainingParts {
  readonly spec: RunSpec;
  readonly data: Dataset;
  readonly clock: Clock;
  readonly step: StepParts;
  readonly shape: BatchShape;
  readonly frames: FrameQueue;
}

/** What changes while training; the one mutable thing. */
interface Progress {
  readonly steps: Steps;
  step: number;
  lowerings: readonly Lowering[];
}

/** The layers that a model spec has on these data, without building anything. @throws InputError if they do not fit. */
export function describeModel(spec: ModelSpec, data: Pick<Dataset, 'inputShape' | 'classNames' | 'target' | 'text'>): readonly LayerInfo[] {
  return createModel(spec, modelShapeOf(data)).facts;
}

/**
 * Prepares a training on the current backend (`resolveBackend` first).
 *
 * @throws InputError if spec and data do not fit: a batch larger than the split, a layer that is not there.
 */
export function createTraining({ spec, data, clock, recording = 'full' }: TrainingOptions): Training {
  const shape = { ...modelShapeOf(data), classWeights: classWeightsOf(spec, data) };
  const model = createModel(spec.model, shape);
  const perEpoch = batchesPerEpoch(data.train.count, spec.batchSize);
  const step = createStepParts(spec, model);
  const parts = { spec, data, clock, step, shape, frames: createFrameQueue(frameOf) };
  const now: Progress = { steps: createSteps(step, updateOf(step, recording), initTrainState(tf.tensor1d(initialParams(model, spec.seeds.init)), step)), step: 0, lowerings: [] };
  return {
    layers: model.facts,
    totalSteps: totalStepsOf(spec, perEpoch),
    parameterCount: model.layout.size,
    classWeights: shape.classWeights,
    scalerRange: step.scaler.range,
    get step() {
      return now.step;
    },
    advance: () => {
      advance(parts, now);
    },
    takeFrames: (maxPending) => parts.frames.take(maxPending),
    ...readers(parts, now),
    restore: (bytes) => {
      now.step = restore(parts, now, bytes);
    },
    rollBack: (bytes) => {
      restore(parts, now, bytes);
    },
    skipTo: (step) => {
      now.step = step;
    },
    lower: (lowerings) => {
      now.lowerings = [...lowerings];
    },
    ...replaySteps(parts, now),
    segments: model.layout.layers.map(({ offset, size }) => ({ offset, size })),
    dispose: () => {
      now.steps.dispose();
    },
  };
}

/** Steps as a replay takes them. */
function replaySteps(parts: TrainingParts, now: Progress): Pick<Training, 'advanceForced' | 'advanceTraced' | 'replays'> {
  return {
    advanceForced: (scales) => {
      advance(parts, now, { forced: scales });
    },
    advanceTraced: async () => {
      const probe = stepProbe(now.steps.state(), now.step);
      advance(parts, now, { observe: probe.observe });
      return await probe.read();
    },
    replays: () => createReplays({ ...parts, lowerings: now.lowerings, like: () => now.steps.state() }),
  };
}

/** What looks at the state as it is at the call; training may go on meanwhile. */
function readers(
  parts: TrainingParts,
  now: Progress,
): Pick<Training, 'evaluate' | 'evaluateScored' | 'scores' | 'weights' | 'scoresOf' | 'checkpoint' | 'weightsSha256' | 'batchGradients' | 'target'> {
  const { spec, data, shape } = parts;
  const { model, layout, optimizer } = parts.step;
  const withWeights = async <T>(use: (params: tf.Tensor) => Promise<T>): Promise<T> => {
    const { params: last, place } = now.steps.state();
    const params = optimizer.evaluationParams(last, place);
    try {
      return await use(params);
    } finally {
      params.dispose();
    }
  };
  return {
    evaluate: (split) => withWeights((params) => evaluateModel(model, params, data[split], shape)),
    evaluateScored: (split) => withWeights((params) => evaluateScored(model, params, data[split], shape)),
    scores: async (split, rows) => {
      requireRows(rows, data[split].count);
      return withWeights((params) => scoreRows(model, params, data[split], { rows, shape }));
    },
    weights: () => withWeights((params) => nameWeights(params, layout)),
    scoresOf: (records) => withWeights((params) => scoreRows(model, params, records, { rows: Int32Array.from({ length: records.count }, (_, i) => i), shape })),
    checkpoint: () => saveCheckpoint(now.steps.state(), layout, now.step, spec),
    weightsSha256: () => withWeights((params) => weightsDigest(params, layout)),
    batchGradients: async (step, params) => {
      const batch = batchOfStep(parts, step);
      const gradients = await gradientsAt(model, batch, params);
      disposeBatch(batch);
      return gradients;
    },
    target: (target) => {
      requireRows(target.rows, data[target.split].count);
      return withWeights((params) => targetGradient(model, data[target.split], shape, { target, params }));
    },
  };
}

function advance(parts: TrainingParts, now: Progress, more: Pick<StepTime, 'forced' | 'observe'> = {}): void {
  const { clock, frames } = parts;
  const startedAt = clock.elapsed();
  const { step, lowerings } = now;
  const batch = batchOfStep(parts, step);
  const packed = now.steps.take(batch, { step, lowerings, ...more });
  const durationUs = Math.round((clock.elapsed() - startedAt) * 1000);
  // batches of an epoch follow each other without a gap, so the batch's number is the step's
  if (packed !== null) frames.push(packed, { step, durationUs, batchId: step });
  disposeBatch(batch);
  now.step = step + 1;
}

/** Returns the step of the checkpoint. */
function restore({ spec, step: { layout } }: TrainingParts, now: Progress, bytes: Uint8Array): number {
  const restored = readCheckpoint(bytes, now.steps.state(), layout, spec);
  now.steps.replace(restored.state);
  return restored.step;
}
