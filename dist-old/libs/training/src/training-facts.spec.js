import { resolveBackend } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { generatedData } from './testing/generated-data.js';
import { DATA, disposeAll, measure, run, start } from './testing/run-training.js';
import { describeModel } from './training.js';
describe('what a training tells of itself', () => {
    afterEach(disposeAll);
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
        for (let i = 0; i < 6; i++)
            training.advance();
        const early = await training.takeFrames(2);
        expect(early.length).toBeGreaterThanOrEqual(4);
        expect(early.length + (await training.takeFrames(0)).length).toBe(6);
    });
    it('names layers with kind, group, depth and size', () => {
        const layers = describeModel({ kind: 'mlp', hidden: [4], activation: 'gelu', layerNorm: true }, DATA);
        expect(layers).toEqual([
            { layer: 0, name: 'dense1', kind: 'dense', module: 'block1', depth: 0, parameterCount: 36 },
            { layer: 1, name: 'norm1', kind: 'layer-norm', module: 'block1', depth: 1, parameterCount: 8 },
            { layer: 2, name: 'head', kind: 'dense', module: 'head', depth: 2, parameterCount: 15 },
        ]);
    });
    it('a CNN with layer norm trains on images and refuses other data', async () => {
        const images = generatedData({ inputShape: [9, 7, 2], classes: 3 });
        const model = { kind: 'cnn', channels: [4, 6], dense: [8], layerNorm: true };
        const training = start({ model }, { data: images });
        expect(training.layers.map((l) => l.name)).toEqual(['conv1', 'norm1', 'conv2', 'norm2', 'dense1', 'norm3', 'head']);
        await run(training, 60);
        expect((await training.evaluate('test')).accuracy).toBeGreaterThan(0.85);
        expect(() => start({ model })).toThrow(/model.kind is cnn; allowed: mlp/);
    });
    it('plain training moves the weights as a recorded one whose scales are all 1', async () => {
        const plain = start({ scaler: { kind: 'fixed', scale: 1 } }, { recording: 'none' });
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
    ])('refuses a spec that does not fit: %s', (_, overrides, message) => {
        expect(() => start(overrides)).toThrow(message);
    });
    it('refuses rows that are not there', async () => {
        await expect(start().scores('test', Int32Array.of(128))).rejects.toThrow('row must be from 0 to 127, got 128');
    });
    it('refuses a checkpoint of another model, another optimizer, and a damaged one', async () => {
        const bytes = await start().checkpoint();
        const target = start();
        const tensors = tf.memory().numTensors;
        expect(() => {
            target.restore(bytes.subarray(0, bytes.length - 4));
        }).toThrow(/checkpoint.* cut off/);
        expect(tf.memory().numTensors).toBe(tensors);
        expect(() => {
            start({ optimizer: { kind: 'sgd' } }).restore(bytes);
        }).toThrow(/optimizer is schedule-free-adam; allowed: sgd/);
        expect(() => {
            start({ model: { kind: 'mlp', hidden: [6, 4] } }).restore(bytes);
        }).toThrow(/of shape/);
        expect(() => {
            start({ model: { kind: 'mlp', hidden: [6] } }).restore(bytes);
        }).toThrow(/not part of the model|of shape/);
        target.restore(bytes);
        expect(target.step).toBe(0);
    });
});
//# sourceMappingURL=training-facts.spec.js.map