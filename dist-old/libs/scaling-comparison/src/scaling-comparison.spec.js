import { parseRunSpec } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { BASELINE_FAMILIES, baselinesOf, fastestBaseline, finalLoss, judgeArms, medianOf, netEconomy, notWorse, pairedSaving, RATE_GRIDS, scalerArms, stepsToTarget, targetOf, timedSaving, tunedRates, USUAL_FAMILIES } from './index.js';
const spec = (scaler) => parseRunSpec({ name: 's', data: { kind: 'generated-credit' }, model: { kind: 'mlp' }, scaler, budget: { steps: 100 }, measures: undefined, provoke: [{ layer: 'dense1', step: 3, factor: 10 }] }, 'spec');
const curve = (losses, testAccuracy = 0.9, seed = 0) => ({ seed, losses, steps: losses.map((_, i) => 10 * (i + 1)), testAccuracy, testLoss: 0.3 });
/** A linear congruential generator: the same draws in every test. */
function resampling() {
    let state = 7;
    return { resamples: 2000, uniform: () => (state = (state * 48271) % 2147483647) / 2147483647 };
}
describe('curves', () => {
    it('reach a target by the mean of three looks, not by one', () => {
        // means of three: -, -, 0.4 (0.9 0.1 0.2), 0.3, 0.2
        const bumpy = curve([0.9, 0.1, 0.2, 0.6, 0.1, 0.1]);
        expect(stepsToTarget(bumpy, 0.3, 100)).toEqual({ steps: 40, missed: false });
        expect(stepsToTarget(bumpy, 0.41, 100)).toEqual({ steps: 30, missed: false });
    });
    it('count a miss as the budget, a broken one too', () => {
        expect(stepsToTarget(curve([0.9, 0.8, 0.7]), 0.1, 500)).toEqual({ steps: 500, missed: true });
        expect(stepsToTarget(curve([NaN, NaN, NaN, NaN]), 0.1, 500)).toEqual({ steps: 500, missed: true });
        expect(finalLoss(curve([0.1, 0.1, NaN]))).toBe(Infinity);
        expect(finalLoss(curve([0.1]))).toBe(Infinity);
        expect(finalLoss(curve([9, 0.1, 0.2, 0.6]))).toBeCloseTo(0.3, 12);
    });
    it('have a median', () => {
        expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3])]).toEqual([2, 2.5]);
    });
});
describe('arms', () => {
    it('are the scaler, its uniform form, scale 1 and random scales, without drills', () => {
        const arms = scalerArms(spec({ kind: 'snr', up: 0.05 }), false);
        expect(arms.map(({ name, role }) => [name, role])).toEqual([['snr', 'scaler'], ['snr, uniform', 'uniform'], ['scale 1', 'scale 1'], ['random scales', 'random']]);
        expect(arms[1]?.spec.scaler).toMatchObject({ kind: 'snr', up: 0.05, uniform: true });
        expect(arms[2]?.spec.scaler).toEqual({ kind: 'fixed', scale: 1, layers: {} });
        expect(arms.flatMap((arm) => arm.spec.provoke)).toEqual([]);
        expect(new Set(arms.map((arm) => JSON.stringify(arm.spec.optimizer))).size).toBe(1);
    });
    it('are each tried at seven rates about the spec\'s own where they are tuned, and at that alone where not', () => {
        expect(scalerArms(spec({ kind: 'snr' }), false).map(({ rates }) => rates)).toEqual([[0.032], [0.032], [0.032], [0.032]]);
        const tuned = scalerArms(spec({ kind: 'snr' }), true);
        expect(tuned.map(({ rates }) => rates.length)).toEqual([7, 7, 7, 7]);
        expect(tuned[0]?.rates).toContain(0.032);
    });
    it('take in further scalers, each with its uniform form, under names of their own', () => {
        const meta = spec({ kind: 'meta' }).scaler;
        const arms = scalerArms(spec({ kind: 'snr' }), false, [meta, meta]);
        expect(arms.map(({ name }) => name)).toEqual(['snr', 'snr, uniform', 'meta', 'meta, uniform', 'meta (2)', 'meta, uniform (2)', 'scale 1', 'random scales']);
        expect(arms[3]?.spec.scaler).toMatchObject({ kind: 'meta', uniform: true });
    });
    it('are none twice', () => {
        expect(scalerArms(spec({ kind: 'fixed' }), false).map(({ role }) => role)).toEqual(['scaler']);
        expect(scalerArms(spec({ kind: 'fixed', scale: 2 }), false).map(({ role }) => role)).toEqual(['scaler', 'scale 1']);
        expect(scalerArms(spec({ kind: 'snr', uniform: true }), false).map(({ role }) => role)).toEqual(['scaler', 'scale 1', 'random']);
        expect(scalerArms(spec({ kind: 'random' }), false).map(({ role }) => role)).toEqual(['scaler', 'uniform', 'scale 1']);
    });
    it('are compared with each family, constant and on a cosine to the budget, on grids of seven rates', () => {
        const baselines = baselinesOf(spec({ kind: 'snr' }), ['adamw', 'sgd'], 300);
        expect(baselines.map(({ name }) => name)).toEqual(['adamw, constant', 'adamw, cosine', 'sgd, constant', 'sgd, cosine']);
        expect(baselines[0]?.spec).toMatchObject({ optimizer: { kind: 'adam', weightDecay: 0.01 }, scaler: { kind: 'fixed', scale: 1 } });
        expect(baselines[0]?.spec.optimizer).not.toHaveProperty('schedule');
        expect(baselines[3]?.spec.optimizer).toMatchObject({ kind: 'sgd', momentum: 0.9, schedule: { kind: 'cosine', steps: 300, floor: 0 } });
        for (const { rates } of baselines)
            expect(rates.length).toBeGreaterThanOrEqual(7);
    });
    it('are compared with the references that are asked for, each as it is meant to be used', () => {
        const baselines = baselinesOf(spec({ kind: 'snr' }), [...BASELINE_FAMILIES], 300);
        const references = baselines.filter(({ family }) => !USUAL_FAMILIES.includes(family));
        expect(references.map(({ name }) => name)).toEqual(['schedule-free-adamw, constant', 'lamb, constant', 'lamb, cosine', 'muon, constant', 'muon, cosine', 'prodigy, constant', 'prodigy, cosine']);
        for (const { spec: reference, rates } of baselines) {
            expect(parseRunSpec(reference, 'baseline')).toEqual(reference);
            expect(reference.scaler).toMatchObject({ kind: 'fixed', scale: 1 });
            expect(rates).toHaveLength(7);
        }
        expect(RATE_GRIDS.prodigy).toContain(1);
        expect(RATE_GRIDS.adam.at(-1)).toBeCloseTo(0.032, 12);
    });
});
describe('tuning', () => {
    // at 0.1 it is at 0.5 early and stays, at 0.2 it ends lowest, at 0.4 it breaks
    const trials = [{ rate: 0.1, curves: [curve([0.5, 0.5, 0.5, 0.5, 0.5, 0.5])] }, { rate: 0.2, curves: [curve([1, 1, 0.9, 0.6, 0.4, 0.2])] }, { rate: 0.4, curves: [curve([NaN, NaN, NaN, NaN, NaN, NaN])] }];
    it('takes the fastest rate for time and the best for accuracy', () => {
        expect(tunedRates(trials, 0.5, 60)).toEqual({ fast: 0.1, accurate: 0.2, atEdge: true });
        expect(tunedRates(trials, 0.45, 60)).toEqual({ fast: 0.2, accurate: 0.2, atEdge: false });
    });
    it('sets the target at the final loss of the best baseline', () => {
        expect(targetOf([trials, [{ rate: 1, curves: [curve([0.3, 0.3, 0.3]), curve([0.4, 0.4, 0.4])] }]])).toBeCloseTo(0.35, 12);
        expect(() => targetOf([[trials[2]]])).toThrow('no baseline has a finite validation loss');
    });
    it('takes the lower final loss where all miss', () => {
        expect(tunedRates(trials, 0.01, 60)).toMatchObject({ fast: 0.2 });
    });
});
describe('savings', () => {
    it('are exact where every seed saves the same, and pair by seed', () => {
        // seeds differ tenfold, each saves 40 %: unpaired draws would spread
        const other = [100, 1000, 300, 500];
        const { percent, ci95 } = pairedSaving(other.map((steps) => 0.6 * steps), other, resampling());
        expect(percent).toBeCloseTo(40, 9);
        expect(ci95[1] - ci95[0]).toBeLessThan(1e-9);
    });
    it('hold 0 where half of the seeds save and half lose', () => {
        const { ci95 } = pairedSaving([50, 150, 60, 140], [100, 100, 100, 100], resampling());
        expect(ci95[0]).toBeLessThan(0);
        expect(ci95[1]).toBeGreaterThan(0);
    });
    it.each([[3, 0.75], [5, 0.84], [10, 0.9]])('of %i seeds hold the true mean in about %d of cases (docs/compare.md)', (seeds, share) => {
        const { uniform } = resampling();
        const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
        const [trials, none] = [400, Array.from({ length: seeds }, () => 0)];
        const held = Array.from({ length: trials }, () => notWorse(none.map(normal), none, { resamples: 1000, uniform }).ci95).filter(([low, high]) => low <= 0 && high >= 0);
        expect(Math.abs(held.length / trials - share)).toBeLessThan(0.05);
    });
    it('of seconds are those of steps times the price of a step', () => {
        // half of the steps, each 1.2 times as long: 1 − 0.5 · 1.2 = 40 %
        const { percent } = timedSaving({ steps: [50, 50], secondsPerStep: [1.2, 2.4] }, { steps: [100, 100], secondsPerStep: [1, 2] }, resampling());
        expect(percent).toBeCloseTo(40, 9);
    });
    it('accuracy is not worse where the interval is above −0.5 points, and worse where it is not', () => {
        expect(notWorse([0.9, 0.91, 0.9, 0.91], [0.902, 0.912, 0.902, 0.912], resampling())).toMatchObject({ holds: true });
        expect(notWorse([0.88, 0.89, 0.88], [0.9, 0.91, 0.9], resampling())).toMatchObject({ holds: false });
        const spread = notWorse([0.86, 0.94, 0.88, 0.92], [0.9, 0.9, 0.9, 0.9], resampling());
        expect(spread.points).toBeCloseTo(0, 9);
        expect(spread.holds).toBe(false);
    });
});
describe('judging', () => {
    const arm = (name, role, lookReached, accuracy) => {
        const curves = lookReached.map((look, seed) => curve(Array.from({ length: 20 }, (_, i) => (i >= look - 2 ? 0.1 : 1)), accuracy, seed));
        return { name, role, curves, accurate: curves, rates: { fast: 0.1, accurate: 0.1, atEdge: false }, secondsPerStep: role === 'random' ? null : { wall: [0.02], processor: [0.01] } };
    };
    const results = judgeArms([arm('snr', 'scaler', [4, 5, 6], 0.9), arm('scale 1', 'scale 1', [9, 9, 9], 0.9), arm('adam', 'baseline', [9, 10, 11], 0.9), arm('sgd', 'baseline', [99, 99, 99], 0.95), arm('random', 'random', [9, 9, 9], 0.1)], { target: 0.101, budget: 200 }, resampling());
    it('counts steps, misses and seconds', () => {
        expect(results[0]).toMatchObject({ steps: [50, 60, 70], missed: 0, medianSteps: 60, meanSteps: 60, medianSeconds: 0.6, meanAccuracy: 0.9 });
        expect(results[3]).toMatchObject({ missed: 3, meanSteps: 200, against: [] });
        expect(fastestBaseline(results).name).toBe('adam');
    });
    it('holds a scaler to every other arm', () => {
        const against = results[0].against;
        expect(against.map(({ other }) => other)).toEqual(['scale 1', 'adam', 'sgd', 'random']);
        expect(against[1].steps.percent).toBeCloseTo(100 * (1 - 60 / 110), 9);
        expect(against[2].accuracy.holds).toBe(false);
        expect(against[3].processor).toBeNull();
        expect(against[1].wall?.percent).toBeCloseTo(against[1].steps.percent, 9);
    });
});
describe('net economy', () => {
    const parts = { baseline: { steps: [100, 100], secondsPerStep: [1] }, training: { steps: [50, 50], secondsPerStep: [1.1] }, recordedSecondsPerStep: [1.2], bytesPerStep: 1000, traceSeconds: 7, metaSeconds: 500, retrainings: 10 };
    it('is the baseline less all that scaling costs', () => {
        // 100 − 50 · 1.1 − 50 · 0.1 − 50 · 1000 · 0.0001 − 7 − 500/10 = 100 − 55 − 5 − 5 − 7 − 50
        const economy = netEconomy(parts, { second: 1, byte: 0.0001 }, resampling());
        expect(economy).toMatchObject({ baseline: 100, training: expect.closeTo(55, 9), recording: expect.closeTo(5, 9), storage: expect.closeTo(5, 9), tracing: 7, metaTraining: 50 });
        expect(economy.net).toBeCloseTo(-22, 9);
    });
    it('has an interval over seeds', () => {
        const { net, ci95 } = netEconomy({ ...parts, traceSeconds: 0, metaSeconds: 0, training: { steps: [20, 80], secondsPerStep: [1.1] } }, { second: 1, byte: 0 }, resampling());
        expect(net).toBeCloseTo(40, 9);
        expect(ci95[0]).toBeCloseTo(100 - 80 * 1.2, 9);
        expect(ci95[1]).toBeCloseTo(100 - 20 * 1.2, 9);
    });
});
//# sourceMappingURL=scaling-comparison.spec.js.map