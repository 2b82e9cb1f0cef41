import { META_START, parseRunSpec, systemClock } from '#libs/contracts';
import { batchIndices, loadDataset } from '#libs/datasets';
import { createTraining } from '#libs/training';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { neutralEffects } from './effects.js';
import { metagradients } from './metagradient.js';
import { spearman } from './rank-correlation.js';
import { replayAltered, walkForward } from './recorded-path.js';
import { replayReacting } from './replay-reacting.js';
const STEPS = 60;
const TARGETS = [
    { split: 'test', rows: Int32Array.of(3), of: 'logit', classIndex: 1 },
    { split: 'test', rows: Int32Array.of(1, 5, 8), of: 'loss', classIndex: 1 },
    // a gap: mean of two records − mean of three
    { split: 'test', rows: Int32Array.of(0, 2, 4, 6, 7), weights: Float32Array.of(1 / 2, 1 / 2, -1 / 3, -1 / 3, -1 / 3), of: 'score', classIndex: 1 },
];
const CASES = {
    'sgd with momentum and weight decay': { optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9, weightDecay: 0.01 } },
    'sgd, placement gradient': { optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.5 }, placement: 'gradient' },
    adam: { optimizer: { kind: 'adam', learningRate: 0.003 } },
    'adamw, placement gradient': { optimizer: { kind: 'adam', learningRate: 0.003, weightDecay: 0.01 }, placement: 'gradient' },
    'schedule-free adam': { optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 } },
    'schedule-free adam with weight decay': { optimizer: { kind: 'schedule-free-adam', learningRate: 0.004, weightDecay: 0.01 } },
    'layer norm': { optimizer: { kind: 'adam', learningRate: 0.003 }, model: { kind: 'mlp', hidden: [8, 6], activation: 'gelu', layerNorm: true } },
    dropout: { optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 }, model: { kind: 'mlp', hidden: [8, 6], activation: 'tanh', dropout: 0.3 } },
    'hypergradient scaler': { optimizer: { kind: 'adam', learningRate: 0.003 }, scaler: { kind: 'hypergradient' } },
    'meta scaler': { optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 }, scaler: { kind: 'meta', weights: { ...META_START, output: [0.5, -0.4, 0.8, 0.3, -0.6], outputBias: 0.2 } } },
};
let data;
const open = [];
function specOf(more) {
    const base = { name: 'traced', data: { kind: 'generated-credit' }, model: { kind: 'mlp', hidden: [8, 6], activation: 'tanh' }, batchSize: 32, budget: { steps: STEPS } };
    return parseRunSpec({ ...base, ...more }, 'spec');
}
async function walked(more) {
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
    for (const training of open.splice(0))
        training.dispose();
});
describe('metagradients', { timeout: 120_000 }, () => {
    it.each(Object.entries(CASES))('are the derivative of executed replays by the log of each scale: %s', async (_, more) => {
        const { training, path, spec } = await walked(more);
        const targets = await metagradients(training, path, spec, { targets: TARGETS });
        expect(Math.max(...targets.map(({ hessian }) => hessian.relativeError))).toBeLessThan(0.01);
        const h = 0.1;
        const places = Array.from({ length: 9 }, (_, k) => (k * 19) % (STEPS * path.layers));
        for (const place of places) {
            const at = { step: Math.floor(place / path.layers), layer: place % path.layers };
            const moved = (by) => replayAltered(training, path, { altered: [{ ...at, scale: path.scales[place] * Math.exp(by) }], targets: TARGETS });
            const [up, down] = [await moved(h), await moved(-h)];
            targets.forEach(({ logScale }, t) => {
                const measured = (up[t] - down[t]) / (2 * Math.sinh(h));
                // float32 replays: an absolute floor beside the relative bound
                expect(Math.abs(logScale[place] - measured)).toBeLessThan(0.02 * Math.abs(measured) + 2e-5);
            });
        }
    });
    it('rank what replays find, and estimate the effect of scale 1', async () => {
        const { training, path, spec } = await walked(CASES['schedule-free adam']);
        const [gradient] = await metagradients(training, path, spec, { targets: TARGETS.slice(0, 1) });
        const effects = neutralEffects(gradient, path);
        const places = Array.from({ length: 20 }, (_, k) => 30 + ((k * 7) % (STEPS * path.layers - 30)));
        const replayed = [];
        for (const place of places) {
            const altered = [{ step: Math.floor(place / path.layers), layer: place % path.layers, scale: 1 }];
            replayed.push((await replayAltered(training, path, { altered, targets: TARGETS.slice(0, 1) }))[0] - gradient.value);
        }
        expect(spearman(places.map((place) => effects[place]), replayed)).toBeGreaterThan(0.97);
    });
    it('are those that each target would have alone, with the step of the Hessian products chosen for each', async () => {
        const { training, path, spec } = await walked({ optimizer: { kind: 'sgd', learningRate: 0.3, momentum: 0.9 } });
        const together = await metagradients(training, path, spec, { targets: TARGETS });
        for (const [t, target] of TARGETS.entries()) {
            await replayAltered(training, path, { altered: [{ step: 0, layer: 0, scale: path.scales[0] }], targets: [] });
            const [alone] = await metagradients(training, path, spec, { targets: [target] });
            expect(together[t].hessian).toEqual(alone.hessian);
            expect(together[t].logScale).toEqual(alone.logScale);
        }
        // or the first would do for all, and this test would say nothing
        expect(new Set(together.map(({ hessian }) => hessian.radius)).size).toBeGreaterThan(1);
    });
    it('give a step that was skipped no effect, and go on through it', async () => {
        const skipped = 20;
        const spec = specOf({ optimizer: { kind: 'adam', learningRate: 0.003 } });
        const features = data.train.features.slice();
        const width = features.length / data.train.count;
        for (const row of batchIndices({ count: data.train.count, batchSize: spec.batchSize, seed: spec.seeds.batches, step: skipped }))
            features.fill(Infinity, row * width, (row + 1) * width);
        const training = createTraining({ spec, data: { ...data, train: { ...data.train, features } }, clock: systemClock });
        open.push(training);
        const path = await walkForward(training, STEPS, {});
        const [gradient] = await metagradients(training, path, spec, { targets: TARGETS.slice(0, 1) });
        const norms = Array.from({ length: STEPS }, (_, step) => Math.hypot(...gradient.logScale.subarray(step * path.layers, (step + 1) * path.layers)));
        expect(norms.filter((norm) => !Number.isFinite(norm))).toEqual([]);
        expect(norms[skipped]).toBe(0);
        expect(Math.min(norms[skipped - 1], norms[skipped + 1])).toBeGreaterThan(0);
    });
    it('replay the recorded scales to the same bits', async () => {
        const { training, path } = await walked(CASES['adam']);
        const sha = await training.weightsSha256();
        const value = (await training.target(TARGETS[0])).value;
        expect(await replayAltered(training, path, { altered: [{ step: 0, layer: 0, scale: path.scales[0] }], targets: TARGETS.slice(0, 1) })).toEqual([value]);
        expect(await training.weightsSha256()).toBe(sha);
    });
    it('are of any number of records: a gap is the difference of two means, a whole split goes through the net in parts', async () => {
        const { training } = await walked(CASES['adam']);
        const mean = async (rows) => (await training.target({ split: 'test', rows: Int32Array.from(rows), of: 'score', classIndex: 1 })).value;
        expect((await training.target(TARGETS[2])).value).toBeCloseTo((await mean([0, 2])) - (await mean([4, 6, 7])), 6);
        const all = Int32Array.from({ length: data.train.count }, (_, i) => i);
        expect(all.length).toBeGreaterThan(4096);
        const whole = await training.target({ split: 'train', rows: all, of: 'loss', classIndex: 1 });
        expect(whole.value).toBeCloseTo((await training.evaluate('train')).loss, 5);
        const weights = new Float32Array(all.length).fill(1 / all.length);
        const half = all.length >> 1;
        const parts = await Promise.all([[0, half], [half, all.length]].map(([from, to]) => training.target({ split: 'train', rows: all.slice(from, to), weights: weights.slice(from, to), of: 'loss', classIndex: 1 })));
        expect(parts[0].value + parts[1].value).toBeCloseTo(whole.value, 5);
        whole.gradient.forEach((g, i) => { expect(Math.abs(g - parts[0].gradient[i] - parts[1].gradient[i])).toBeLessThan(1e-5); });
    });
});
describe('replayReacting', { timeout: 120_000 }, () => {
    const at = { step: 20, layer: 1 };
    it('is the record where the scale is the recorded one, and goes another way than held scales where it is not', async () => {
        const { training, path } = await walked(CASES['adam']);
        const targets = TARGETS.slice(0, 1);
        const value = (await training.target(TARGETS[0])).value;
        const recorded = path.scales[at.step * path.layers + at.layer];
        expect(await replayReacting(training, path, { altered: { ...at, scale: recorded }, targets })).toEqual([value]);
        const [held, reacting] = [await replayAltered(training, path, { altered: [{ ...at, scale: 1 }], targets }), await replayReacting(training, path, { altered: { ...at, scale: 1 }, targets })];
        expect(held[0]).not.toBe(value);
        expect(reacting[0]).not.toBe(held[0]);
    });
    it('is as with held scales where the scaler looks at nothing and no guard remembers', async () => {
        const { training, path } = await walked({ ...CASES['adam'], scaler: { kind: 'fixed', scale: 1.5 }, guards: { rateLimit: false } });
        const altered = { ...at, scale: 1 };
        expect(await replayReacting(training, path, { altered, targets: TARGETS })).toEqual(await replayAltered(training, path, { altered: [altered], targets: TARGETS }));
    });
});
//# sourceMappingURL=metagradient.spec.js.map