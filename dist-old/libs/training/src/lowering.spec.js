import { DECISION_FLAGS } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DATA, disposeAll, measure, run, start } from './testing/run-training.js';
const ALL = { fromStep: 4, toStep: 8, layers: null, guards: false };
const PUSHED = { scaler: { kind: 'fixed', scale: 3 }, guards: { clamp: 2, rateLimit: 0.1 } };
const bits = (frames) => frames.map(({ step, loss, measures }) => ({ step, loss, measures: [...measures] }));
const scales = (frames, layer = 0) => frames.map((frame) => measure(frame, 'scale', layer));
afterEach(disposeAll);
describe.each(['wasm', 'cpu'])('on %s', (backend) => {
    beforeAll(async () => {
        await resolveBackend(backend, { parameterCount: 100, kind: 'mlp' });
    });
    it('a lowered scale is 1 at once and flagged so, the raw scale stays; afterwards the rate limit lets it move on from 1', async () => {
        const training = start(PUSHED);
        training.lower([ALL]);
        const frames = await run(training, 10);
        expect(scales(frames).slice(4, 8)).toEqual([1, 1, 1, 1]);
        expect(scales(frames)[3]).toBeCloseTo(Math.exp(0.4), 5);
        expect(scales(frames)[8]).toBeCloseTo(Math.exp(0.1), 5);
        expect(frames.map((frame) => measure(frame, 'rawScale'))).toEqual(Array(10).fill(3));
        expect(frames.slice(4, 8).map((frame) => measure(frame, 'flags'))).toEqual(Array(4).fill(DECISION_FLAGS.lowered));
        expect(measure(frames[8], 'flags')).toBe(DECISION_FLAGS.rateLimited);
    });
    it('lowers the named layers and no other', async () => {
        const training = start(PUSHED);
        training.lower([{ ...ALL, layers: ['dense2'] }]);
        const frames = await run(training, 6);
        expect(scales(frames, 1).slice(4)).toEqual([1, 1]);
        expect(measure(frames[5], 'scale', 0)).toBeCloseTo(Math.exp(0.6), 5);
    });
    it('with the guards of a lowering a step that is not finite is skipped, though the spec has that guard off', async () => {
        const features = DATA.train.features.slice();
        features[0] = Number.NaN;
        const data = { ...DATA, train: { ...DATA.train, features } };
        const guards = { skipNonFinite: false };
        const open = start({ guards }, { data });
        await run(open, 8);
        expect(measure((await run(open, 1))[0], 'paramNorm')).toBeNaN();
        const guarded = start({ guards }, { data });
        guarded.lower([{ fromStep: 0, toStep: null, layers: null, guards: true }]);
        const frames = await run(guarded, 9);
        expect(frames.filter((frame) => (measure(frame, 'flags') & DECISION_FLAGS.skipped) !== 0)).toHaveLength(1);
        expect(measure(frames[8], 'paramNorm')).toBeGreaterThan(0);
    });
    it('goes on bit for bit from a checkpoint inside a lowering', async () => {
        const whole = start();
        whole.lower([ALL]);
        const frames = await run(whole, 14);
        const first = start();
        first.lower([ALL]);
        await run(first, 6);
        const second = start();
        second.restore(await first.checkpoint());
        second.lower([ALL]);
        expect(bits(await run(second, 8))).toEqual(bits(frames.slice(6)));
    });
    it('a rollback restores the state and not the step: the same bits whoever does it again', async () => {
        const once = async () => {
            const training = start();
            const early = await run(training, 5);
            const saved = await training.checkpoint();
            const middle = await run(training, 4);
            training.rollBack(saved);
            expect(training.step).toBe(9);
            const late = await run(training, 5);
            return { frames: [...early, ...middle, ...late], digest: await training.weightsSha256() };
        };
        const [a, b] = [await once(), await once()];
        expect(bits(a.frames)).toEqual(bits(b.frames));
        expect(a.digest).toBe(b.digest);
        expect(a.frames.map(({ step }) => step)).toEqual(Array.from({ length: 14 }, (_, i) => i));
        // the weights are those of step 5 again
        expect(measure(a.frames[9], 'paramNorm')).toBe(measure(a.frames[5], 'paramNorm'));
    });
});
//# sourceMappingURL=lowering.spec.js.map