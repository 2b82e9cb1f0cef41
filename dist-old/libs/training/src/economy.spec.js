import { resolveBackend } from '#libs/tensor-math';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { disposeAll, heldAtRest, measure, run, start } from './testing/run-training.js';
beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 1 }));
afterEach(disposeAll);
const SCALED = { scaler: { kind: 'trust-ratio' } };
it('measures norms alone, to the same bits and the same weights as all measures do; the others are not numbers', async () => {
    const [full, economy] = [start(SCALED), start({ ...SCALED, measures: 'economy' })];
    const [all, few] = [await run(full, 12), await run(economy, 12)];
    for (const name of ['rawScale', 'scale', 'gradNorm', 'paramNorm', 'updateNorm', 'flags']) {
        expect(few.map((frame) => measure(frame, name, 1))).toEqual(all.map((frame) => measure(frame, name, 1)));
    }
    expect(few.map((frame) => [measure(frame, 'cosine'), measure(frame, 'noise')])).toEqual(few.map(() => [NaN, NaN]));
    expect(all.some((frame) => Number.isFinite(measure(frame, 'cosine')))).toBe(true);
    expect(await economy.weightsSha256()).toBe(await full.weightsSha256());
});
it('keeps no running mean, goes on from a checkpoint, and leaks nothing', async () => {
    const [full, economy] = [start(SCALED), start({ ...SCALED, measures: 'economy' })];
    const bytes = await economy.checkpoint();
    expect(bytes.byteLength).toBeLessThan((await full.checkpoint()).byteLength);
    await run(economy, 3);
    const before = await heldAtRest(economy);
    await run(economy, 20);
    expect(await heldAtRest(economy)).toEqual(before);
    const again = start({ ...SCALED, measures: 'economy' });
    again.restore(bytes);
    await run(again, 23);
    expect(await again.weightsSha256()).toBe(await economy.weightsSha256());
});
//# sourceMappingURL=economy.spec.js.map