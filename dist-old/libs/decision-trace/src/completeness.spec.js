import { parseRunSpec, systemClock } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { createTraining } from '#libs/training';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { COMPLETENESS_STEP, completenessOf } from './completeness.js';
import { neutralEffects } from './effects.js';
import { metagradients } from './metagradient.js';
import { decisionAt, replayAltered, walkForward } from './recorded-path.js';
describe('completenessOf', () => {
    it('holds the sum of the estimates to the slope, and to scaling never on', () => {
        // f(s) = s² with s = 2: (1 − s) f'(s) = −4; all the way to 1: −3; a sixteenth of it: (2 ∓ 1/16)² − 4
        const [towards, away] = [(2 - 1 / 16) ** 2 - 4, (2 + 1 / 16) ** 2 - 4];
        expect(completenessOf({ effects: Float64Array.of(-4), without: -3, towards, away })).toEqual({
            estimated: -4, leftOut: 0, measured: -3, residual: 1, residualShare: 1 / 3, firstOrder: -4, firstOrderResidual: 0, firstOrderShare: 0,
        });
    });
    it('counts decisions without an estimate, and has no share of nothing', () => {
        expect(completenessOf({ effects: Float64Array.of(NaN, 0.5), without: 0, towards: 0, away: 0 })).toMatchObject({ estimated: 0.5, leftOut: 1, residual: -0.5, residualShare: NaN, firstOrderShare: NaN });
        expect(completenessOf({ effects: Float64Array.of(0, 0), without: 0, towards: 0, away: 0 })).toMatchObject({ residual: 0, residualShare: 0, firstOrderShare: 0 });
    });
    it('is nearly none to the first order in an executed run, and shows estimates that are wrong', { timeout: 60_000 }, async () => {
        await tf.setBackend('cpu');
        const spec = parseRunSpec({ name: 'summed', data: { kind: 'generated-credit' }, model: { kind: 'mlp', hidden: [8, 6], activation: 'tanh' }, optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 }, batchSize: 32, budget: { steps: 60 } }, 'spec');
        const training = createTraining({ spec, data: await loadDataset(spec.data, { cacheDir: 'nowhere', baseDir: '.' }), clock: systemClock });
        try {
            const path = await walkForward(training, 60, {});
            const targets = [{ split: 'test', rows: Int32Array.of(3), of: 'logit', classIndex: 1 }];
            const [gradient] = await metagradients(training, path, spec, { targets });
            const changed = async (share) => {
                const altered = Array.from(path.scales, (scale, i) => decisionAt(path, i, scale + share * (1 - scale)));
                return (await replayAltered(training, path, { altered, targets }))[0] - gradient.value;
            };
            const replays = { without: await changed(1), towards: await changed(COMPLETENESS_STEP), away: await changed(-COMPLETENESS_STEP) };
            const effects = neutralEffects(gradient, path);
            const found = completenessOf({ effects, ...replays });
            expect(Math.abs(found.firstOrder)).toBeGreaterThan(0.01);
            expect(found.firstOrderShare).toBeLessThan(0.005);
            expect(found.residualShare).toBeGreaterThan(found.firstOrderShare);
            // one layer of three left out, or a wrong factor: the check sees it
            expect(completenessOf({ effects: effects.map((effect, i) => (i % path.layers === 0 ? 0 : effect)), ...replays }).firstOrderShare).toBeGreaterThan(0.05);
            expect(completenessOf({ effects: effects.map((effect) => 1.1 * effect), ...replays }).firstOrderShare).toBeGreaterThan(0.05);
        }
        finally {
            training.dispose();
        }
    });
});
//# sourceMappingURL=completeness.spec.js.map