import { DECISION_FLAGS } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { disposeAll, measure, run, start } from './testing/run-training.js';
const { ratioCapped, backedOff, lowered } = DECISION_FLAGS;
const LAYERS = [0, 1, 2];
const OFF = { clamp: false, rateLimit: false };
const PUSH = [{ layer: 'dense2', step: 20, factor: 1000 }];
const optimizer = { kind: 'sgd', learningRate: 0.02 };
const ratio = (frame, layer) => measure(frame, 'updateNorm', layer) / measure(frame, 'paramNorm', layer);
const flagged = (frames, bit) => frames.reduce((sum, frame) => sum + LAYERS.filter((layer) => (measure(frame, 'flags', layer) & bit) !== 0).length, 0);
const bits = (frames) => frames.map(({ step, loss, measures }) => ({ step, loss, measures: [...measures] }));
describe.each(['wasm', 'cpu'])('on %s', (backend) => {
    beforeAll(() => resolveBackend(backend, { parameterCount: 100, kind: 'mlp' }));
    afterEach(disposeAll);
    it('a push of × 1000 moves a layer by no more than its share of the weights, in that step alone', async () => {
        const spec = { optimizer, scaler: { kind: 'fixed' }, provoke: PUSH };
        const free = await run(start({ ...spec, guards: OFF }), 40);
        const capped = await run(start({ ...spec, guards: { ...OFF, ratioCap: 0.1 } }), 40);
        // what it bounds: without it the layer is thrown away
        expect(ratio(free[20], 1)).toBeGreaterThan(1);
        expect(Math.max(...capped.flatMap((frame) => LAYERS.map((layer) => ratio(frame, layer))))).toBeLessThan(0.1001);
        expect(ratio(capped[20], 1)).toBeCloseTo(0.1, 5);
        expect(measure(capped[20], 'rawScale', 1)).toBe(1000);
        expect(measure(capped[20], 'flags', 1) & ratioCapped).toBe(ratioCapped);
        expect(flagged(capped, ratioCapped)).toBe(1);
        expect(bits(capped.slice(0, 20))).toEqual(bits(free.slice(0, 20)));
        const clean = await run(start({ ...spec, provoke: [], guards: OFF }), 40);
        expect(Math.abs(capped.at(-1).loss / clean.at(-1).loss - 1)).toBeLessThan(0.2);
    });
    it('the rate limit does not count from what the cap took off: the scale is back at once', async () => {
        const guards = { clamp: 2, rateLimit: 0.1, ratioCap: 1e-4 };
        const held = await run(start({ optimizer, scaler: { kind: 'fixed' }, guards, provoke: [{ layer: 'dense2', step: 5, steps: 3, factor: 1000 }] }), 16);
        // 1e-4 is below every update here, so all are capped, and the log scale before the cap goes up by 0.1 a step and down again
        expect(flagged(held, ratioCapped)).toBe(3 * 16);
        for (const frame of held)
            for (const layer of LAYERS)
                expect(ratio(frame, layer)).toBeCloseTo(1e-4, 7);
    });
    it('clean trainings are bit for bit as without the guards, which cost no more than their numbers', async () => {
        const guards = { clamp: 2, rateLimit: 0.1, ratioCap: 1, backOff: { above: 20 } };
        const [plain, guarded] = [start(), start({ guards })];
        expect(bits(await run(guarded, 60))).toEqual(bits(await run(plain, 60)));
        expect(await guarded.weightsSha256()).toBe(await plain.weightsSha256());
    });
    it('backs off while the loss jumps, all layers by one factor, and comes back', async () => {
        const guards = { ...OFF, backOff: { above: 2, factor: 0.5, recover: 0.1 } };
        const spec = { optimizer, scaler: { kind: 'fixed' }, provoke: [{ layer: 'dense2', step: 30, factor: 1000 }] };
        const frames = await run(start({ ...spec, guards }), 60);
        // step 30 is the push; its loss is seen at step 31
        expect(flagged(frames.slice(0, 31), backedOff)).toBe(0);
        expect(frames[31].loss).toBeGreaterThan(2 * frames[30].loss);
        for (const layer of LAYERS) {
            expect(measure(frames[31], 'scale', layer)).toBeCloseTo(0.5, 6);
            expect(measure(frames[31], 'flags', layer)).toBe(backedOff);
        }
        const scales = frames.slice(31).map((frame) => measure(frame, 'scale'));
        expect(Math.min(...scales)).toBeGreaterThanOrEqual(0.0099);
        // with no further jump it is back after log 2 / 0.1 steps
        const jumps = frames.filter(({ step }) => step > 31 && measure(frames[step], 'scale') < measure(frames[step - 1], 'scale'));
        expect(jumps.length).toBeLessThan(29);
        const calm = frames.findIndex((_, step) => step > 31 && measure(frames[step], 'scale') > measure(frames[step - 1], 'scale'));
        expect(measure(frames[calm], 'scale') / measure(frames[calm - 1], 'scale')).toBeCloseTo(Math.exp(0.1), 5);
    });
    it('a lowered layer is 1, whatever they say, and a checkpoint holds what they remember', async () => {
        const guards = { ...OFF, ratioCap: 1e-4, backOff: {} };
        const spec = { optimizer, guards, provoke: [{ layer: 'dense2', step: 8, factor: 1000 }] };
        const whole = start(spec);
        const frames = await run(whole, 24);
        const first = start(spec);
        await run(first, 12);
        const resumed = start(spec);
        resumed.restore(await first.checkpoint());
        expect(bits(await run(resumed, 12))).toEqual(bits(frames.slice(12)));
        whole.lower([{ fromStep: 24, toStep: 26, layers: ['dense2'], guards: false }]);
        const [frame] = await run(whole, 1);
        expect(measure(frame, 'scale', 1)).toBe(1);
        expect(measure(frame, 'flags', 1)).toBe(lowered);
        expect(measure(frame, 'flags', 0) & ratioCapped).toBe(ratioCapped);
    });
});
//# sourceMappingURL=hold-back.spec.js.map