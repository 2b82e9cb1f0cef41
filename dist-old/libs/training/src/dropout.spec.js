import { InputError, parseRunSpec } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { batchOfStep, disposeBatch } from './batch-of-step.js';
import { dropoutMasks } from './dropout-masks.js';
import { lossAndGradients } from './loss-and-gradients.js';
import { initialParams } from './models/initial-params.js';
import { createModel } from './models/model.js';
import { tinySpec } from './testing/run-spec.js';
import { DATA, disposeAll, heldAtRest, run, start } from './testing/run-training.js';
const MODEL = { kind: 'mlp', hidden: [6, 5], activation: 'tanh', dropout: 0.4 };
const STAGE = { name: 'drop1', kind: 'dropout', rate: 0.4, width: 50 };
const valuesOf = (request, stage = STAGE) => [...dropoutMasks([stage], request)[stage.name].dataSync()];
beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 100 }));
afterEach(disposeAll);
describe('dropout masks', () => {
    it('drop the rate and keep the mean', () => {
        const values = valuesOf({ step: 3, seeds: [1], rows: 400 });
        expect(new Set(values)).toEqual(new Set([0, Math.fround(1 / 0.6)]));
        // 20,000 draws: a standard error of 0.0035
        expect(values.filter((value) => value === 0).length / values.length).toBeCloseTo(0.4, 1);
        expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(1, 1);
    });
    it('depend on seed, step and stage alone', () => {
        const first = valuesOf({ step: 3, seeds: [1], rows: 4 });
        expect(valuesOf({ step: 3, seeds: [1], rows: 4 })).toEqual(first);
        expect(valuesOf({ step: 4, seeds: [1], rows: 4 })).not.toEqual(first);
        expect(valuesOf({ step: 3, seeds: [2], rows: 4 })).not.toEqual(first);
        expect([...dropoutMasks([{ ...STAGE, name: 'drop2' }], { step: 3, seeds: [1], rows: 4 })['drop2'].dataSync()]).not.toEqual(first);
        expect(valuesOf({ step: 3, seeds: [2, 1], rows: 4 }).slice(200)).toEqual(first);
    });
    it('stay what they were in earlier versions: recorded runs rest on them', () => {
        expect(valuesOf({ step: 7, seeds: [5], rows: 1 }, { ...STAGE, width: 12 }).map((value) => (value === 0 ? 0 : 1))).toEqual(FROZEN);
    });
});
const FROZEN = [1, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1];
describe('training with dropout', () => {
    it('has the gradient of the masked loss', () => {
        const model = createModel(tinySpec({ model: MODEL }).model, { inputShape: DATA.inputShape, classes: 3 });
        const batch = batchOfStep({ spec: tinySpec({ model: MODEL }), data: DATA, shape: { inputShape: DATA.inputShape, classes: 3 }, step: { model } }, 2);
        const params = initialParams(model, 1);
        const lossAt = (place, by) => tf.tidy(() => lossAndGradients(model, tf.tensor1d(params.map((w, i) => (i === place ? w + by : w))), batch).loss.dataSync()[0]);
        const gradients = tf.tidy(() => lossAndGradients(model, tf.tensor1d(params), batch).gradients.dataSync());
        for (let place = 0; place < params.length; place += 7)
            expect(gradients[place]).toBeCloseTo((lossAt(place, 0.02) - lossAt(place, -0.02)) / 0.04, 3);
        disposeBatch(batch);
    });
    it('drops nothing when it predicts', async () => {
        const [plain, dropping] = [start({ model: { ...MODEL, dropout: 0 } }), start({ model: MODEL })];
        expect(await dropping.evaluate('test')).toEqual(await plain.evaluate('test'));
        const [before, after] = [await run(plain, 3), await run(dropping, 3)];
        expect(after[0]?.loss).not.toBe(before[0]?.loss);
        expect(after.every(({ loss }) => Number.isFinite(loss))).toBe(true);
    });
    it('is bit for bit the same again, and from a checkpoint', async () => {
        const [first, second] = [start({ model: MODEL }), start({ model: MODEL })];
        await run(first, 7);
        const checkpoint = await first.checkpoint();
        await run(first, 8);
        second.restore(checkpoint);
        await run(second, 8);
        expect(await second.weightsSha256()).toBe(await first.weightsSha256());
    });
    it('holds no more tensors after many steps', async () => {
        const training = start({ model: MODEL });
        await run(training, 2);
        const before = await heldAtRest(training);
        await run(training, 10);
        expect(await heldAtRest(training)).toEqual(before);
    });
    it('leaves the layers as they are, in a CNN behind its dense layers only', () => {
        const shape = { inputShape: [8, 8, 1], classes: 3 };
        const cnn = createModel(parseRunSpec({ name: 'x', data: { kind: 'generated-credit' }, model: { kind: 'cnn', channels: [2], dense: [4], dropout: 0.5 }, budget: { steps: 1 } }, 'spec').model, shape);
        expect(cnn.facts.map(({ name }) => name)).toEqual(['conv1', 'dense1', 'head']);
        expect(cnn.dropouts).toEqual([{ name: 'drop1', kind: 'dropout', rate: 0.5, width: 4 }]);
    });
    it('is refused above 0.9', () => {
        expect(() => tinySpec({ model: { ...MODEL, dropout: 0.95 } })).toThrow(InputError);
    });
});
//# sourceMappingURL=dropout.spec.js.map