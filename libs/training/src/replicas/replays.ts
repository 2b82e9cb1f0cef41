import type { Lowering } from '#libs/contracts';
import { NO_STATE } from '#libs/gradient-scaling';

import { type BatchSource, batchOfStep, disposeBatch } from '../batch-of-step.js';
import { readCheckpoint } from '../checkpoint/checkpoint.js';
import type { StepParts } from '../step.js';
import { disposeTrainState, type TrainState } from '../train-state.js';
import { forcedStep } from './forced-step.js';
import { type ReplicaReaders, replicaReaders } from './replica-readers.js';
import { concatStates, stackStates } from './replica-state.js';

/** Counterfactual replays of one run, side by side: none at first. Holds tensors until disposed. */
export interface Replays extends ReplicaReaders {
  readonly count: number;
  /** Next step to take, the same for all; that of the first checkpoint once something joined. */
  readonly step: number;
  /** Adds replays that stand at a checkpoint of the run. @throws RangeError where the others stand at another step */
  join(checkpoint: Uint8Array, count: number): void;
  /** Numbers the next step of all; the states stay. So replays pass over the steps that a rollback left. */
  skipTo(step: number): void;
  /** One update of all with given scales, `[count, layers]`, whatever would be chosen. */
  advance(scales: Float32Array): void;
  /** Releases all tensors; nothing may be called after it. */
  dispose(): void;
}

/** What replays share with the run. */
export interface ReplayParts extends BatchSource {
  readonly step: StepParts;
  readonly lowerings: readonly Lowering[];
  /** A state of the run's make-up; borrowed during {@link Replays.join}. */
  readonly like: () => TrainState;
}

/** Replays of a run on the current backend. */
export function createReplays(parts: ReplayParts): Replays {
  const now: { step: number; state: TrainState | null } = { step: 0, state: null };
  const stateNow = (): TrainState => {
    if (now.state === null) throw new RangeError('no replay has joined');
    return now.state;
  };
  return {
    get count() {
      return now.state?.params.shape[0] ?? 0;
    },
    get step() {
      return now.step;
    },
    join: (checkpoint, count) => {
      if (count === 0) return;
      const { state, step } = replicated(parts, checkpoint, count);
      if (now.state !== null && step !== now.step) throw new RangeError(`the replays stand at step ${now.step}, the checkpoint is of step ${step}`);
      now.state = now.state === null ? state : joined(now.state, state);
      now.step = step;
    },
    skipTo: (step) => {
      now.step = step;
    },
    advance: (scales) => {
      const state = stateNow();
      const batch = batchOfStep(parts, now.step);
      const next = forcedStep(parts.step, state, batch, { step: now.step, lowerings: parts.lowerings, scales });
      disposeBatch(batch);
      now.state = { ...state, ...next };
      disposeTrainState(state);
      now.step += 1;
    },
    ...replicaReaders(parts, stateNow),
    dispose: () => {
      if (now.state !== null) disposeTrainState(now.state);
    },
  };
}

function replicated({ spec, step: { layout }, like }: ReplayParts, checkpoint: Uint8Array, count: number): { readonly state: TrainState; readonly step: number } {
  const { state: whole, step } = readCheckpoint(checkpoint, like(), layout, spec);
  const one = { ...whole, moments: NO_STATE, decisions: NO_STATE, previous: NO_STATE };
  const state = stackStates(Array.from({ length: count }, () => one));
  disposeTrainState(whole);
  return { state, step };
}

function joined(first: TrainState, second: TrainState): TrainState {
  const all = concatStates(first, second);
  disposeTrainState(first);
  disposeTrainState(second);
  return all;
}
