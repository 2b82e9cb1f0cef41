import { parseRunSpec, systemClock } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { createTraining } from '#libs/training';
import { beforeAll, describe, expect, it } from 'vitest';
import { watchGrowth } from './watch-growth.js';
const STEPS = 340;
/** Ends of the windows after the first, which only finds the direction: the second one is twice as far while the run is calm. */
const WINDOWS_AT = [130, 330];
const SMOOTH = { profile: 'auditable', model: { kind: 'mlp', hidden: [8, 8] } };
/** Six hidden layers at twenty times the rate at which such nets are smooth. */
const CHAOTIC = { sensitivity: [{ policy: 'borderline', threshold: 0.5, margin: 0.1 }], model: { kind: 'mlp', hidden: [16, 16, 16, 16, 16, 16], activation: 'gelu' }, optimizer: { kind: 'adam', learningRate: 0.04 } };
describe('growth of a perturbation', () => {
    let data;
    const specOf = (fields) => parseRunSpec({ name: 'grows', data: { kind: 'generated-credit', rows: 400 }, batchSize: 16, budget: { steps: STEPS }, ...fields }, 'spec');
    beforeAll(async () => {
        await resolveBackend('wasm', { parameterCount: 500, kind: 'mlp' });
        data = await loadDataset(specOf(SMOOTH).data, { dataDir: '/nowhere', cacheDir: '/nowhere', baseDir: '.' });
    });
    /** Trains as the loop does: before each step whoever watches is asked. */
    async function train(fields, { isWatched = true, ledgerStep = -1, abandonAt = -1 } = {}) {
        const spec = specOf(fields);
        const training = createTraining({ spec, data, clock: systemClock });
        const [notes, said] = [[], []];
        const sink = { note: ({ step, note }) => void notes.push({ step, kind: note['kind'], detail: note['detail'] }) };
        const watch = watchGrowth({ prepared: { training, spec, data }, clock: systemClock, sink: sink, ledgerStep, say: (line) => said.push(line) });
        if (watch === null)
            throw new Error('such a run is watched');
        const take = async (pending) => { watch.onFrames(await training.takeFrames(pending)); };
        const ask = async () => {
            if (training.step === abandonAt)
                watch.abandon();
            await watch.before(() => take(0));
        };
        while (training.step < STEPS) {
            if (isWatched)
                await ask();
            training.advance();
            await take(4);
        }
        const weights = await training.weightsSha256();
        watch.close();
        training.dispose();
        return { notes, said, weights };
    }
    it('of a run that holds to the auditable profile is told window by window, and nobody is warned', async () => {
        const { notes, said } = await train(SMOOTH);
        expect(notes.map(({ step, kind }) => [step, kind])).toEqual(WINDOWS_AT.map((step) => [step, 'perturbation-growth']));
        for (const { detail } of notes)
            expect(detail.total).toBeLessThan(10);
        expect(said).toEqual([expect.stringMatching(/^growth of a small perturbation: × \d/)]);
    });
    it('of a chaotic run is warned of once', async () => {
        const { notes, said } = await train(CHAOTIC);
        expect(notes.filter(({ kind }) => kind === 'trace-regime-left')).toHaveLength(1);
        expect(notes.at(-1)?.detail.total ?? Infinity).toBeGreaterThan(10);
        expect(said).toEqual([expect.stringContaining('leaving the regime in which it can be traced: at step '), expect.stringContaining('growth of a small perturbation')]);
    });
    it('changes nothing of the run, to the bit', async () => {
        expect((await train(SMOOTH)).weights).toBe((await train(SMOOTH, { isWatched: false })).weights);
    });
    it('is not noted again of steps that an earlier attempt has recorded, nor over an order that moved the run', async () => {
        expect((await train(SMOOTH, { ledgerStep: 150 })).notes.map(({ step }) => step)).toEqual([330]);
        expect((await train(SMOOTH, { abandonAt: 125 })).notes.map(({ step }) => step)).toEqual([230]);
    });
    it('that is not calm is looked at as often as can be', async () => {
        const steps = (await train(CHAOTIC)).notes.filter(({ kind }) => kind === 'perturbation-growth').map(({ step }) => step);
        expect(steps.slice(0, 2)).toEqual([130, 230]);
    });
    it('is not watched of a run that nobody marked, nor where the spec says so', () => {
        const rest = { model: SMOOTH.model, sensitivity: CHAOTIC.sensitivity };
        expect(() => specOf({ ...SMOOTH, watchGrowth: false })).toThrow('watchGrowth is false; allowed: true, by profile auditable');
        expect(watchGrowth({ prepared: { spec: specOf({ ...rest, watchGrowth: false }) }, clock: systemClock, sink: {}, ledgerStep: -1, say: () => undefined })).toBeNull();
        const spec = specOf({ model: { kind: 'mlp', hidden: [4] } });
        expect(watchGrowth({ prepared: { spec }, clock: systemClock, sink: {}, ledgerStep: -1, say: () => undefined })).toBeNull();
    });
});
//# sourceMappingURL=growth.spec.js.map