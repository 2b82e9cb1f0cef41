import { beforeAll, describe, expect, it } from 'vitest';
import { builtInRules } from './built-in-rules.js';
import { lossRule } from './detection/our-detector.js';
import { createRuleEngine } from './engine.js';
import { hasRecordedRuns, readRecordedRuns } from './recorded-runs.fixture.js';
import { globalGradientSpike } from './rules/global-gradient-spike.js';
/** What may at most be found: alerts per 1000 points, and runs that are not silent; these have loss and gradient norm alone. */
const BOUNDS = {
    'loss-divergence': { per1000: 0, loud: 0 },
    'non-finite-gradient': { per1000: 0, loud: 0 },
    'gradient-spike': { per1000: 1, loud: 210 },
    'gradient-drift': { per1000: 0.1, loud: 25 },
    'vanishing-gradient': { per1000: 0, loud: 0 },
    'dead-layer': { per1000: 0, loud: 0 },
    'loss-spike': { per1000: 0.05, loud: 10 },
    'loss-not-decreasing': { per1000: 0.01, loud: 5 },
};
describe.skipIf(!hasRecordedRuns())('618 recorded training runs (AlgoPerf; unlabelled)', () => {
    let runs = [];
    let points = 0;
    const found = new Map();
    beforeAll(() => {
        runs = readRecordedRuns();
        points = runs.reduce((sum, run) => sum + run.steps.length, 0);
        for (const rule of builtInRules.filter(({ name }) => name in BOUNDS)) {
            const engine = createRuleEngine([rule]);
            const fired = runs.map((run) => engine.evaluate(engine.initial(), run).transitions.filter(({ state }) => state === 'firing').length);
            found.set(rule.name, { alerts: fired.reduce((a, b) => a + b, 0), silent: fired.filter((count) => count === 0).length });
        }
    });
    it('are all there', () => {
        expect([runs.length, points]).toEqual([618, 490_073]);
    });
    it.each(Object.entries(BOUNDS))('are hardly disturbed by %s', (name, { per1000, loud }) => {
        const { alerts, silent } = found.get(name);
        const rate = (1000 * alerts) / points;
        process.stdout.write(`${name}: ${String(silent)} of ${String(runs.length)} recorded runs silent, ${String(alerts)} alerts, ${rate.toFixed(3)} per 1000 points\n`);
        expect(rate).toBeLessThanOrEqual(per1000);
        expect(runs.length - silent).toBeLessThanOrEqual(loud);
    });
    it('are hardly disturbed by global-gradient-spike when their norm is taken for that of two layers; of one layer it says nothing', () => {
        const engine = createRuleEngine([globalGradientSpike]);
        const fired = (run) => engine.evaluate(engine.initial(), run).transitions.filter(({ state }) => state === 'firing').length;
        expect(fired(runs[0])).toBe(0);
        const rate = (1000 * runs.map((run) => fired({ ...run, layers: ['a', 'b'].flatMap((name) => run.layers.map((layer) => ({ ...layer, name }))) })).reduce((a, b) => a + b, 0)) / points;
        process.stdout.write(`global-gradient-spike, of two layers: ${rate.toFixed(3)} per 1000 points\n`);
        expect(rate).toBeGreaterThan(0);
        expect(rate).toBeLessThanOrEqual(0.8);
    });
    it.each([{ factor: 3, least: 0.2 }, { factor: 5, least: 0.85 }, { factor: 10, least: 0.97 }])('of spikes of ×$factor planted in their losses loss-spike sees at least $least', ({ factor, least }) => {
        let [planted, seen] = [0, 0];
        for (const { loss } of runs) {
            const spiked = loss.slice();
            const places = Array.from({ length: Math.floor((loss.length - 100) / 200) }, (_, i) => 100 + 200 * i).filter((at) => Number.isFinite(loss[at]));
            for (const at of places)
                spiked[at] = factor * (loss[at] ?? NaN);
            const flags = lossRule(spiked);
            planted += places.length;
            seen += places.filter((at) => flags[at] === 1).length;
        }
        process.stdout.write(`loss-spike, ×${String(factor)} planted every 200 points of recorded losses: ${String(seen)} of ${String(planted)} seen at their own point\n`);
        expect(planted).toBeGreaterThan(1000);
        expect(seen / planted).toBeGreaterThanOrEqual(least);
    });
});
//# sourceMappingURL=recorded-runs.spec.js.map