import type { MetaWeights, RunSpecInput } from '#libs/contracts';
import { DECISION_FLAGS, MEASURE_INDEX, META_START, systemClock } from '#libs/contracts';
import { backendTable, resolveBackend } from '#libs/tensor-math';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { generatedData } from '../testing/generated-data.js';
import { generatedTable } from '../testing/generated-table.js';
import { generatedTexts } from '../testing/generated-texts.js';
import { tinySpec } from '../testing/run-spec.js';
import { DATA, disposeAll, held, run, start } from '../testing/run-training.js';
import { createReplicas, type ReplicaOptions } from './create-replicas.js';

process.env['GRADLENS_NATIVE'] ??= inject('native');

const STEPS = 30;
const IMAGES = generatedData({ inputShape: [6, 6, 1], classes: 3 });
const ROWS = Int32Array.of(0, 3, 7);
const SEEDS: readonly ReplicaOptions[] = [{}, { initSeed: 5 }, { batchSeed: 9 }, { initSeed: 5, batchSeed: 9 }];

const CASES: readonly [string, Partial<RunSpecInput>][] = [
  ['schedule-free adam, snr', {}],
  ['schedule-free adam, meta', { scaler: { kind: 'meta', weights: { ...META_START, output: [0.5, -0.4, 0.8, 0.3, -0.6], outputBias: 0.2 } } }],
  ['sgd with momentum, hypergradient', { optimizer: { kind: 'sgd', learningRate: 0.05, weightDecay: 0.01 }, scaler: { kind: 'hypergradient' } }],
  ['hypergradient, no step skipped', { scaler: { kind: 'hypergradient' }, guards: { skipNonFinite: false } }],
  ['adamw, trust ratio, placement gradient', { optimizer: { kind: 'adam', weightDecay: 0.01 }, scaler: { kind: 'trust-ratio' }, placement: 'gradient' }],
  ['fixed scale, no guards', { optimizer: { kind: 'adam' }, scaler: { kind: 'fixed', scale: 2 }, guards: { clamp: false, rateLimit: false } }],
  ['adam on a cosine, agc', { optimizer: { kind: 'adam', schedule: { kind: 'cosine', steps: 20 } }, scaler: { kind: 'agc' }, placement: 'gradient' }],
  ['lamb with decay', { optimizer: { kind: 'lamb', weightDecay: 0.01 } }],
  ['muon on a cosine', { optimizer: { kind: 'muon', weightDecay: 0.01, schedule: { kind: 'cosine', steps: 20 } }, scaler: { kind: 'fixed' } }],
  ['prodigy with decay on a cosine', { optimizer: { kind: 'prodigy', firstDistance: 0.001, weightDecay: 0.01, schedule: { kind: 'cosine', steps: 20 } } }],
  ['prodigy, placement gradient', { optimizer: { kind: 'prodigy', firstDistance: 0.001 }, placement: 'gradient' }],
  ['uniform snr', { scaler: { kind: 'snr', uniform: true } }],
  ['ratio cap and back-off, pushed', { guards: { clamp: false, rateLimit: false, ratioCap: 0.01, backOff: { above: 1.1 } }, provoke: [{ layer: 'dense2', step: 14, factor: 1000 }] }],
  ['random scales', { scaler: { kind: 'random' } }],
  ['class weights', { classWeights: [1, 5, 0.2] }],
  ['dropout', { model: { kind: 'mlp', hidden: [6, 5], dropout: 0.3 } }],
  ['a push, layer norm, tanh', { provoke: [{ layer: 'dense1', step: 7, factor: 30 }], model: { kind: 'mlp', hidden: [6], activation: 'tanh', layerNorm: true } }],
];

function specOf(overrides: Partial<RunSpecInput>, { initSeed, batchSeed, learningRate, metaWeights }: ReplicaOptions): Partial<RunSpecInput> {
  const spec = tinySpec(overrides);
  const optimizer = learningRate === undefined ? spec.optimizer : { ...spec.optimizer, learningRate };
  const scaler = metaWeights === undefined ? spec.scaler : { kind: 'meta' as const, weights: metaWeights };
  return { ...overrides, scaler, optimizer, seeds: { ...spec.seeds, init: initSeed ?? spec.seeds.init, batches: batchSeed ?? spec.seeds.batches } };
}

