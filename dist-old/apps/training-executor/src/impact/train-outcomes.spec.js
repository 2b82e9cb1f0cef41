import { parseRunSpec, systemClock } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { advanceTo, createTraining } from '#libs/training';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOTHING_KEPT } from '../running/kept-work.js';
import { outcomesOf, trainArm, trainOutcomes } from './train-outcomes.js';
const [STEPS, BACK, TO] = [40, 24, 12];
const LOWERINGS = [{ layers: null, fromStep: BACK, toStep: 30, guards: false }];
const SEEDS = [3, 4];
let data;
let spec;
let parts;
beforeAll(async () => {
    spec = parseRunSpec({ name: 'back', data: { kind: 'generated-credit', rows: 2000 }, model: { kind: 'mlp', hidden: [8] }, scaler: { kind: 'fixed', scale: 3 }, batchSize: 32, budget: { steps: STEPS } }, 'spec');
    await resolveBackend('wasm', { kind: 'mlp', parameterCount: 100 });
    data = await loadDataset(spec.data, { cacheDir: 'nowhere', baseDir: '.' });
    parts = {
        data, clock: systemClock, steps: STEPS, stretches: [{ from: 0, to: TO }, { from: BACK, to: STEPS }], lowerings: LOWERINGS,
        threshold: 0.5, signal: new AbortController().signal, parameterCount: 100, kept: NOTHING_KEPT, onProgress: () => undefined, onTrained: () => undefined,
    };
});
/** A run that really went on to `BACK`, and was taken back to `TO` there. */
async function rolledBack(of) {
    const training = createTraining({ spec: of, data, clock: systemClock });
    training.lower(LOWERINGS);
    await advanceTo(training, TO);
    const state = await training.checkpoint();
    await advanceTo(training, BACK);
    training.rollBack(state);
    await advanceTo(training, STEPS);
    const outcomes = await outcomesOf(training, parts);
    training.dispose();
    return outcomes;
}
describe('runs with other seeds, of a run that was rolled back', () => {
    it('are what each would be if it had been rolled back and lowered at the same steps, alone and side by side', async () => {
        const expected = [];
        for (const seed of SEEDS)
            expected.push(await rolledBack({ ...spec, seeds: { init: seed, batches: seed } }));
        expect(expected[0]).not.toEqual(expected[1]);
        expect(await trainArm(spec, SEEDS, { ...parts, name: 'scaled' })).toEqual(expected);
        expect(await trainOutcomes({ ...spec, seeds: { init: SEEDS[0], batches: SEEDS[0] } }, parts)).toEqual(expected[0]);
        // and not what they would be without it
        const whole = { ...parts, stretches: [{ from: 0, to: STEPS }] };
        expect(await trainArm(spec, SEEDS, { ...whole, name: 'scaled' })).not.toEqual(expected);
        expect(await trainArm(spec, SEEDS, { ...parts, lowerings: [], name: 'scaled' })).not.toEqual(expected);
    });
});
//# sourceMappingURL=train-outcomes.spec.js.map