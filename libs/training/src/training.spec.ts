import { DECISION_FLAGS, MEASURE_COUNT, MEASURE_INDEX, type Measure, type RunSpecInput, type StepFrame, systemClock } from '#libs/contracts';
import type { Dataset } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { generatedData } from './testing/generated-data.js';
import { tinySpec } from './testing/run-spec.js';
import { createTraining, describeModel, type Training } from './training.js';

const data = generatedData();
const open: Training[] = [];

function start(overrides: Partial<RunSpecInput> = {}, from: Dataset = data): Training {
  const training = createTraining({ spec: tinySpec(overrides), data: from, clock: systemClock });
  open.push(training);
  return training;
}

async function run(training: Training, steps: number): Promise<StepFrame[]> {
  for (let i = 0; i < steps; i++) training.advance();
  return training.takeFrames(0);
}

const measure = (frame: StepFrame | undefined, name: Measure, layer = 0) =>
  frame?.measures[layer * MEASURE_COUNT + MEASURE_INDEX[name]] as number;

/** The data with one feature of one training row spoiled. */
function spoiled(value: number): Dataset {
  const features = data.train.features.slice();
  features[0] = value;
  return { ...data, train: { ...data.train, features } };
}

afterEach(() => {
  open.splice(0).forEach((training) => training.dispose());
});

