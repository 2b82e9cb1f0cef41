import { parseRunSpec, systemClock } from '#libs/contracts';
import { batchIndices, loadDataset } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { createTraining } from '#libs/training';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { replayAltered, walkForward } from './recorded-path.js';
import { replaysAtOnce, replaySets } from './replay-sets.js';
const STEPS = 60;
const TARGETS = [
    { split: 'test', rows: Int32Array.of(3), of: 'logit', classIndex: 1 },
    { split: 'test', rows: Int32Array.of(1, 5, 8), of: 'loss', classIndex: 1 },
    { split: 'test', rows: Int32Array.of(1, 5, 8), of: 'score', classIndex: 0 },
];
const ROWS = Int32Array.of(0, 1, 2, 9);
const CASES = {
    'schedule-free adam': { optimizer: { kind: 'schedule-free-adam', learningRate: 0.004, weightDecay: 0.01 } },
    'sgd, placement gradient': { optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.5 }, placement: 'gradient' },
    dropout: { optimizer: { kind: 'adam', learningRate: 0.003 }, model: { kind: 'mlp', hidden: [8, 6], activation: 'tanh', dropout: 0.3 } },
    'adamw, layer norm': { optimizer: { kind: 'adam', learningRate: 0.003, weightDecay: 0.01 }, model: { kind: 'mlp', hidden: [8], activation: 'gelu', layerNorm: true } },
};
let data;
const open = [];
function specOf(more) {
    const base = { name: 'traced', data: { kind: 'generated-credit' }, model: { kind: 'mlp', hidden: [8, 6], activation: 'tanh' }, batchSize: 32, budget: { steps: STEPS } };
    return parseRunSpec({ ...base, ...more }, 'spec');
}
async function walked(more, on = data) {
    const training = createTraining({ spec: specOf(more), data: on, clock: systemClock });
    open.push(training);
    return { training, path: await walkForward(training, STEPS, {}) };
}
/** None, single ones from every stretch, two at once, all. */
function setsOf({ layers, steps }) {
    const single = [59, 3, 17, 31, 0, 45].map((step) => [{ step, layer: step % layers, scale: 1.5 }]);
    const all = Array.from({ length: steps * layers }, (_, i) => ({ step: Math.floor(i / layers), layer: i % layers, scale: 1 }));
    return [[], ...single, [{ step: 40, layer: 0, scale: 3 }, { step: 20, layer: 1, scale: 0.5 }], all];
}
describe.each(['wasm', 'cpu'])('replays of many sets at once on %s', (backend) => {
    beforeAll(async () => {
        await resolveBackend(backend, { kind: 'mlp', parameterCount: 100 });
        data = await loadDataset(specOf({}).data, { cacheDir: 'nowhere', baseDir: '.' });
    });
    afterEach(() => {
        for (const training of open.splice(0))
            training.dispose();
    });
    it.each(Object.entries(CASES))('give bit for bit what each gives by itself: %s', async (_, more) => {
        const { training, path } = await walked(more);
        const sets = setsOf(path);
        // what its program holds lies beside the engine until a checkpoint
        await training.checkpoint();
        const before = tf.memory().numTensors;
        const finished = [];
        const told = [];
        const together = await replaySets(training, path, {
            ...{ sets, targets: TARGETS, scoresOf: { split: 'test', rows: ROWS } },
            onReplayed: (replayed) => Promise.resolve(void finished.push(...replayed.map(([set]) => set))),
            onProgress: (replays) => { told.push(replays); },
        });
        expect(tf.memory().numTensors).toBe(before);
        expect([...finished].sort((a, b) => a - b)).toEqual([...sets.keys()]);
        expect(told.at(-1)).toBe(sets.length);
        for (const [set, altered] of sets.entries()) {
            expect(together[set].values).toEqual(await replayAltered(training, path, { altered, targets: TARGETS }));
            expect(together[set].scores).toEqual(await training.scores('test', ROWS));
        }
        expect(new Set(together.map(({ values }) => values[1])).size).toBe(sets.length);
    });
    it('skip the step that the run skipped', async () => {
        const skipped = 20;
        const features = data.train.features.slice();
        const width = features.length / data.train.count;
        const { batchSize, seeds } = specOf({});
        for (const row of batchIndices({ count: data.train.count, batchSize, seed: seeds.batches, step: skipped }))
            features.fill(Infinity, row * width, (row + 1) * width);
        const { training, path } = await walked(CASES['schedule-free adam'], { ...data, train: { ...data.train, features } });
        const [unaltered, moved] = await replaySets(training, path, { sets: [[{ step: 0, layer: 0, scale: path.scales[0] }], [{ step: 5, layer: 0, scale: 1.5 }]], targets: TARGETS });
        expect(unaltered.values).toEqual(await replayAltered(training, path, { altered: [], targets: TARGETS }));
        expect(moved.values.every(Number.isFinite)).toBe(true);
        expect(moved.values).not.toEqual(unaltered.values);
    });
    it('end when told to', async () => {
        const { training, path } = await walked({});
        await expect(replaySets(training, path, { sets: setsOf(path), targets: [], signal: AbortSignal.abort(new Error('cancelled')) })).rejects.toThrow('cancelled');
    });
});
describe('replaysAtOnce', () => {
    it('is 64, less where weights are many, one at least', () => {
        expect([4000, 2 ** 18, 2 ** 30].map(replaysAtOnce)).toEqual([64, 16, 1]);
    });
});
//# sourceMappingURL=replay-sets.spec.js.map