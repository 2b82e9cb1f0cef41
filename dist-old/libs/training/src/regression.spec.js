import { systemClock } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { batchOfStep } from './batch-of-step.js';
import { layersModel } from './model-out/layers-model.js';
import { createPredictor } from './model-out/predictor.js';
import { createModel } from './models/model.js';
import { modelShapeOf } from './models/model-shape.js';
import { createReplicas } from './replicas/create-replicas.js';
import { generatedNumbers, NUMBERS } from './testing/generated-numbers.js';
import { tinySpec } from './testing/run-spec.js';
import { disposeAll, run, start } from './testing/run-training.js';
const DATA = generatedNumbers();
const SPEC = { model: { kind: 'mlp', hidden: [12], activation: 'tanh' }, optimizer: { kind: 'adam', learningRate: 0.01 } };
const ROWS = Int32Array.from({ length: DATA.test.count }, (_, row) => row);
beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 100 }));
afterEach(disposeAll);
const truth = (row) => NUMBERS.mean + NUMBERS.deviation * DATA.test.targets[row];
describe('a net that predicts a number', () => {
    it('has one output, and the mean squared error of the standardised target as its loss', async () => {
        const training = start(SPEC, { data: DATA });
        const [frame] = await run(training, 1);
        const again = start(SPEC, { data: DATA });
        const batch = batchOfStep({ spec: tinySpec(SPEC), data: DATA, shape: modelShapeOf(DATA), step: { model: createModel(tinySpec(SPEC).model, modelShapeOf(DATA)) } }, 0);
        expect(batch.labels.shape).toEqual([32, 1]);
        // the scores of these rows, back in standardised units
        const rows = [...(await batch.labels.data())].map((z) => DATA.train.targets.indexOf(z));
        const said = await again.scores('train', Int32Array.from(rows));
        const loss = rows.reduce((sum, row, i) => sum + ((said[i] - NUMBERS.mean) / NUMBERS.deviation - DATA.train.targets[row]) ** 2 / rows.length, 0);
        expect(frame.loss).toBeCloseTo(loss, 4);
        tf.dispose([batch.inputs, batch.labels]);
    });
    it('learns; R², root mean squared and mean absolute error are those of its predictions, in the unit of the target', async () => {
        const training = start(SPEC, { data: DATA });
        const before = await training.evaluate('test');
        await run(training, 300);
        const { loss, accuracy, errors } = await training.evaluate('test');
        expect(accuracy).toBeNaN();
        expect(errors.r2).toBeGreaterThan(0.95);
        expect(before.errors.r2).toBeLessThan(0.5);
        const said = await training.scores('test', ROWS);
        const mean = ROWS.reduce((sum, row) => sum + truth(row) / ROWS.length, 0);
        const squares = ROWS.reduce((sum, row) => sum + (said[row] - truth(row)) ** 2, 0);
        expect(errors.rmse).toBeCloseTo(Math.sqrt(squares / ROWS.length), 3);
        expect(errors.mae).toBeCloseTo(ROWS.reduce((sum, row) => sum + Math.abs(said[row] - truth(row)) / ROWS.length, 0), 3);
        expect(errors.r2).toBeCloseTo(1 - squares / ROWS.reduce((sum, row) => sum + (truth(row) - mean) ** 2, 0), 4);
        expect(loss).toBeCloseTo((errors.rmse / NUMBERS.deviation) ** 2, 5);
    });
    it('is traced by its predicted number and its squared error, with gradients that finite differences confirm', async () => {
        const training = start(SPEC, { data: DATA });
        await run(training, 20);
        const said = await training.scores('test', Int32Array.of(3, 4));
        const score = await training.target({ split: 'test', rows: Int32Array.of(3), of: 'score', classIndex: 0 });
        expect(score.value).toBe(said[0]);
        const loss = await training.target({ split: 'test', rows: Int32Array.of(3, 4), of: 'loss', classIndex: 0 });
        expect(loss.value).toBeCloseTo([3, 4].reduce((sum, row, i) => sum + ((said[i] - truth(row)) / NUMBERS.deviation) ** 2 / 2, 0), 4);
        const gap = await training.target({ split: 'test', rows: Int32Array.of(3, 4), weights: Float32Array.of(1, -1), of: 'score', classIndex: 0 });
        expect(gap.value).toBeCloseTo(said[0] - said[1], 3);
        await expect(training.target({ split: 'test', rows: Int32Array.of(3), of: 'logit', classIndex: 0 })).rejects.toThrow('no log odds');
        // the bias of the head moves the prediction by the deviation, and nothing else
        expect(score.gradient.at(-1)).toBeCloseTo(NUMBERS.deviation, 4);
        const slope = ((said[0] - truth(3)) + (said[1] - truth(4))) / NUMBERS.deviation; // d/db of ½ Σ (z − y)²
        expect(loss.gradient.at(-1)).toBeCloseTo(slope, 4);
    });
    it('trains as a replica as it does alone', async () => {
        const replicas = createReplicas({ spec: tinySpec(SPEC), data: DATA, clock: systemClock, replicas: [0, 1].map((seed) => ({ initSeed: seed, batchSeed: seed, learningRate: 0.01 })) });
        for (let i = 0; i < 10; i++)
            replicas.advance();
        await replicas.takeFrames(0);
        const alone = start({ ...SPEC, seeds: { init: 1, batches: 1 } }, { data: DATA });
        await run(alone, 10);
        const [, second] = await replicas.evaluate('test');
        const { loss, errors } = await alone.evaluate('test');
        expect(second.loss).toBeCloseTo(loss, 5);
        expect(second.errors.mae).toBeCloseTo(errors.mae, 3);
        replicas.dispose();
    });
    it('is taken out in its own unit, as weights and as a layers model', async () => {
        const training = start(SPEC, { data: DATA });
        await run(training, 20);
        const expected = await training.scores('test', ROWS);
        const options = { model: tinySpec(SPEC).model, shape: modelShapeOf(DATA), weights: await training.weights() };
        const predictor = createPredictor(options);
        expect(await predictor.scores(DATA.test.features)).toEqual(expected);
        predictor.dispose();
        const layers = layersModel(options);
        const output = layers.predict(tf.tensor2d(DATA.test.features, [DATA.test.count, 8]));
        const found = await output.data();
        expect(Math.max(...found.map((value, i) => Math.abs(value - expected[i])))).toBeLessThan(1e-4);
        output.dispose();
        layers.dispose();
    });
});
//# sourceMappingURL=regression.spec.js.map