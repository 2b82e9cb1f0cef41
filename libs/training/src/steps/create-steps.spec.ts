import { MEASURE_COUNT, type RunSpecInput, type StepFrame, systemClock } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, expect, it } from 'vitest';

import { createReplicas } from '../replicas/create-replicas.js';
import { generatedData } from '../testing/generated-data.js';
import { tinySpec } from '../testing/run-spec.js';
import { DATA, disposeAll, held, run, start } from '../testing/run-training.js';
import type { Training } from '../training.js';

beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 100 }));
afterEach(disposeAll);

/** Kernels that the engine dispatches in each of some steps. */
function dispatched(training: { advance(): void }, steps: number): number[] {
  // on the prototype: recording replaces the engine's own
  const engine = Object.getPrototypeOf(tf.engine()) as { runKernel: (...given: unknown[]) => unknown };
  const { runKernel } = engine;
  return Array.from({ length: steps }, () => {
    let count = 0;
    engine.runKernel = function counted(this: unknown, ...given) {
      count += 1;
      return runKernel.apply(this, given);
    };
    training.advance();
    engine.runKernel = runKernel;
    return count;
  });
}

const SPECS: readonly [string, Partial<RunSpecInput>][] = [
  ['schedule-free adam, snr', {}],
  ['economy', { measures: 'economy', scaler: { kind: 'trust-ratio' } }],
  ['sgd, hypergradient', { optimizer: { kind: 'sgd', weightDecay: 0.01 }, scaler: { kind: 'hypergradient' } }],
  ['adamw on a cosine, agc, placement gradient', { optimizer: { kind: 'adam', weightDecay: 0.01, schedule: { kind: 'cosine', steps: 20 } }, scaler: { kind: 'agc' }, placement: 'gradient' }],
  ['meta', { scaler: { kind: 'meta' } }],
  ['random', { scaler: { kind: 'random' } }],
  ['lamb with decay', { optimizer: { kind: 'lamb', weightDecay: 0.01 } }],
  ['muon with decay', { optimizer: { kind: 'muon', weightDecay: 0.01 } }],
  ['prodigy on a cosine', { optimizer: { kind: 'prodigy', schedule: { kind: 'cosine', steps: 20 } } }],
  ['ratio cap and back-off', { guards: { ratioCap: 0.1, backOff: {} } }],
];

it.each(SPECS)('takes what follows the gradients out of the engine from the third step on: %s', async (_, spec) => {
  const training = start(spec);
  const [first, second, third, fourth] = dispatched(training, 4) as [number, number, number, number];
  expect(second).toBe(first);
  // the gradients alone, as in every plain step
  const plain = start(spec, { recording: 'none' });
  const gradientsAlone = dispatched(plain, 4)[3] as number;
  expect([third, fourth]).toEqual([gradientsAlone, gradientsAlone]);
  expect(first - third).toBeGreaterThan(40);
  await training.takeFrames(0);
});

it.each(SPECS)('does so for replicas: %s', async (_, spec) => {
  const all = createReplicas({ spec: tinySpec(spec), data: DATA, clock: systemClock, replicas: [{}, { initSeed: 5 }] });
  const [first, second, third, fourth] = dispatched(all, 4) as [number, number, number, number];
  expect(second).toBe(first);
  expect(fourth).toBe(third);
  expect(first - third).toBeGreaterThan(40);
  await all.takeFrames(0);
  all.dispose();
});

it('goes through the engine for a step with something of its own, and back', async () => {
  const training = start({ provoke: [{ layer: 'dense1', step: 5, factor: 30 }] });
  const counts = dispatched(training, 8);
  expect(counts.map((count) => count > (counts[3] as number))).toEqual([true, true, false, false, false, true, false, false]);
  training.lower([{ layers: ['dense1'], fromStep: 9, toStep: 10, guards: false }]);
  const later = dispatched(training, 3);
  expect(later.map((count) => count > (counts[3] as number))).toEqual([false, true, false]);
  await training.takeFrames(0);
});

it('goes on to the same bits when its state is looked at after every step', async () => {
  const [watched, unwatched] = [start(), start()];
  for (let i = 0; i < 12; i++) {
    watched.advance();
    await watched.weightsSha256();
  }
  await run(unwatched, 12);
  expect(Buffer.from(await watched.checkpoint()).equals(Buffer.from(await unwatched.checkpoint()))).toBe(true);
  expect(await watched.takeFrames(0)).toHaveLength(12);
});

it.each(SPECS)('shows what a step computed, the same with and without the engine: %s', async (_, spec) => {
  const [long, short] = [start(spec), start(spec)];
  await run(long, 6);
  short.restore(await long.checkpoint());
  // its first step goes through the engine, the seventh of the other does not
  const traces: ReturnType<Training['advanceTraced']>[] = [];
  const [without, through] = [long, short].map((training) => dispatched({ advance: () => void traces.push(training.advanceTraced()) }, 1)[0]) as [number, number];
  expect(without).toBeLessThan(through - 40);
  const [compiled, engine] = await Promise.all(traces);
  expect(compiled).toEqual(engine);
  expect(compiled?.gradients.some((g) => g !== 0)).toBe(true);
  expect([compiled?.kept, compiled?.scale.length]).toEqual([true, long.layers.length]);
});

it('holds no more when its steps are observed', async () => {
  const training = start();
  for (let i = 0; i < 4; i++) await training.advanceTraced();
  await training.takeFrames(0);
  const after4 = held();
  for (let i = 0; i < 10; i++) await training.advanceTraced();
  await training.takeFrames(0);
  expect(held()).toEqual(after4);
});

it.each([[4, []], [5, [2]]])('records every step of a net that has as many weights as a step has numbers: %i features, hidden layers %j', async (features, hidden) => {
  const data = generatedData({ inputShape: [features], classes: 2 });
  const spec = { model: { kind: 'mlp' as const, hidden } };
  const training = start(spec, { data });
  const measures = training.layers.length * MEASURE_COUNT;
  expect(training.parameterCount).toBe(measures + 2);
  const frames = await run(training, 8);
  const after8 = held();
  frames.push(...(await run(training, 8)));
  expect(frames.map((frame) => [frame.step, frame.measures.length])).toEqual(Array.from({ length: 16 }, (_, step) => [step, measures]));
  expect(held()).toEqual(after8);
  const all = createReplicas({ spec: tinySpec(spec), data, clock: systemClock, replicas: [{}, {}] });
  for (let i = 0; i < 16; i++) all.advance();
  const told = ({ step, loss, measures: all8 }: StepFrame): unknown => ({ step, loss, measures: all8 });
  for (const [step, both] of (await all.takeFrames(0)).entries()) for (const one of both) expect(told(one)).toEqual(told(frames[step] as StepFrame));
  all.dispose();
});
