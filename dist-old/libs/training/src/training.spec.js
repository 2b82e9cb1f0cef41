import { DECISION_FLAGS } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { generatedData } from './testing/generated-data.js';
import { DATA, disposeAll, held, heldAtRest, measure, run, start } from './testing/run-training.js';
/** The data with one feature of one training row spoiled. */
function spoiled(value) {
    const features = DATA.train.features.slice();
    features[0] = value;
    return { ...DATA, train: { ...DATA.train, features } };
}
afterEach(disposeAll);
describe.each(['wasm', 'cpu'])('on %s', (backend) => {
    beforeAll(async () => {
        await resolveBackend(backend, { parameterCount: 100, kind: 'mlp' });
    });
    const optimizers = ['sgd', 'adam', 'schedule-free-adam', 'lamb', 'muon', 'prodigy'];
    const scalers = ['fixed', 'snr', 'hypergradient', 'trust-ratio', 'meta'];
    const placements = ['direction', 'gradient'];
    /** The references with two scalers, all others with all. */
    const scalersOf = (optimizer) => (['lamb', 'muon', 'prodigy'].includes(optimizer) ? scalers.slice(0, 2) : scalers);
    const all = optimizers.flatMap((o) => scalersOf(o).flatMap((s) => placements.map((p) => [o, s, p])));
    it.each(all)('%s × %s × %s goes on bit for bit from a checkpoint', async (optimizer, scaler, placement) => {
        const overrides = { optimizer: { kind: optimizer }, scaler: { kind: scaler }, placement };
        const whole = start(overrides);
        const frames = await run(whole, 14);
        const first = start(overrides);
        await run(first, 8);
        const second = start(overrides);
        second.restore(await first.checkpoint());
        expect(second.step).toBe(8);
        const later = await run(second, 6);
        const bits = (list) => list.map(({ step, loss, measures }) => ({ step, loss, measures: [...measures] }));
        expect(bits(later)).toEqual(bits(frames.slice(8)));
        expect(await second.weightsSha256()).toBe(await whole.weightsSha256());
        expect(frames.every((f) => Number.isFinite(f.loss))).toBe(true);
    });
    it('skips a step whose gradient is not finite: weights, optimizer and scaler stay as they were', async () => {
        // one batch an epoch: the spoiled row is in every batch
        const training = start({ batchSize: 256 }, { data: spoiled(Number.NaN) });
        const before = await training.checkpoint();
        const frames = await run(training, 3);
        const after = await training.checkpoint();
        expect(tensorBytes(after)).toEqual(tensorBytes(before));
        expect(measure(frames[2], 'flags')).toBe(DECISION_FLAGS.skipped | DECISION_FLAGS.nonFinite);
        expect(measure(frames[2], 'gradNorm')).toBeNaN();
        expect(measure(frames[2], 'updateNorm')).toBe(0);
        expect(measure(frames[2], 'scale')).toBe(1);
    });
    it('goes on after a skipped step as if it had not been', async () => {
        const bad = start({ batchSize: 32 }, { data: spoiled(Infinity) });
        const frames = await run(bad, 24);
        const skipped = frames.filter((f) => (measure(f, 'flags') & DECISION_FLAGS.skipped) !== 0);
        // 8 batches an epoch, 3 epochs, one spoiled row
        expect(skipped).toHaveLength(3);
        expect(frames.filter((f) => !skipped.includes(f)).every((f) => Number.isFinite(f.loss) && measure(f, 'updateNorm') > 0)).toBe(true);
        expect((await bad.evaluate('test')).loss).toBeLessThan(Infinity);
    });
    it('lets NaN through where the guard is off', async () => {
        const guards = { clamp: false, rateLimit: false, skipNonFinite: false };
        const training = start({ batchSize: 256, guards }, { data: spoiled(Number.NaN) });
        const [, second] = await run(training, 2);
        expect(second?.loss).toBeNaN();
        expect(measure(second, 'flags', 1)).toBe(DECISION_FLAGS.nonFinite);
    });
    it('a push goes through by exactly its factor where the guards are off', async () => {
        const guards = { clamp: false, rateLimit: false };
        const provoke = [{ layer: 'dense2', step: 3, steps: 2, factor: 1000 }];
        const calm = await run(start({ guards, scaler: { kind: 'fixed', scale: 1 } }), 4);
        const pushed = await run(start({ guards, provoke, scaler: { kind: 'fixed', scale: 1 } }), 6);
        const scales = pushed.map((f) => measure(f, 'scale', 1));
        expect(scales).toEqual([1, 1, 1, 1000, 1000, 1]);
        expect(measure(pushed[3], 'updateNorm', 1)).toBeCloseTo(1000 * measure(calm[3], 'updateNorm', 1), 3);
        expect(measure(pushed[3], 'flags', 1)).toBe(DECISION_FLAGS.provoked);
        expect(measure(pushed[3], 'scale', 0)).toBe(1);
        expect(measure(pushed[3], 'flags', 0)).toBe(0);
    });
    it('a push is bounded where the guards are on, and what was asked for is recorded', async () => {
        const provoke = [{ layer: 'dense2', step: 3, factor: 1000 }];
        const frames = await run(start({ provoke, scaler: { kind: 'fixed', scale: 1 } }), 5);
        expect(measure(frames[3], 'rawScale', 1)).toBe(1000);
        expect(measure(frames[3], 'scale', 1)).toBeCloseTo(Math.exp(0.1), 5);
        const { clamped, rateLimited, provoked } = DECISION_FLAGS;
        expect(measure(frames[3], 'flags', 1)).toBe(clamped | rateLimited | provoked);
    });
    it('holds as many tensors after 500 steps as before, and none at the end', async () => {
        const before = held();
        const training = start();
        await run(training, 5);
        const early = await heldAtRest(training);
        for (let i = 0; i < 495; i++) {
            training.advance();
            await training.takeFrames(4);
        }
        await training.evaluate('test');
        await training.evaluateScored('test');
        await training.checkpoint();
        await training.weightsSha256();
        await training.scores('test', Int32Array.of(1, 2));
        await training.takeFrames(0);
        expect(held()).toEqual(early);
        disposeAll();
        expect(held()).toEqual(before);
    });
    it.each(optimizers)('%s learns the generated classes', async (kind) => {
        const training = start({ optimizer: { kind }, model: { kind: 'mlp', hidden: [16] } });
        const untrained = await training.evaluate('test');
        await run(training, kind === 'adam' ? 400 : 150);
        const { loss, accuracy } = await training.evaluate('test');
        expect(accuracy).toBeGreaterThan(0.85);
        expect(loss).toBeLessThan(untrained.loss / 2);
    });
    it('scores are the class probabilities behind loss and accuracy', async () => {
        const training = start();
        await run(training, 60);
        const rows = Int32Array.from({ length: DATA.test.count }, (_, i) => i);
        const scores = await training.scores('test', rows);
        const labels = [...DATA.test.labels];
        const loss = labels.reduce((sum, label, i) => sum - Math.log(scores[i * 3 + label]), 0) / rows.length;
        expect((await training.evaluate('test')).loss).toBeCloseTo(loss, 4);
    });
    it('an evaluation with scores gives the bits of both, over several batches', async () => {
        const data = generatedData({ testCount: 2345 });
        const training = start({}, { data });
        await run(training, 20);
        const { probabilities, ...evaluation } = await training.evaluateScored('test');
        expect(evaluation).toEqual(await training.evaluate('test'));
        expect(probabilities).toEqual(await training.scores('test', Int32Array.from({ length: data.test.count }, (_, row) => row)));
    });
    it('same seeds give the same bits, other seeds others', async () => {
        const digest = async (init) => {
            const training = start({ seeds: { init, batches: 0 } });
            await run(training, 20);
            return training.weightsSha256();
        };
        const first = await digest(0);
        expect(await digest(0)).toBe(first);
        expect(await digest(1)).not.toBe(first);
    });
});
/** The data part of a checkpoint: the header tells the step. */
function tensorBytes(bytes) {
    const headerLength = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
    return Buffer.from(bytes.subarray(8 + headerLength)).toString('hex');
}
//# sourceMappingURL=training.spec.js.map