// A trainer of `alerts.bench.ts`: records decisions at a given pace; now and then the gradient norm of one layer is NaN.
// Arguments: connection string, home folder, run uuid, run id, layers, steps a second, seconds. Prints one JSON line a planted step.
import { setTimeout as sleep } from 'node:timers/promises';

import { MEASURE_COUNT, MEASURE_INDEX, type StepFrame } from '#libs/contracts';
import { openRecorder } from '#libs/decision-store';

/** A planted step: when it was pushed. Unit: ms since 1970. */
export interface PlantedStep {
  readonly step: number;
  readonly atMs: number;
}

/** What the trainer prints last. */
export interface TrainerFigures {
  readonly decisionsPerSecond: number;
  /** From the push of each planted step to the moment it was known to be committed. Unit: ms. */
  readonly committedMs: readonly number[];
}

/** Between two planted steps. Unit: s. */
const EVERY_S = 0.4;
const FRAMES = 256;

const [connectionString = '', home = '', runUuid = '', runId = '', layerCount = '', pace = '', length = ''] = process.argv.slice(2);
const [layers, stepsPerSecond, seconds] = [layerCount, pace, length].map(Number) as [number, number, number];
const sink = openRecorder({ connectionString, home, runUuid, runId: Number(runId), attempt: 1, layers, lastStep: -1, lastSeq: 0 });

/** Calm measures: no rule but the one for NaN has anything to say. */
function measuresOf(i: number): Float32Array {
  const measures = new Float32Array(layers * MEASURE_COUNT);
  const wave = 1 + 0.02 * Math.sin(i * 2.399);
  const values = { rawScale: 1, scale: 1, gradNorm: wave, paramNorm: 1, updateNorm: 0.001 * wave, cosine: 0.1, noise: 0.1, flags: 0 };
  for (let layer = 0; layer < layers; layer++) {
    for (const [name, column] of Object.entries(MEASURE_INDEX)) measures[layer * MEASURE_COUNT + column] = values[name as keyof typeof values];
  }
  return measures;
}

const calm = Array.from({ length: FRAMES }, (_, i) => measuresOf(i));
const broken = measuresOf(0);
broken[MEASURE_INDEX.gradNorm] = NaN;
const every = Math.round(EVERY_S * stepsPerSecond);

function frameOf(step: number): StepFrame {
  const isPlanted = step > 0 && step % every === 0;
  return { step, loss: 1 / (1 + step / 1e5), learningRate: 0.1, durationUs: 1e6 / stepsPerSecond, batchId: step, measures: isPlanted ? broken : (calm[step % FRAMES] ?? broken) };
}

const waiting: PlantedStep[] = [];
const committedMs: number[] = [];

function now(): number {
  return performance.timeOrigin + performance.now();
}

function noteCommitted(): void {
  const { committedStep } = sink.health();
  while (waiting[0] !== undefined && waiting[0].step <= committedStep) committedMs.push(now() - (waiting.shift()?.atMs ?? NaN));
}

function plant(step: number): void {
  const planted = { step, atMs: now() };
  waiting.push(planted);
  process.stdout.write(`${JSON.stringify(planted)}\n`);
}

const steps = stepsPerSecond * seconds;
const begun = performance.now();
for (let step = 0; step < steps; ) {
  const due = Math.min(steps, Math.floor(((performance.now() - begun) * stepsPerSecond) / 1000));
  for (; step < due; step++) {
    const frame = frameOf(step);
    while (!sink.push(frame)) await sink.ready();
    if (step > 0 && step % every === 0) plant(step);
  }
  noteCommitted();
  await sleep(1);
}
const took = (performance.now() - begun) / 1000;
if (!(await sink.commit(60_000))) throw new Error('the database did not answer');
noteCommitted();
await sink.close();
process.stdout.write(`${JSON.stringify({ decisionsPerSecond: (steps * layers) / took, committedMs })}\n`);
process.exit();