describe.each(['wasm', 'cpu'] as const)('on %s', (backend) => {
  beforeAll(async () => {
    await resolveBackend(backend, { parameterCount: 100, kind: 'mlp' });
  });

  const optimizers = ['sgd', 'adam', 'schedule-free-adam'] as const;
  const scalers = ['fixed', 'snr', 'hypergradient', 'trust-ratio'] as const;
  const placements = ['direction', 'gradient'] as const;
  const all = optimizers.flatMap((o) => scalers.flatMap((s) => placements.map((p) => [o, s, p] as const)));

  it.each(all)('%s × %s × %s goes on bit for bit from a checkpoint', async (optimizer, scaler, placement) => {
    const overrides = { optimizer: { kind: optimizer }, scaler: { kind: scaler }, placement };
    const whole = start(overrides);
    const frames = await run(whole, 14);
    const first = start(overrides);
    await run(first, 8);
    const second = start(overrides);
    second.restore(await first.checkpoint());
    expect(second.step).toBe(8);
    const later = await run(second, 6);
    const bits = (list: StepFrame[]) => list.map(({ step, loss, measures }) => ({ step, loss, measures: [...measures] }));
    expect(bits(later)).toEqual(bits(frames.slice(8)));
    expect(await second.weightsSha256()).toBe(await whole.weightsSha256());
    expect(frames.every((f) => Number.isFinite(f.loss))).toBe(true);
  });

  it('skips a step whose gradient is not finite: weights, optimizer and scaler stay as they were', async () => {
    // one batch an epoch: the spoiled row is in every batch
    const training = start({ batchSize: 256 }, spoiled(Number.NaN));
    const before = await training.checkpoint();
    const frames = await run(training, 3);
    const after = await training.checkpoint();
    expect(tensorBytes(after)).toEqual(tensorBytes(before));
    expect(measure(frames[2], 'flags')).toBe(DECISION_FLAGS.skipped | DECISION_FLAGS.nonFinite);
    expect(measure(frames[2], 'gradNorm')).toBeNaN();
    expect(measure(frames[2], 'updateNorm')).toBe(0);
    expect(measure(frames[2], 'scale')).toBe(1);
  });

  it('goes on after a skipped step as if it had not been', async () => {
    const bad = start({ batchSize: 32 }, spoiled(Infinity));
    const frames = await run(bad, 24);
    const skipped = frames.filter((f) => (measure(f, 'flags') & DECISION_FLAGS.skipped) !== 0);
    // 8 batches an epoch, 3 epochs, one spoiled row
    expect(skipped).toHaveLength(3);
    expect(frames.filter((f) => !skipped.includes(f)).every((f) => Number.isFinite(f.loss) && measure(f, 'updateNorm') > 0)).toBe(true);
    expect((await bad.evaluate('test')).loss).toBeLessThan(Infinity);
  });

  it('lets NaN through where the guard is off', async () => {
    const guards = { clamp: false, rateLimit: false, skipNonFinite: false } as const;
    const training = start({ batchSize: 256, guards }, spoiled(Number.NaN));
    const [, second] = await run(training, 2);
    expect(second?.loss).toBeNaN();
    expect(measure(second, 'flags', 1)).toBe(DECISION_FLAGS.nonFinite);
  });

  it('a push goes through by exactly its factor where the guards are off', async () => {
    const guards = { clamp: false, rateLimit: false } as const;
    const provoke = [{ layer: 'dense2', step: 3, steps: 2, factor: 1000 }];
    const calm = await run(start({ guards, scaler: { kind: 'fixed', scale: 1 } }), 4);
    const pushed = await run(start({ guards, provoke, scaler: { kind: 'fixed', scale: 1 } }), 6);
    const scales = pushed.map((f) => measure(f, 'scale', 1));
    expect(scales).toEqual([1, 1, 1, 1000, 1000, 1]);
    expect(measure(pushed[3], 'updateNorm', 1)).toBeCloseTo(1000 * measure(calm[3], 'updateNorm', 1), 3);
    expect(measure(pushed[3], 'flags', 1)).toBe(DECISION_FLAGS.provoked);
    expect(measure(pushed[3], 'scale', 0)).toBe(1);
    expect(measure(pushed[3], 'flags', 0)).toBe(0);
  });

  it('a push is bounded where the guards are on, and what was asked for is recorded', async () => {
    const provoke = [{ layer: 'dense2', step: 3, factor: 1000 }];
    const frames = await run(start({ provoke, scaler: { kind: 'fixed', scale: 1 } }), 5);
    expect(measure(frames[3], 'rawScale', 1)).toBe(1000);
    expect(measure(frames[3], 'scale', 1)).toBeCloseTo(Math.exp(0.1), 5);
    const { clamped, rateLimited, provoked } = DECISION_FLAGS;
    expect(measure(frames[3], 'flags', 1)).toBe(clamped | rateLimited | provoked);
  });

  it('holds as many tensors after 500 steps as before, and none at the end', async () => {
    const before = tf.memory().numTensors;
    const training = start();
    await run(training, 5);
    const early = tf.memory().numTensors;
    for (let i = 0; i < 495; i++) {
      training.advance();
      await training.takeFrames(4);
    }
    await training.evaluate('test');
    await training.checkpoint();
    await training.weightsSha256();
    await training.scores('test', Int32Array.of(1, 2));
    await training.takeFrames(0);
    expect(tf.memory().numTensors).toBe(early);
    open.splice(0).forEach((one) => one.dispose());
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(optimizers)('%s learns the generated classes', async (kind) => {
    const training = start({ optimizer: { kind }, model: { kind: 'mlp', hidden: [16] } });
    const untrained = await training.evaluate('test');
    await run(training, kind === 'adam' ? 400 : 150);
    const { loss, accuracy } = await training.evaluate('test');
    expect(accuracy).toBeGreaterThan(0.85);
    expect(loss).toBeLessThan(untrained.loss / 2);
  });

  it('scores are the class probabilities behind loss and accuracy', async () => {
    const training = start();
    await run(training, 60);
    const rows = Int32Array.from({ length: data.test.count }, (_, i) => i);
    const scores = await training.scores('test', rows);
    const labels = [...data.test.labels];
    const loss = labels.reduce((sum, label, i) => sum - Math.log(scores[i * 3 + label] as number), 0) / rows.length;
    expect((await training.evaluate('test')).loss).toBeCloseTo(loss, 4);
  });

  it('same seeds give the same bits, other seeds others', async () => {
    const digest = async (init: number) => {
      const training = start({ seeds: { init, batches: 0 } });
      await run(training, 20);
      return training.weightsSha256();
    };
    const first = await digest(0);
    expect(await digest(0)).toBe(first);
    expect(await digest(1)).not.toBe(first);
  });
});

/** The data part of a checkpoint: the header tells the step. */
function tensorBytes(bytes: Uint8Array): string {
  const headerLength = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  return Buffer.from(bytes.subarray(8 + headerLength)).toString('hex');
}

describe('what a training tells of itself', () => {
  beforeAll(async () => {
    await resolveBackend('wasm', { parameterCount: 100, kind: 'mlp' });
  });

  it('frames come in step order with loss, warmed-up learning rate, duration and batch', async () => {
    const frames = await run(start(), 25);
    expect(frames.map((f) => f.step)).toEqual(Array.from({ length: 25 }, (_, i) => i));
    expect(frames.map((f) => f.batchId)).toEqual(frames.map((f) => f.step));
    // 0.032 · min(1, (t+1)/20)
    expect(frames[0]?.learningRate).toBeCloseTo(0.0016, 7);
    expect(frames[9]?.learningRate).toBeCloseTo(0.016, 7);
    expect(frames[24]?.learningRate).toBeCloseTo(0.032, 7);
    expect(frames.every((f) => f.durationUs > 0)).toBe(true);
  });

  it('the first step has cosine 0, noise 0, and scale 1', async () => {
    const [first] = await run(start(), 1);
    expect(measure(first, 'cosine')).toBe(0);
    expect(measure(first, 'noise')).toBeCloseTo(0, 5);
    expect(measure(first, 'scale')).toBe(1);
    expect(measure(first, 'paramNorm')).toBeGreaterThan(0);
  });

  it('counts the steps of a budget in epochs', () => {
    // 256 rows in batches of 32: 8 steps an epoch
    expect(start({ budget: { epochs: 2.5 } }).totalSteps).toBe(20);
    expect(start({ budget: { steps: 7 } }).totalSteps).toBe(7);
  });

  it('leaves frames outstanding only up to the bound, and gives each one once', async () => {
    const training = start();
    for (let i = 0; i < 6; i++) training.advance();
    const early = await training.takeFrames(2);
    expect(early.length).toBeGreaterThanOrEqual(4);
    expect(early.length + (await training.takeFrames(0)).length).toBe(6);
  });

  it('names layers with kind, group, depth and size', () => {
    const layers = describeModel({ kind: 'mlp', hidden: [4], activation: 'gelu', layerNorm: true }, data);
    expect(layers).toEqual([
      { layer: 0, name: 'dense1', kind: 'dense', module: 'block1', depth: 0, parameterCount: 36 },
      { layer: 1, name: 'norm1', kind: 'layer-norm', module: 'block1', depth: 1, parameterCount: 8 },
      { layer: 2, name: 'head', kind: 'dense', module: 'head', depth: 2, parameterCount: 15 },
    ]);
  });

  it('a CNN with layer norm trains on images and refuses other data', async () => {
    const images = generatedData({ inputShape: [9, 7, 2], classes: 3 });
    const model = { kind: 'cnn', channels: [4, 6], dense: [8], layerNorm: true } as const;
    const training = start({ model }, images);
    expect(training.layers.map((l) => l.name)).toEqual(['conv1', 'norm1', 'conv2', 'norm2', 'dense1', 'norm3', 'head']);
    await run(training, 60);
    expect((await training.evaluate('test')).accuracy).toBeGreaterThan(0.85);
    expect(() => start({ model })).toThrow(/model.kind is cnn; allowed: mlp/);
  });

  it('plain training moves the weights as a recorded one whose scales are all 1', async () => {
    const spec = tinySpec({ scaler: { kind: 'fixed', scale: 1 } });
    const plain = createTraining({ spec, data, clock: systemClock, recording: 'none' });
    open.push(plain);
    const recorded = start({ scaler: { kind: 'fixed', scale: 1 } });
    expect(await run(plain, 30)).toEqual([]);
    await run(recorded, 30);
    const [a, b] = [await plain.evaluate('test'), await recorded.evaluate('test')];
    expect(a.loss).toBeCloseTo(b.loss, 4);
  });

  it.each([
    ['provoke', { provoke: [{ layer: 'dense9', step: 0, factor: 2 }] }, /provoke\[0\].layer is dense9; allowed: dense1, dense2, head/],
    ['scaler.layers', { scaler: { kind: 'fixed', layers: { tail: 2 } } }, /scaler.layers is tail/],
    ['batchSize', { batchSize: 10_000 }, /batchSize is 10000/],
  ] as const)('refuses a spec that does not fit: %s', (_, overrides, message) => {
    expect(() => start(overrides as Partial<RunSpecInput>)).toThrow(message);
  });

  it('refuses rows that are not there', async () => {
    await expect(start().scores('test', Int32Array.of(128))).rejects.toThrow('row must be from 0 to 127, got 128');
  });

  it('refuses a checkpoint of another model, another optimizer, and a damaged one', async () => {
    const bytes = await start().checkpoint();
    const target = start();
    const tensors = tf.memory().numTensors;
    expect(() => target.restore(bytes.subarray(0, bytes.length - 4))).toThrow(/checkpoint.* cut off/);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(() => start({ optimizer: { kind: 'sgd' } }).restore(bytes)).toThrow(/optimizer is schedule-free-adam; allowed: sgd/);
    expect(() => start({ model: { kind: 'mlp', hidden: [6, 4] } }).restore(bytes)).toThrow(/of shape/);
    expect(() => start({ model: { kind: 'mlp', hidden: [6] } }).restore(bytes)).toThrow(/not part of the model|of shape/);
    target.restore(bytes);
    expect(target.step).toBe(0);
  });
});