/** What each replica is by itself, and what it is among the others. */
async function both(overrides: Partial<RunSpecInput>, replicas: readonly ReplicaOptions[], data = DATA): Promise<{ alone: unknown[]; together: unknown[] }> {
  const all = createReplicas({ spec: tinySpec(overrides), data, clock: systemClock, replicas });
  for (let i = 0; i < STEPS; i++) all.advance();
  const frames = await all.takeFrames(0);
  const factsOf = ({ step, loss, learningRate, batchId, measures }: (typeof frames)[number][number]): unknown => ({ step, loss, learningRate, batchId, measures: [...measures] });
  const [sha, scores, evaluations] = [await all.weightsSha256(), await all.scores('test', ROWS), await all.evaluate('test')];
  const together = replicas.map((_, r) => ({ frames: frames.map((step) => factsOf(step[r]!)), sha: sha[r], scores: scores[r], evaluation: evaluations[r] }));
  all.dispose();
  const alone: unknown[] = [];
  for (const own of replicas) {
    const training = start(specOf(overrides, own), { data });
    const singleFrames = await run(training, STEPS);
    alone.push({ frames: singleFrames.map(factsOf), sha: await training.weightsSha256(), scores: await training.scores('test', ROWS), evaluation: await training.evaluate('test') });
  }
  return { alone, together };
}

const available = new Set((await backendTable()).filter((one) => one.available).map(({ name }) => name));

