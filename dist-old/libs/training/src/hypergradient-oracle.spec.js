import { resolveBackend } from '#libs/tensor-math';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { disposeAll, measure, run, start } from './testing/run-training.js';
/** One linear layer, whole batches, plain descent: the loss after a step depends smoothly on the scale of the step. */
const plain = {
    model: { kind: 'mlp', hidden: [] },
    batchSize: 256,
    optimizer: { kind: 'sgd', learningRate: 0.3, momentum: 0 },
    guards: { clamp: false, rateLimit: false },
};
const RATE = 0.02;
const STEP = 4;
beforeAll(async () => {
    await resolveBackend('wasm', { parameterCount: 27, kind: 'mlp' });
});
afterEach(disposeAll);
/** Loss after `STEP` + 1 updates when the scale of update `STEP` is multiplied by `factor`. */
async function lossAfter(factor) {
    const provoke = [{ layer: 'head', step: STEP, factor }];
    const frames = await run(start({ ...plain, provoke, scaler: { kind: 'fixed', scale: 1 } }), STEP + 2);
    return frames[STEP + 1]?.loss;
}
it('the cosine of the hypergradient is the slope of the loss along the log scale, by finite differences', async () => {
    // scale 1 up to STEP in both runs: the hypergradient of a rate near 0 leaves the path alone
    const frames = await run(start({ ...plain, scaler: { kind: 'hypergradient', rate: 1e-4 } }), STEP + 2);
    const scaleAt = (step) => Math.log(measure(frames[step], 'rawScale'));
    const cosine = (scaleAt(STEP + 1) - scaleAt(STEP)) / 1e-4;
    // d loss / d log s = −g_{t+1} · Δw_t = −‖g_{t+1}‖ ‖Δw_t‖ cos
    const predicted = -measure(frames[STEP + 1], 'gradNorm') * measure(frames[STEP], 'updateNorm') * cosine;
    const factor = Math.exp(0.05);
    const slope = ((await lossAfter(factor)) - (await lossAfter(1 / factor))) / (2 * 0.05);
    expect(slope).toBeLessThan(0);
    expect(predicted / slope).toBeCloseTo(1, 1);
});
it('steps that are too short grow by the rate, steps that overshoot shrink', async () => {
    const scaler = { kind: 'hypergradient', rate: RATE };
    const withRate = (learningRate) => ({ ...plain, scaler, optimizer: { ...plain.optimizer, learningRate } });
    const short = await run(start(withRate(1e-4)), 11);
    // nothing to compare with at step 0, then 10 gradients that all but agree
    expect(measure(short[0], 'rawScale')).toBe(1);
    expect(Math.log(measure(short[10], 'rawScale'))).toBeCloseTo(10 * RATE, 3);
    const long = await run(start(withRate(50)), 11);
    expect(measure(long[10], 'rawScale')).toBeLessThan(1);
});
//# sourceMappingURL=hypergradient-oracle.spec.js.map