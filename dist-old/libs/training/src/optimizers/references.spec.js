import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { batchIndices } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { initialParams } from '../models/initial-params.js';
import { createModel } from '../models/model.js';
import { layerRanges, oracleGradient } from '../testing/float64-oracle.js';
import { generatedData } from '../testing/generated-data.js';
import { tinySpec } from '../testing/run-spec.js';
import { disposeAll, run, start } from '../testing/run-training.js';
// LAMB, Muon and Prodigy against Float64 loops over plain arrays, written from the papers: no tensor, no transform, no state of ours.
const STEPS = 40;
const NET = { inputs: 4, hidden: 5, classes: 3 };
const MODEL = { kind: 'mlp', hidden: [NET.hidden], activation: 'tanh' };
const DATA = generatedData({ inputShape: [NET.inputs], classes: NET.classes, trainCount: 64 });
const RANGES = layerRanges(NET);
const KERNEL = NET.inputs * NET.hidden;
const zeros = (like) => like.map(() => 0);
const norm = (of) => Math.sqrt(of.reduce((sum, x) => sum + x * x, 0));
const at = (of, i) => of[i];
/** Adam's m̂/(√v̂ + ε), remembering. */
function adamDirection(epsilon, size) {
    let [m, v] = [zeros(Array(size).fill(0)), zeros(Array(size).fill(0))];
    return (g, t) => {
        m = m.map((x, i) => 0.9 * x + 0.1 * at(g, i));
        v = v.map((x, i) => 0.999 * x + 0.001 * at(g, i) ** 2);
        return m.map((x, i) => x / (1 - 0.9 ** (t + 1)) / (Math.sqrt(at(v, i) / (1 - 0.999 ** (t + 1))) + epsilon));
    };
}
function lamb(rate, decay) {
    const direction = adamDirection(1e-6, RANGES[1]?.[1] ?? 0);
    return (w, g, t) => {
        const u = direction(g, t).map((x, i) => x + decay * at(w, i));
        const ratios = RANGES.map(([from, to]) => norm(w.slice(from, to)) / norm(u.slice(from, to)));
        return w.map((x, i) => x - rate * at(ratios, i < at(RANGES[1], 0) ? 0 : 1) * at(u, i));
    };
}
/** X ← G/‖G‖, then five times X ← 3.4445 X − 4.7750 X XᵀX + 2.0315 X XᵀX XᵀX, of 4 × 5 numbers row by row. */
function orthogonal(g) {
    const [m, n] = [NET.inputs, NET.hidden];
    const gramOf = (x) => Array.from({ length: m * m }, (_, k) => Array.from({ length: n }, (__, j) => at(x, Math.floor(k / m) * n + j) * at(x, (k % m) * n + j)).reduce((a, b) => a + b));
    const product = (a, x) => Array.from({ length: m * n }, (_, k) => Array.from({ length: m }, (__, i) => at(a, Math.floor(k / n) * m + i) * at(x, i * n + (k % n))).reduce((p, q) => p + q));
    let x = g.map((one) => one / norm(g));
    for (let round = 0; round < 5; round++) {
        const gram = gramOf(x);
        const cubic = product(gram, x);
        const quintic = product(gram, cubic);
        x = x.map((one, i) => 3.4445 * one - 4.775 * at(cubic, i) + 2.0315 * at(quintic, i));
    }
    return x;
}
function muon(rate, decay) {
    const direction = adamDirection(1e-8, RANGES[1]?.[1] ?? 0);
    let b = Array(KERNEL).fill(0);
    return (w, g, t) => {
        const rest = direction(g, t);
        b = b.map((x, i) => 0.95 * x + at(g, i));
        const matrix = orthogonal(b.map((x, i) => at(g, i) + 0.95 * x)).map((x) => 0.2 * Math.sqrt(5) * x);
        return w.map((x, i) => x - rate * ((i < KERNEL ? at(matrix, i) : at(rest, i)) + decay * x));
    };
}
function prodigy(factor, decay) {
    const beta3 = Math.sqrt(0.999);
    let [start, m, v, q, d, r] = [null, [], [], [], 1e-3, 0];
    return (w, g, t) => {
        if (start === null)
            [start, m, v, q] = [w, zeros(w), zeros(w), zeros(w)];
        const gamma = factor(t);
        m = m.map((x, i) => 0.9 * x + 0.1 * d * at(g, i));
        v = v.map((x, i) => 0.999 * x + 0.001 * (d * at(g, i)) ** 2);
        const towardsStart = g.reduce((sum, x, i) => sum + x * (at(start, i) - at(w, i)), 0);
        r = beta3 * r + (1 - beta3) * gamma * d ** 2 * towardsStart;
        q = q.map((x, i) => beta3 * x + (1 - beta3) * gamma * d ** 2 * at(g, i));
        const next = w.map((x, i) => x - gamma * d * (at(m, i) / (Math.sqrt(at(v, i)) + d * 1e-8) + decay * x));
        d = Math.max(d, r / q.reduce((sum, x) => sum + Math.abs(x), 0));
        return next;
    };
}
function oracleRun(update, seed) {
    let w = Array.from(initialParams(createModel(tinySpec({ model: MODEL }).model, { inputShape: [NET.inputs], classes: NET.classes }), seed));
    return Array.from({ length: STEPS }, (_, t) => {
        const rows = batchIndices({ count: 64, batchSize: 16, seed: 0, step: t });
        const features = Float32Array.from([...rows].flatMap((row) => [...DATA.train.features.subarray(row * NET.inputs, (row + 1) * NET.inputs)]));
        const { loss, gradient } = oracleGradient(NET, w, { features, labels: rows.map((row) => at([...DATA.train.labels], row)) });
        const next = update(w, gradient, t);
        const moved = next.map((x, i) => x - at(w, i));
        w = next;
        return { loss, updateNorm: RANGES.map(([from, to]) => norm(moved.slice(from, to))) };
    });
}
const cosine = { kind: 'cosine', steps: 30, floor: 0 };
const CASES = [
    ['lamb', { kind: 'lamb', learningRate: 0.02, weightDecay: 0.1 }, () => lamb(0.02, 0.1)],
    ['muon', { kind: 'muon', learningRate: 0.01, weightDecay: 0.1 }, () => muon(0.01, 0.1)],
    ['prodigy', { kind: 'prodigy', firstDistance: 1e-3 }, () => prodigy(() => 1, 0)],
    ['prodigy with decay on a cosine', { kind: 'prodigy', firstDistance: 1e-3, weightDecay: 0.1, schedule: cosine }, () => prodigy((t) => (1 + Math.cos((Math.PI * Math.min(t, 30)) / 30)) / 2, 0.1)],
];
describe.each(['cpu', 'wasm'])('on %s', (backend) => {
    beforeAll(() => resolveBackend(backend, { parameterCount: 43, kind: 'mlp' }));
    afterEach(disposeAll);
    it.each(CASES)('%s follows a Float64 oracle: loss and length of every update', async (_, optimizer, update) => {
        const expected = oracleRun(update(), 7);
        const spec = { model: MODEL, optimizer, scaler: { kind: 'fixed' }, batchSize: 16, seeds: { init: 7, batches: 0 } };
        const frames = await run(start(spec, { data: DATA }), STEPS);
        expect(frames).toHaveLength(STEPS);
        frames.forEach((frame, t) => {
            const { loss, updateNorm } = expected[t];
            expect(frame.loss, `loss at ${t}`).toBeCloseTo(loss, 4);
            updateNorm.forEach((value, layer) => { expect(Math.abs(lengthOf(frame, layer) - value), `update of layer ${layer} at ${t}`).toBeLessThan(1e-3 * value + 1e-9); });
        });
        expect(frames.at(-1)?.loss).toBeLessThan(frames[0].loss);
    });
    it('prodigy finds a rate that is thousands of times its first one', async () => {
        const spec = { model: MODEL, optimizer: { kind: 'prodigy' }, scaler: { kind: 'fixed' }, batchSize: 16 };
        const frames = await run(start(spec, { data: DATA }), STEPS);
        expect(lengthOf(frames.at(-1), 0)).toBeGreaterThan(1000 * lengthOf(frames[0], 0));
        expect(frames.every(({ learningRate }) => learningRate === 1)).toBe(true);
    });
});
function lengthOf({ measures }, layer) {
    return measures[layer * MEASURE_COUNT + MEASURE_INDEX.updateNorm];
}
//# sourceMappingURL=references.spec.js.map