import { META_START } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { hasNamedData, trainedRun } from '../../../test/spec-support/real-runs.js';
import { explainDecision } from './explain-decision.js';
import { factsOf, historyOf } from './testing/history-of.js';
const COMMON = { model: { kind: 'mlp', hidden: [24, 16], activation: 'tanh' }, batchSize: 64, budget: { steps: 400 } };
const ADULT = { ...COMMON, name: 'adult', data: { kind: 'named', name: 'adult' } };
const COMPAS = { ...COMMON, name: 'compas', data: { kind: 'named', name: 'compas' } };
const LEARNED = { ...META_START, output: [0.5, -0.4, 0.8, 0.3, -0.6], outputBias: 0.2 };
const SGD = { optimizer: { kind: 'sgd', learningRate: 0.05 } };
const RUNS = {
    'snr on Adult': ADULT,
    'snr on COMPAS, at its bound and pushed': { ...COMPAS, scaler: { kind: 'snr', up: 0.2, maxLogScale: 0.4 }, provoke: [{ layer: 'dense2', step: 150, steps: 3, factor: 30 }] },
    'meta on Adult': { ...ADULT, scaler: { kind: 'meta', weights: LEARNED } },
    'meta at its bound, with gradients scaled': { ...COMPAS, optimizer: { kind: 'adam' }, placement: 'gradient', scaler: { kind: 'meta', up: 0.2, maxLogScale: 0.4, weights: LEARNED } },
    'snr on COMPAS, pushed, with ratio cap and back-off': { ...COMPAS, ...SGD, guards: { clamp: 2, rateLimit: 0.1, ratioCap: 0.01, backOff: { above: 1.3 } }, provoke: [{ layer: 'dense2', step: 150, steps: 3, factor: 30 }] },
    'hypergradient on Adult': { ...ADULT, ...SGD, scaler: { kind: 'hypergradient', rate: 0.05, maxLogScale: 0.5 } },
    'trust-ratio on COMPAS': { ...COMPAS, ...SGD, scaler: { kind: 'trust-ratio', coefficient: 0.02, maxRatio: 0.5 }, provoke: [{ layer: 'head', step: 90, factor: 4 }] },
    'trust-ratio on the gradient': { ...COMPAS, optimizer: { kind: 'adam' }, placement: 'gradient', scaler: { kind: 'trust-ratio', coefficient: 0.02, maxRatio: 5 } },
    'agc on COMPAS': { ...COMPAS, ...SGD, placement: 'gradient', scaler: { kind: 'agc', clipping: 0.05 } },
    'fixed on COMPAS': { ...COMPAS, scaler: { kind: 'fixed', scale: 1, layers: { dense1: 2.7 } }, guards: { clamp: 0.5, rateLimit: 0.05 } },
};
/** All decisions of every 7th step, in every layer. */
function explainedOf({ spec, frames, layerNames }) {
    return layerNames.flatMap((name, layer) => {
        const history = historyOf(frames, layer);
        return frames.filter(({ step }) => step % 7 === 0 || (step > 148 && step < 156)).map(({ step }) => {
            const found = explainDecision(factsOf(history, spec, step, name));
            if (found.kind === 'unexplained')
                throw new Error(`${name}@${step}: ${found.reason}`);
            return found;
        });
    });
}
const worst = (of) => Math.max(...of.map(Math.abs));
const sumOf = (of) => of.reduce((total, { value }) => total + value, 0);
/** Steps that the scaler took in one by one; the rounding of each may add up. */
const roundings = ({ steps }) => 1e-6 * Math.max(1, Math.sqrt(steps));
describe.skipIf(!hasNamedData('uci_adult', 'compas'))('decisions of real runs', { timeout: 120_000 }, () => {
    it.each(Object.keys(RUNS))('%s: computed again from the ledger, and the values add up', async (name) => {
        const all = explainedOf(await trainedRun(RUNS[name]));
        expect(all.length).toBeGreaterThan(150);
        // recomputed: what the scaler chose, and what the guards made of it
        expect(all.filter(({ rawRecomputed, scaleRecomputed }) => !rawRecomputed.agrees || !scaleRecomputed.agrees).slice(0, 3)).toEqual([]);
        expect(worst(all.map(({ rawRecomputed }) => rawRecomputed.logError))).toBeLessThan(0.5e-6);
        for (const each of all) {
            const { base, contributions, earlier, logRawScale, rounding, guards, scale, accountedShare } = each;
            // efficiency: base + values + earlier = log raw scale, up to the float32 rounding of each step
            const rest = logRawScale - (base + sumOf(contributions) + sumOf(earlier === null ? [] : [earlier]));
            expect(Math.abs(rest)).toBeLessThan(roundings(each));
            expect(rounding).toBeCloseTo(rest, 12);
            // guards: log raw scale + changes = log scale
            expect(guards.reduce((log, { change }) => log + change, logRawScale)).toBeCloseTo(Math.log(scale), 5);
            // unrolled until at least 90 % is accounted for, or the start of the run is reached
            expect(accountedShare >= 0.9 || earlier?.beforeStep === 0, `${accountedShare}`).toBe(true);
        }
        for (const { stepValues, contributions } of all.filter(({ method }) => method === 'additive')) {
            const ofSteps = contributions.filter(({ input }) => input !== 'push on purpose');
            expect(sumOf((stepValues ?? []).map((value) => ({ value })))).toBeCloseTo(sumOf(ofSteps), 9);
        }
    });
});
//# sourceMappingURL=real-runs.spec.js.map