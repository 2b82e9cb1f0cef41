import { resolveBackend } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatherBatch } from './batch.js';
import { classWeightsOf } from './class-weights.js';
import { lossAndGradients } from './loss-and-gradients.js';
import { initialParams } from './models/initial-params.js';
import { createModel } from './models/model.js';
import { modelShapeOf } from './models/model-shape.js';
import { generatedData } from './testing/generated-data.js';
import { tinySpec } from './testing/run-spec.js';
import { DATA, disposeAll, run, start } from './testing/run-training.js';
const SHAPE = modelShapeOf(DATA);
/** Nine in ten are of class 0, in training and in test. */
const RARE = withRare();
function withRare() {
    const data = generatedData({ classes: 2, trainCount: 400, testCount: 400 });
    const kept = (name) => {
        const { labels, features } = data[name];
        const rows = [...labels.keys()].filter((row) => labels[row] === 0 || row % 18 === 1);
        return { count: rows.length, labels: Int32Array.from(rows, (row) => labels[row]), features: Float32Array.from(rows.flatMap((row) => [...features.subarray(8 * row, 8 * row + 8)])), protectedValues: {} };
    };
    return { ...data, train: kept('train'), test: kept('test') };
}
beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 100 }));
afterEach(disposeAll);
describe('class weights', () => {
    it('are those given, or n/(K n_c) of the training split, or none', () => {
        const data = { train: { ...DATA.train, labels: Int32Array.of(0, 0, 0, 2) }, classNames: ['a', 'b', 'c'] };
        expect(classWeightsOf({}, data)).toBeUndefined();
        expect(classWeightsOf({ classWeights: [1, 2, 3] }, data)).toEqual(Float32Array.of(1, 2, 3));
        // 4 examples of 2 classes that occur: 4/(2·3) and 4/(2·1); the one that never occurs weighs nothing anyway
        expect(classWeightsOf({ classWeights: 'balanced' }, data)).toEqual(Float32Array.of(2 / 3, 1, 2));
        expect(() => start({ classWeights: [1, 2] })).toThrow('classWeights is 2 weights; allowed: balanced, or 3 weights in the order of the classes: class 0, class 1, class 2');
    });
    it('make an example of weight 3 count as three', async () => {
        const model = createModel(tinySpec().model, SHAPE);
        const params = tf.tensor1d(initialParams(model, 1));
        const rows = [0, 1, 2, 3]; // classes 0, 1, 2, 0
        const gradientsOf = (which, classWeights) => tf.tidy(() => lossAndGradients(model, params, gatherBatch(DATA.train, Int32Array.from(which), { ...SHAPE, classWeights })).gradients).data();
        const [weighted, repeated, plain] = [await gradientsOf(rows, Float32Array.of(1, 3, 1)), await gradientsOf([...rows, 1, 1]), await gradientsOf(rows)];
        const largest = Math.max(...weighted.map(Math.abs));
        expect(Math.max(...weighted.map((g, i) => Math.abs(g - (6 / 4) * repeated[i]))) / largest).toBeLessThan(2e-6);
        expect(await gradientsOf(rows, Float32Array.of(1, 1, 1))).toEqual(plain);
        params.dispose();
    });
    it('weigh the loss of an evaluation, not its accuracy, and nothing of what is asked of single records', async () => {
        const [plain, twice] = [start(), start({ classWeights: [2, 2, 2] })];
        const [a, b] = [await plain.evaluate('test'), await twice.evaluate('test')];
        expect(b.accuracy).toBe(a.accuracy);
        expect(b.loss / a.loss).toBeCloseTo(2, 5);
        const target = { split: 'test', rows: Int32Array.of(3, 4), of: 'loss', classIndex: 0 };
        expect((await twice.target(target)).value).toBe((await plain.target(target)).value);
    });
    it('find more of a rare class, and go on from a checkpoint bit for bit', async () => {
        const optimizer = { kind: 'adam', learningRate: 0.005 };
        const found = async (classWeights) => {
            const training = start({ optimizer, ...(classWeights === undefined ? {} : { classWeights }) }, { data: RARE });
            await run(training, 15);
            const checkpoint = await training.checkpoint();
            await run(training, 15);
            const again = start({ optimizer, ...(classWeights === undefined ? {} : { classWeights }) }, { data: RARE });
            again.restore(checkpoint);
            await run(again, 15);
            expect(await again.weightsSha256()).toBe(await training.weightsSha256());
            const scores = await training.scores('test', Int32Array.from([...RARE.test.labels.keys()].filter((row) => RARE.test.labels[row] === 1)));
            return scores.filter((score, i) => i % 2 === 1 && score >= 0.5).length / (scores.length / 2);
        };
        const [plain, balanced] = [await found(), await found('balanced')];
        expect(balanced).toBeGreaterThan(plain + 0.2);
    });
});
//# sourceMappingURL=class-weights.spec.js.map