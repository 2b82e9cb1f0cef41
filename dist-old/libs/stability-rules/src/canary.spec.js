import { expect, it } from 'vitest';
import { builtInRules } from './built-in-rules.js';
import { CANARY_WARM_STEPS, flyCanaries, hasCanary } from './canary.js';
import { createRuleEngine } from './engine.js';
import { readRuleFile } from './own-rules/index.js';
import { seededNoise } from './seeded-noise.js';
import { mapMeasures } from './step-window.js';
/** A calm run of two layers: log-normal noise of spread 0.1 on every measure. */
function calm(fromStep, n, seed = 1) {
    const noise = seededNoise(seed + fromStep);
    const series = (level) => Float32Array.from({ length: n }, () => level * Math.exp(0.1 * noise.normal()));
    const layer = (name) => ({ name, measures: mapMeasures((m) => (m === 'flags' ? new Float32Array(n) : series(m === 'updateNorm' ? 1e-3 : 1))) });
    return { run: 'run', firstStep: fromStep, steps: Int32Array.from({ length: n }, (_, i) => fromStep + i), loss: series(2), layers: [layer('dense1'), layer('dense2')] };
}
function warm(rules, steps = 600) {
    const engine = createRuleEngine(rules);
    return engine.evaluate(engine.initial(), calm(0, steps)).state;
}
const FREE = new Set();
it('every rule with a canary finds it, at once, whatever the seed; the others have none', () => {
    const state = warm(builtInRules);
    const results = Array.from({ length: 40 }, (_, i) => flyCanaries(builtInRules, state, calm(600, 128), { seed: 100 * i, busy: FREE })).flat();
    const names = builtInRules.filter(hasCanary).map(({ name }) => name);
    expect(names.sort()).toEqual(['global-gradient-spike', 'gradient-spike', 'loss-spike', 'non-finite-gradient', 'scale-spike', 'update-spike']);
    for (const name of names) {
        const own = results.filter(({ rule }) => rule === name);
        expect([name, own.length >= 30, own.every(({ caught }) => caught), own.every(({ lagSteps }) => (lagSteps ?? 99) <= 3)]).toEqual([name, true, true, true]);
    }
    expect(new Set(results.map(({ layer }) => layer))).toEqual(new Set(['dense1', 'dense2', null]));
    expect(new Set(results.map(({ step }) => step)).size).toBeGreaterThan(20);
});
it('changes neither the window nor the state, and gives the same for the same seed', () => {
    const state = warm(builtInRules);
    const window = calm(600, 64);
    const before = JSON.stringify([state, [...window.loss], window.layers.map(({ measures }) => [...measures.gradNorm])]);
    const first = flyCanaries(builtInRules, state, window, { seed: 7, busy: FREE });
    expect(JSON.stringify([state, [...window.loss], window.layers.map(({ measures }) => [...measures.gradNorm])])).toBe(before);
    expect(flyCanaries(builtInRules, state, window, { seed: 7, busy: FREE })).toEqual(first);
});
it('a rule that is broken misses its canary', () => {
    const rules = builtInRules.filter(({ name }) => name === 'gradient-spike').map((rule) => ({ ...rule, evaluate: () => undefined }));
    const [missed] = flyCanaries(rules, warm(rules), calm(600, 64), { seed: 1, busy: FREE });
    expect(missed).toMatchObject({ rule: 'gradient-spike', caught: false, lagSteps: null });
});
it('says nothing while baselines are cold, of a rule that fires, and of an empty window', () => {
    const cold = warm(builtInRules, CANARY_WARM_STEPS);
    expect(flyCanaries(builtInRules, cold, calm(CANARY_WARM_STEPS, 64), { seed: 1, busy: FREE })).toEqual([]);
    const state = warm(builtInRules);
    const busy = new Set(['gradient-spike']);
    expect(flyCanaries(builtInRules, state, calm(600, 64), { seed: 1, busy }).map(({ rule }) => rule)).not.toContain('gradient-spike');
    const lowered = calm(600, 64);
    for (const { measures } of lowered.layers)
        measures.flags.fill(64);
    expect(flyCanaries(builtInRules, state, lowered, { seed: 1, busy: FREE }).map(({ rule }) => rule)).not.toContain('scale-spike');
    const spiking = calm(600, 64);
    spiking.loss[20] = 500;
    expect(flyCanaries(builtInRules, state, spiking, { seed: 1, busy: FREE }).map(({ rule }) => rule)).not.toContain('loss-spike');
    expect(flyCanaries(builtInRules, state, calm(600, 0), { seed: 1, busy: FREE })).toEqual([]);
});
function own(fields) {
    const { rules, problems } = readRuleFile(JSON.stringify({ rules: [{ name: 'own', ...fields }] }), 'f', []);
    expect(problems).toEqual([]);
    return rules[0].rule;
}
const usual = { usual: { measure: 'gradNorm', fn: 'quantile', q: 0.5, steps: 50, offset: 1 } };
it('a rule of a file finds the change that its file says it must find: of one layer, of all, of the loss, not finite', () => {
    const rules = [
        own({ expr: 'gradNorm > 4.0 * usual', windows: usual, hold: 2, canary: { measure: 'gradNorm', factor: 8 } }),
        { ...own({ expr: 'gradNorm > 6.0', over: 'run', canary: { measure: 'gradNorm', factor: 8, layers: 'all' } }), name: 'all' },
        { ...own({ expr: 'loss < 0.5', over: 'run', canary: { measure: 'loss', factor: 0 } }), name: 'zero' },
        { ...own({ expr: 'isNaN(updateNorm)', canary: { measure: 'updateNorm', factor: 'nan' } }), name: 'nan' },
    ];
    const results = flyCanaries(rules, warm(rules), calm(600, 128), { seed: 3, busy: FREE });
    expect(results.map(({ rule, caught, lagSteps, layer }) => [rule, caught, lagSteps, layer === null])).toEqual([['own', true, 2, false], ['all', true, 0, true], ['zero', true, 0, true], ['nan', true, 0, false]]);
});
it('a rule of a file that cannot find its change misses it; one whose windows are not full is passed over', () => {
    const deaf = own({ expr: 'gradNorm > 100.0 * usual', windows: usual, canary: { measure: 'gradNorm', factor: 8 } });
    expect(flyCanaries([deaf], warm([deaf]), calm(600, 128), { seed: 3, busy: FREE })).toMatchObject([{ caught: false, lagSteps: null }]);
    const patient = own({ expr: 'gradNorm > 4.0 * usual', windows: { usual: { ...usual.usual, steps: 1000 } }, canary: { measure: 'gradNorm', factor: 8 } });
    expect(flyCanaries([patient], warm([patient]), calm(600, 128), { seed: 3, busy: FREE })).toEqual([]);
    // activated just now: the state has another version's memory
    expect(flyCanaries([own({ expr: 'gradNorm > 5.0 * usual', windows: usual, canary: { measure: 'gradNorm', factor: 8 } })], warm([deaf]), calm(600, 128), { seed: 3, busy: FREE })).toEqual([]);
});
it.each([
    ['clamped && step > 3 && updateRatio > 5.0', 'one that it reads: updateNorm, paramNorm'],
    ['clamped && step > 3', 'no canary: expr reads nothing that one changes'],
])('a canary that changes nothing that %s reads is told what it may change', (expr, allowed) => {
    const { problems } = readRuleFile(JSON.stringify({ rules: [{ name: 'own', expr, canary: { measure: 'scale', factor: 8 } }] }), 'f', []);
    expect(problems.map((problem) => [problem.value, problem.allowed])).toEqual([['"scale", which expr does not read', allowed]]);
});
it.each([
    [{ measure: 'scale', factor: 8 }, '"scale", which expr does not read', 'one that it reads: gradNorm'],
    [{ measure: 'gradNorm', factor: 1 }, '1', 'a number other than 1, or nan'],
    [{ measure: 'flags', factor: 2 }, '"flags"', 'loss'],
])('a file whose canary is %j is told so', (canary, value, allowed) => {
    const { problems } = readRuleFile(JSON.stringify({ rules: [{ name: 'own', expr: 'gradNorm > 5.0', canary }] }), 'f', []);
    expect(problems).toMatchObject([{ value, allowed: expect.stringContaining(allowed) }]);
});
//# sourceMappingURL=canary.spec.js.map