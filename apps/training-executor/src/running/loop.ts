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
  readonly state: 'cancelled';
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

/**
 * Trains until budget, target or stop request. Every step's decisions reach the sink in order before this resolves;
 * a full sink makes training wait, it never drops.
 */
export async function trainToEnd(parts: LoopParts): Promise<LoopOutcome> {
  const { training, spec, controls, clock } = parts;
  const target = targetWatch(spec.target?.testAccuracy ?? null);
  let lastFrame: StepFrame | null = null;
  let lastEvaluation: EvaluationPoint | null = null;
  let stepsToTarget: number | null = null;
  let stopped: StopRequest | null = null;
  let turn = clock.elapsed();

  while (training.step < training.totalSteps && stepsToTarget === null) {
    stopped = controls.stopRequest();
    if (stopped !== null) break;
    await controls.whilePaused();
    training.advance();
    lastFrame = (await record(parts, MAX_PENDING_STEPS)) ?? lastFrame;
    if (isDue(training, spec.evaluateEvery)) {
      lastEvaluation = await evaluateNow(parts);
      if (target.reached(lastEvaluation.accuracy)) stepsToTarget = training.step;
    }
    if (spec.checkpointEvery > 0 && training.step % spec.checkpointEvery === 0) await checkpointNow(parts, lastFrame);
    if (clock.elapsed() - turn > TURN_MS) {
      await nextTurn();
      turn = clock.elapsed();
    }
  }
  lastFrame = (await record(parts, 0)) ?? lastFrame;
  if (lastEvaluation?.step !== training.step) lastEvaluation = await evaluateNow(parts);
  await checkpointNow(parts, lastFrame);
  return { stopped, stepsToTarget, lastFrame, lastEvaluation };
}

function isDue(training: Training, every: number): boolean {
  return training.step % every === 0 || training.step === training.totalSteps;
}

/** Hands over what the tap has read back; returns the newest frame. */
async function record({ training, sink, events }: LoopParts, maxPending: number): Promise<StepFrame | null> {
  const frames = await training.takeFrames(maxPending);
  for (const frame of frames) {
    while (!sink.push(frame)) await sink.ready();
  }
  const last = frames.at(-1) ?? null;
  if (last !== null) events.onSteps(last);
  return last;
}

async function evaluateNow({ training, events }: LoopParts): Promise<EvaluationPoint> {
  const { loss, accuracy } = await training.evaluate('test');
  const point = { step: training.step, loss, accuracy };
  await events.onEvaluation(point);
  return point;
}

/** Never of a state whose loss is not finite: a checkpoint is there to come back to. */
async function checkpointNow({ training, events }: LoopParts, lastFrame: StepFrame | null): Promise<void> {
  if (lastFrame === null || !Number.isFinite(lastFrame.loss)) return;
  await events.onCheckpoint(training.step, await training.checkpoint());
}
