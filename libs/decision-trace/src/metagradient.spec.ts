import { parseRunSpec, systemClock, type RunSpec } from '#libs/contracts';
import { batchIndices, loadDataset, type Dataset } from '#libs/datasets';
import { createTraining, type TraceTarget, type Training } from '#libs/training';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { neutralEffects } from './effects.js';
import { metagradients } from './metagradient.js';
import { spearman } from './rank-correlation.js';
import { type RecordedPath, replayAltered, walkForward } from './recorded-path.js';

const STEPS = 60;
const TARGETS: TraceTarget[] = [
  { split: 'test', rows: Int32Array.of(3), of: 'logit', classIndex: 1 },
  { split: 'test', rows: Int32Array.of(1, 5, 8), of: 'loss', classIndex: 1 },
];

const CASES: Readonly<Record<string, Record<string, unknown>>> = {
  'sgd with momentum and weight decay': { optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9, weightDecay: 0.01 } },
  'sgd, placement gradient': { optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.5 }, placement: 'gradient' },
  adam: { optimizer: { kind: 'adam', learningRate: 0.003 } },
  'adamw, placement gradient': { optimizer: { kind: 'adam', learningRate: 0.003, weightDecay: 0.01 }, placement: 'gradient' },
  'schedule-free adam': { optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 } },
  'schedule-free adam with weight decay': { optimizer: { kind: 'schedule-free-adam', learningRate: 0.004, weightDecay: 0.01 } },
  'layer norm': { optimizer: { kind: 'adam', learningRate: 0.003 }, model: { kind: 'mlp', hidden: [8, 6], activation: 'gelu', layerNorm: true } },
  dropout: { optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 }, model: { kind: 'mlp', hidden: [8, 6], activation: 'tanh', dropout: 0.3 } },
  'hypergradient scaler': { optimizer: { kind: 'adam', learningRate: 0.003 }, scaler: { kind: 'hypergradient' } },
};

let data: Dataset;
const open: Training[] = [];

function specOf(more: Record<string, unknown>): RunSpec {
  const base = { name: 'traced', data: { kind: 'generated-credit' }, model: { kind: 'mlp', hidden: [8, 6], activation: 'tanh' }, batchSize: 32, budget: { steps: STEPS } };
  return parseRunSpec({ ...base, ...more }, 'spec');
}

async function walked(more: Record<string, unknown>): Promise<{ training: Training; path: RecordedPath; spec: RunSpec }> {
  const spec = specOf(more);
  const training = createTraining({ spec, data, clock: systemClock });
  open.push(training);
  return { training, spec, path: await walkForward(training, STEPS, {}) };
}

beforeAll(async () => {
  await tf.setBackend('cpu');
  data = await loadDataset(specOf({}).data, { cacheDir: 'nowhere', baseDir: '.' });
});
afterEach(() => {
  for (const training of open.splice(0)) training.dispose();
});

describe('metagradients', { timeout: 120_000 }, () => {
  it.each(Object.entries(CASES))('are the derivative of executed replays by the log of each scale: %s', async (_, more) => {
    const { training, path, spec } = await walked(more);
    const { targets, hessian } = await metagradients(training, path, spec, { targets: TARGETS });
    expect(hessian.relativeError).toBeLessThan(0.01);
    const h = 0.1;
    const places = Array.from({ length: 9 }, (_, k) => (k * 19) % (STEPS * path.layers));
    for (const place of places) {
      const at = { step: Math.floor(place / path.layers), layer: place % path.layers };
      const moved = (by: number): Promise<number[]> => replayAltered(training, path, { altered: [{ ...at, scale: path.scales[place]! * Math.exp(by) }], targets: TARGETS });
      const [up, down] = [await moved(h), await moved(-h)];
      targets.forEach(({ logScale }, t) => {
        const measured = (up[t]! - down[t]!) / (2 * Math.sinh(h));
        // float32 replays: an absolute floor beside the relative bound
        expect(Math.abs(logScale[place]! - measured)).toBeLessThan(0.02 * Math.abs(measured) + 2e-5);
      });
    }
  });

  it('rank what replays find, and estimate the effect of scale 1', async () => {
    const { training, path, spec } = await walked(CASES['schedule-free adam']!);
    const { targets: [gradient] } = await metagradients(training, path, spec, { targets: TARGETS.slice(0, 1) });
    const effects = neutralEffects(gradient!, path);
    const places = Array.from({ length: 20 }, (_, k) => 30 + ((k * 7) % (STEPS * path.layers - 30)));
    const replayed: number[] = [];
    for (const place of places) {
      const altered = [{ step: Math.floor(place / path.layers), layer: place % path.layers, scale: 1 }];
      replayed.push((await replayAltered(training, path, { altered, targets: TARGETS.slice(0, 1) }))[0]! - gradient!.value);
    }
    expect(spearman(places.map((place) => effects[place]!), replayed)).toBeGreaterThan(0.97);
  });

  it('give a step that was skipped no effect, and go on through it', async () => {
    const skipped = 20;
    const spec = specOf({ optimizer: { kind: 'adam', learningRate: 0.003 } });
    const features = data.train.features.slice();
    const width = features.length / data.train.count;
    for (const row of batchIndices({ count: data.train.count, batchSize: spec.batchSize, seed: spec.seeds.batches, step: skipped })) features.fill(Infinity, row * width, (row + 1) * width);
    const training = createTraining({ spec, data: { ...data, train: { ...data.train, features } }, clock: systemClock });
    open.push(training);
    const path = await walkForward(training, STEPS, {});
    const { targets: [gradient] } = await metagradients(training, path, spec, { targets: TARGETS.slice(0, 1) });
    const norms = Array.from({ length: STEPS }, (_, step) => Math.hypot(...gradient!.logScale.subarray(step * path.layers, (step + 1) * path.layers)));
    expect(norms.filter((norm) => !Number.isFinite(norm))).toEqual([]);
    expect(norms[skipped]).toBe(0);
    expect(Math.min(norms[skipped - 1]!, norms[skipped + 1]!)).toBeGreaterThan(0);
  });

  it('replay the recorded scales to the same bits', async () => {
    const { training, path } = await walked(CASES['adam']!);
    const sha = await training.weightsSha256();
    const value = (await training.target(TARGETS[0]!)).value;
    expect(await replayAltered(training, path, { altered: [{ step: 0, layer: 0, scale: path.scales[0]! }], targets: TARGETS.slice(0, 1) })).toEqual([value]);
    expect(await training.weightsSha256()).toBe(sha);
  });
});
