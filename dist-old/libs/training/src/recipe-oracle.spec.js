import { MEASURE_COUNT, MEASURE_INDEX, systemClock } from '#libs/contracts';
import { batchIndices } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialParams } from './models/initial-params.js';
import { createModel } from './models/model.js';
import { layerRanges, oracleGradient } from './testing/float64-oracle.js';
import { generatedData } from './testing/generated-data.js';
import { tinySpec } from './testing/run-spec.js';
import { createTraining } from './training.js';
const STEPS = 30;
const NET = { inputs: 4, hidden: 5, classes: 3 };
const model = { kind: 'mlp', hidden: [NET.hidden], activation: 'tanh' };
const data = generatedData({ inputShape: [NET.inputs], classes: NET.classes, trainCount: 64 });
const dot = (a, b) => a.reduce((sum, ai, i) => sum + ai * b[i], 0);
/** Schedule-free Adam with the signal-to-noise scale, in Float64, as the recipe is written. */
function oracleRun(seed) {
    const spec = tinySpec({ model });
    let y = Array.from(initialParams(createModel(spec.model, { inputShape: [NET.inputs], classes: NET.classes }), seed));
    let [z, x] = [[...y], [...y]];
    let [v, m] = [y.map(() => 0), y.map(() => 0)];
    const ranges = layerRanges(NET);
    const [q, a] = [ranges.map(() => 0), ranges.map(() => 0)];
    let weightSum = 0;
    const steps = Array.from({ length: STEPS }, (_, t) => {
        const rows = batchIndices({ count: 64, batchSize: 16, seed: 0, step: t });
        const features = Float32Array.from([...rows].flatMap((r) => [...data.train.features.subarray(r * NET.inputs, (r + 1) * NET.inputs)]));
        const labels = rows.map((r) => data.train.labels[r]);
        const { loss, gradient: g } = oracleGradient(NET, y, { features, labels });
        const mBefore = m;
        v = v.map((vi, i) => 0.999 * vi + 0.001 * g[i] ** 2);
        m = m.map((mi, i) => 0.9 * mi + 0.1 * g[i]);
        const c = 1 - 0.9 ** (t + 1);
        const eta = 0.032 * Math.min(1, (t + 1) / 20);
        const direction = g.map((gi, i) => gi / (Math.sqrt(v[i] / (1 - 0.999 ** (t + 1))) + 1e-8));
        const zBefore = z;
        const layers = ranges.map(([from, to], l) => {
            const part = (values) => values.slice(from, to);
            const squared = dot(part(g), part(g));
            q[l] = 0.9 * q[l] + 0.1 * squared;
            const r = dot(part(m), part(m)) / c ** 2 / ((q[l]) / c);
            const zc = Math.min(1, Math.max(0, (r - 0.1 / 1.9) / (1 - 0.1 / 1.9)));
            if (t > 5)
                a[l] = Math.min(2, Math.max(-2, a[l] + 0.03 * (zc - 0.05)));
            const before = Math.sqrt(dot(part(mBefore), part(mBefore)));
            return {
                scale: Math.exp(a[l]),
                gradNorm: Math.sqrt(squared),
                cosine: before === 0 ? 0 : dot(part(g), part(mBefore)) / (Math.sqrt(squared) * before),
                noise: 1 / r - 1,
            };
        });
        z = z.map((zi, i) => zi - eta * (layers[i < (ranges[0]?.[1] ?? 0) ? 0 : 1]?.scale ?? 1) * direction[i]);
        const w = (t + 1) * eta ** 2;
        weightSum += w;
        x = x.map((xi, i) => (1 - w / weightSum) * xi + (w / weightSum) * z[i]);
        y = x.map((xi, i) => 0.2 * z[i] + 0.8 * xi);
        const moved = z.map((zi, i) => zi - zBefore[i]);
        const updateNorm = ranges.map(([from, to]) => Math.sqrt(dot(moved.slice(from, to), moved.slice(from, to))));
        const all = (name) => layers.map((layer) => layer[name]);
        return { loss, scale: all('scale'), gradNorm: all('gradNorm'), cosine: all('cosine'), noise: all('noise'), updateNorm };
    });
    return { steps, average: x };
}
describe.each(['cpu', 'wasm'])('on %s', (backend) => {
    let frames = [];
    let testLoss = Number.NaN;
    const { steps: expected, average } = oracleRun(7);
    beforeAll(async () => {
        await resolveBackend(backend, { parameterCount: 43, kind: 'mlp' });
        const spec = tinySpec({ model, batchSize: 16, seeds: { init: 7, batches: 0 }, budget: { steps: STEPS } });
        const training = createTraining({ spec, data, clock: systemClock });
        for (let i = 0; i < STEPS; i++)
            training.advance();
        frames = await training.takeFrames(0);
        testLoss = (await training.evaluate('test')).loss;
        training.dispose();
    });
    it('30 steps of the default recipe follow a Float64 oracle: loss', () => {
        expect(frames).toHaveLength(STEPS);
        frames.forEach((frame, t) => {
            expect(frame.loss).toBeCloseTo(expected[t]?.loss, 4);
        });
    });
    it.each([
        ['scale', 1e-4],
        ['gradNorm', 1e-3],
        ['updateNorm', 1e-3],
        ['cosine', 1e-3],
        ['noise', 5e-3],
    ])('… and %s, per layer, within %d', (measure, tolerance) => {
        for (const [t, { measures }] of frames.entries()) {
            expected[t]?.[measure].forEach((value, l) => {
                const found = measures[l * MEASURE_COUNT + MEASURE_INDEX[measure]];
                const error = Math.abs(found - value);
                expect(error, `step ${t}, layer ${l}: ${found} for ${value}`).toBeLessThan(tolerance * (1 + Math.abs(value)));
            });
        }
    });
    it('predicts with the average x, not with y or z', () => {
        expect(testLoss).toBeCloseTo(oracleGradient(NET, average, data.test).loss, 4);
    });
    it('moves the scale away from 1 within the 30 steps', () => {
        expect(Math.max(...(expected.at(-1)?.scale ?? []).map((s) => Math.abs(s - 1)))).toBeGreaterThan(0.05);
    });
});
//# sourceMappingURL=recipe-oracle.spec.js.map