describe.each(['wasm', 'cpu'] as const)('replicas on %s', (backend) => {
  beforeAll(() => resolveBackend(backend, { kind: 'mlp', parameterCount: 100 }));
  afterEach(disposeAll);

  it.each(CASES)('are bit for bit what each is by itself, weights, record and scores: %s', async (_, overrides) => {
    const { alone, together } = await both(overrides, SEEDS);
    expect(together).toEqual(alone);
    expect(new Set(together.map((one) => (one as { sha: string }).sha)).size).toBe(SEEDS.length);
  });

  it('have learning rates of their own', async () => {
    for (const overrides of [{ optimizer: { kind: 'schedule-free-adam', warmupSteps: 0 } }, { optimizer: { kind: 'schedule-free-adam' } }, { optimizer: { kind: 'sgd' } }, { optimizer: { kind: 'prodigy', firstDistance: 0.001 } }, { optimizer: { kind: 'muon' } }] satisfies Partial<RunSpecInput>[]) {
      const { alone, together } = await both(overrides, [{}, { learningRate: 0.01 }]);
      expect(together).toEqual(alone);
      expect(together[0]).not.toEqual(together[1]);
    }
  });

  it('have networks of scaler meta of their own', async () => {
    const network = (bias: number): MetaWeights => ({ ...META_START, output: [0.5, -0.4, 0.8, 0.3, -0.6], outputBias: bias });
    const { alone, together } = await both({ scaler: { kind: 'meta' } }, [{ metaWeights: network(0.2) }, { metaWeights: network(-0.9) }]);
    expect(together).toEqual(alone);
    expect(together[0]).not.toEqual(together[1]);
    expect(() => createReplicas({ spec: tinySpec(), data: DATA, clock: systemClock, replicas: [{ metaWeights: META_START }, {}] })).toThrow('all replicas or none must have metaWeights, got 1 of 2');
  });

  it.each([['four', SEEDS], ['one', [{ initSeed: 5 }]]] as const)('of a CNN too, %s of them', async (_, replicas) => {
    const { alone, together } = await both({ model: { kind: 'cnn', channels: [3, 2], dense: [4], activation: 'relu' }, batchSize: 8 }, replicas, IMAGES);
    expect(together).toEqual(alone);
  });

  it('of embeddings of categories too', async () => {
    const { alone, together } = await both({ model: { kind: 'mlp', hidden: [6], embeddings: 2 }, batchSize: 8 }, SEEDS, generatedTable());
    expect(together).toEqual(alone);
  });

  it('of a transformer too', async () => {
    const { alone, together } = await both({ model: { kind: 'transformer', width: 4, heads: 2, feedForward: 5, attention: 'causal' }, batchSize: 8 }, SEEDS, generatedTexts());
    expect(together).toEqual(alone);
  });

  it('skip a step each for itself', async () => {
    const features = DATA.train.features.slice();
    features.fill(Infinity, 0, features.length / DATA.train.count);
    const data = { ...DATA, train: { ...DATA.train, features } };
    const { alone, together } = await both({}, [{}, { batchSeed: 9 }], data);
    expect(together).toEqual(alone);
    const skipped = together.map((one) => (one as { frames: { measures: number[] }[] }).frames.flatMap(({ measures }, step) => (((measures[MEASURE_INDEX.flags] ?? 0) & DECISION_FLAGS.skipped) !== 0 ? [step] : [])));
    expect(skipped.every((steps) => steps.length > 0)).toBe(true);
    expect(skipped[0]).not.toEqual(skipped[1]);
  });

  it('are evaluated on records of no split as on a split', async () => {
    const all = createReplicas({ spec: tinySpec(), data: DATA, clock: systemClock, replicas: SEEDS });
    all.advance();
    const onTest = await all.evaluate('test');
    expect(await all.evaluateOn(DATA.test)).toEqual(onTest);
    expect(await all.evaluateOn(DATA.train)).not.toEqual(onTest);
    await all.takeFrames(0);
    all.dispose();
  });

  it('leave as a checkpoint of a single run, which goes on from there', async () => {
    const all = createReplicas({ spec: tinySpec(), data: DATA, clock: systemClock, replicas: SEEDS });
    for (let i = 0; i < 10; i++) all.advance();
    const training = start(specOf({}, SEEDS[3]!));
    training.restore(await all.checkpoint(3));
    expect(training.step).toBe(10);
    await run(training, 5);
    for (let i = 0; i < 5; i++) all.advance();
    expect(await training.weightsSha256()).toBe((await all.weightsSha256())[3]);
    await expect(all.checkpoint(4)).rejects.toThrow('replica must be from 0 to 3, got 4');
    await all.takeFrames(0);
    all.dispose();
  });

  it('hold no more after many steps, looked at in between or not, and nothing when disposed', async () => {
    const before = held();
    const all = createReplicas({ spec: tinySpec(), data: DATA, clock: systemClock, replicas: SEEDS });
    for (let i = 0; i < 5; i++) all.advance();
    await all.takeFrames(0);
    const after5 = held();
    for (let i = 0; i < 20; i++) all.advance();
    await all.takeFrames(0);
    expect(held()).toEqual(after5);
    await all.weightsSha256();
    for (let i = 0; i < 5; i++) all.advance();
    await all.takeFrames(0);
    expect(held()).toEqual(after5);
    all.dispose();
    expect(held()).toEqual(before);
  });

  it('are at least one', () => {
    expect(() => createReplicas({ spec: tinySpec(), data: DATA, clock: systemClock, replicas: [] })).toThrow('replicas is none; allowed: at least one');
  });
});

describe.skipIf(!available.has('tensorflow'))('replicas on native TensorFlow', () => {
  beforeAll(() => resolveBackend('tensorflow', { kind: 'mlp', parameterCount: 100 }));
  afterEach(disposeAll);

  it('agree with each by itself up to rounding', async () => {
    const { alone, together } = await both({ optimizer: { kind: 'sgd', learningRate: 0.05 } }, SEEDS);
    for (const [r, one] of alone.entries()) {
      const [single, among] = [one, together[r]] as { frames: { loss: number }[] }[];
      single!.frames.forEach(({ loss }, step) => { expect(Math.abs(loss - among!.frames[step]!.loss)).toBeLessThan(1e-4 * loss); });
    }
  });
});
