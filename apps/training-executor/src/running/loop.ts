import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Clock, DecisionSink, RunSpec, StepFrame } from '#libs/contracts';
import type { Training } from '#libs/training';

import { targetWatch } from './target.js';

/** Read-backs that may be outstanding while training goes on. Unit: steps. */
const MAX_PENDING_STEPS = 4;
/** The loop lets timers and signals in at least this often. Unit: ms. */
const TURN_MS = 20;

/** Why a run should stop before its budget is used. */
export interface StopRequest {
  readonly state: 'cancelled' | 'interrupted';
  readonly reason: string;
}

/** What a running loop is told from outside; looked at before every step, so it must cost nothing. */
export interface LoopControls {
  stopRequest(): StopRequest | null;
  /** Resolves at once unless the run is paused. */
  whilePaused(): Promise<void> | null;
}

/** What the loop tells. */
export interface LoopEvents {
  onSteps(last: StepFrame): void;
  onEvaluation(evaluation: EvaluationPoint): Promise<void>;
  onCheckpoint(step: number, bytes: Uint8Array): Promise<void>;
}

/** Loss and accuracy on the test split after `step` updates. */
export interface EvaluationPoint {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** How the loop ended. */
export interface LoopOutcome {
  readonly stopped: StopRequest | null;
  /** Updates made when the target was met; null when there is none or it was missed. */
  readonly stepsToTarget: number | null;
  readonly lastFrame: StepFrame | null;
  readonly lastEvaluation: EvaluationPoint | null;
}

interface LoopParts {
  readonly training: Training;
  readonly sink: DecisionSink;
  readonly spec: RunSpec;
  readonly controls: LoopControls;
  readonly events: LoopEvents;
  readonly clock: Clock;
}

/** What the loop remembers from step to step. */
interface LoopState {
  lastFrame: StepFrame | null;
  lastEvaluation: EvaluationPoint | null;
  stepsToTarget: number | null;
  /** Step of the newest checkpoint; -1 when there is none. */
  savedAt: number;
}

/**
 * Trains until budget, target or stop request. Every step's decisions reach the sink in order before this resolves;
 * a full sink makes training wait, it never drops.
 */
export async function trainToEnd(parts: LoopParts): Promise<LoopOutcome> {
  const { training, spec, controls } = parts;
  const target = targetWatch(spec.target?.testAccuracy ?? null);
  const state: LoopState = { lastFrame: null, lastEvaluation: null, stepsToTarget: null, savedAt: -1 };
  const letOthersIn = turns(parts.clock);
  let stopped = controls.stopRequest();

  while (stopped === null && state.stepsToTarget === null && training.step < training.totalSteps) {
    training.advance();
    await record(parts, state, MAX_PENDING_STEPS);
    await doWhatIsDue(parts, state, target);
    await letOthersIn();
    await controls.whilePaused();
    stopped = controls.stopRequest();
  }
  await record(parts, state, 0);
  if (state.lastEvaluation?.step !== training.step) await evaluateNow(parts, state);
  await checkpointNow(parts, state);
  const { lastFrame, lastEvaluation, stepsToTarget } = state;
  return { stopped, stepsToTarget, lastFrame, lastEvaluation };
}

/** Evaluation and checkpoint, at the steps that the spec names. */
async function doWhatIsDue(parts: LoopParts, state: LoopState, target: ReturnType<typeof targetWatch>): Promise<void> {
  const { training, spec } = parts;
  if (training.step % spec.evaluateEvery === 0 || training.step === training.totalSteps) {
    const { accuracy } = await evaluateNow(parts, state);
    if (target.reached(accuracy)) state.stepsToTarget = training.step;
  }
  if (spec.checkpointEvery > 0 && training.step % spec.checkpointEvery === 0) await checkpointNow(parts, state);
}

/** Lets timers and signals in when the last turn is long enough ago. */
function turns(clock: Clock): () => Promise<void> {
  let turn = clock.elapsed();
  return async () => {
    if (clock.elapsed() - turn <= TURN_MS) return;
    await nextTurn();
    turn = clock.elapsed();
  };
}

/** Hands over what the tap has read back. */
async function record({ training, sink, events }: LoopParts, state: LoopState, maxPending: number): Promise<void> {
  const frames = await training.takeFrames(maxPending);
  for (const frame of frames) {
    while (!sink.push(frame)) await sink.ready();
  }
  const last = frames.at(-1);
  if (last === undefined) return;
  state.lastFrame = last;
  events.onSteps(last);
}

async function evaluateNow({ training, events }: LoopParts, state: LoopState): Promise<EvaluationPoint> {
  const { loss, accuracy } = await training.evaluate('test');
  const point = { step: training.step, loss, accuracy };
  state.lastEvaluation = point;
  await events.onEvaluation(point);
  return point;
}

/**
 * Saves the state, once per step, and only after the ledger holds every step before it: a run that goes on from here
 * after its process was killed must not leave a gap. Never of a state whose loss is not finite: a checkpoint is there
 * to come back to.
 */
async function checkpointNow(parts: LoopParts, state: LoopState): Promise<void> {
  const { training, sink, events } = parts;
  if (state.savedAt === training.step) return;
  await record(parts, state, 0);
  if (state.lastFrame === null || !Number.isFinite(state.lastFrame.loss)) return;
  const bytes = await training.checkpoint();
  await sink.flush();
  await events.onCheckpoint(training.step, bytes);
  state.savedAt = training.step;
}
