import { MEASURE_COUNT, MEASURE_INDEX, type Measure, type RunSpecInput, type StepFrame, systemClock } from '#libs/contracts';
import type { Dataset } from '#libs/datasets';
import * as tf from '@tensorflow/tfjs';

import { createTraining, type Training, type TrainingOptions } from '../training.js';
import { generatedData } from './generated-data.js';
import { tinySpec } from './run-spec.js';

/** The data of the tests: 3 classes, 8 features, 256 rows. */
export const DATA = generatedData();

const open: Training[] = [];

/** What to start; the tiny spec on {@link DATA} without it. */
export interface StartOptions {
  readonly data?: Dataset;
  readonly recording?: TrainingOptions['recording'];
}

/** Starts a training that {@link disposeAll} ends. */
export function start(overrides: Partial<RunSpecInput> = {}, { data = DATA, recording }: StartOptions = {}): Training {
  const training = createTraining({ spec: tinySpec(overrides), data, clock: systemClock, recording });
  open.push(training);
  return training;
}

/** Ends every training that was started. */
export function disposeAll(): void {
  for (const training of open.splice(0)) training.dispose();
}

/** Takes some steps and gives all their frames. */
export async function run(training: Training, steps: number): Promise<StepFrame[]> {
  for (let i = 0; i < steps; i++) training.advance();
  return training.takeFrames(0);
}

/** What is held now: tensors of the engine, and what lies in the backend, some of it beside the engine. */
export function held(): { readonly tensors: number; readonly data: number } {
  return { tensors: tf.memory().numTensors, data: tf.backend().numDataIds() };
}

/** What is held once nothing of a training lies beside the engine: a checkpoint brings what a program holds back into tensors. */
export async function heldAtRest(training: Training): Promise<ReturnType<typeof held>> {
  await training.checkpoint();
  return held();
}

/** One measure of one layer of a frame. */
export function measure(frame: StepFrame | undefined, name: Measure, layer = 0): number {
  return frame?.measures[layer * MEASURE_COUNT + MEASURE_INDEX[name]] as number;
}
