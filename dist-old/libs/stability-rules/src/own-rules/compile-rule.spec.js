import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { mapMeasures, sliceWindow } from '../step-window.js';
import { readRuleFile, ruleOfText } from './read-rule-file.js';
import { problemLine } from './yaml-file.js';
/** The rule of these fields. */
function ruleOf(fields) {
    const { rules, problems } = readRuleFile(JSON.stringify({ rules: [{ name: 'own', ...fields }] }), 'own.yaml', []);
    if (rules[0] === undefined)
        throw new Error(problems.map(problemLine).join('\n'));
    return rules[0].rule;
}
const states = (fields, window) => statesAlong(ruleOf(fields), windowOf(window), fields['over'] === 'run' ? { layer: -1 } : {});
const found = (fields, window) => {
    const engine = createRuleEngine([ruleOf(fields)]);
    return engine.evaluate(engine.initial(), windowOf(window));
};
describe('a rule of a file', () => {
    it.each([
        ['gradNorm > 5', { gradNorm: '1 6 5 nan inf' }, '-Fr-F'],
        ['isNaN(gradNorm) || isInf(gradNorm)', { gradNorm: '1 nan inf 1' }, '-FFr'],
        ['!isFinite(scale)', { scale: '1 nan' }, '-F'],
        ['updateRatio < 1e-3', { updateNorm: '1 0.1', paramNorm: '10 1000' }, '-F'],
        ['clamped && scale > 2', { scale: '3x3', flags: '0 1 3' }, '-FF'],
        ['gradNorm * 2 + 1 == 5', { gradNorm: '1 2' }, '-F'],
        ['gradNorm / loss > 3', { gradNorm: '1 4' }, '-F'],
        ['layer.startsWith("den") && step >= 1', { gradNorm: '1x2' }, '-F'],
        ['max(abs(cosine), 0.5) > 0.5', { cosine: '0.1 -0.9' }, '-F'],
        ['gradNorm > 5 && step > 0', { gradNorm: '9 _ 9' }, '--F'],
    ])('%s', (expr, measures, expected) => {
        expect(states({ expr }, { layers: { dense1: measures } })).toBe(expected);
    });
    it.each([
        ['loss > 2', { loss: '1 3' }, '-F'],
        ['gradNorm > 4.9', { layers: { a: { gradNorm: '3 3' }, b: { gradNorm: '1 4' } } }, '-F'],
        ['scaleMax / scaleMin > 10', { layers: { a: { scale: '1 1' }, b: { scale: '2 20' } } }, '-F'],
        ['clampedLayers * 2 > layers', { layers: { a: { flags: '1 1' }, b: { flags: '0 1' } } }, '-F'],
        ['updateRatio > 0.5 && loss > 0', { layers: { a: { updateNorm: '0.1 3' }, b: { updateNorm: '0.1 4' } } }, '-F'],
        ['layers < 2', { layers: { a: { gradNorm: '1 1 _' }, b: { gradNorm: '1 _ _' } } }, '-FF'],
    ])('over the run: %s', (expr, window, expected) => {
        expect(states({ expr, over: 'run' }, window)).toBe(expected);
    });
    it('holds and keeps firing in steps, and says nothing before its windows are full', () => {
        const windows = { before: { measure: 'gradNorm', fn: 'mean', steps: 3, offset: 1 } };
        expect(states({ expr: 'gradNorm > 3 * before', windows }, { layers: { a: { gradNorm: '9 1 1 1 9 1' } } })).toBe('----Fr');
        expect(states({ expr: 'gradNorm > 3', hold: 1, keepFiring: 2 }, { layers: { a: { gradNorm: '9x3 1x4' } } })).toBe('pFFFFr-');
    });
    it('one NaN does not blind a window', () => {
        const windows = { level: { measure: 'gradNorm', fn: 'mean', steps: 4 } };
        expect(states({ expr: 'level > 2', windows }, { layers: { a: { gradNorm: '1x3 nan 9x2' } } })).toBe('----FF');
    });
    it('is not asked where its measure was never recorded, nor where the layer is away', () => {
        const window = windowOf({ layers: { a: { gradNorm: '9x3' } } });
        const bare = { ...window, layers: window.layers.map(({ name }) => ({ name, measures: mapMeasures(() => new Float32Array(0)) })) };
        expect(statesAlong(ruleOf({ expr: 'gradNorm > 5' }), bare)).toBe('---');
        expect(statesAlong(ruleOf({ expr: 'loss > 0', over: 'run' }), { ...window, loss: new Float32Array(0) }, { layer: -1 })).toBe('---');
    });
    it('a step that cannot be computed has no sample, the rule says so, its alert goes on, and the others know nothing of it', () => {
        const engine = createRuleEngine([ruleOf({ expr: '10 / (step - 2) > 3 && gradNorm > 0' }), { ...ruleOf({ expr: 'gradNorm > 5' }), name: 'other' }]);
        const first = engine.evaluate(engine.initial(), windowOf({ layers: { a: { gradNorm: '9x5' } } }));
        expect(first.state.rules.map(({ health }) => health)).toEqual(['error', 'ok']);
        expect(first.state.rules[0]?.problem).toMatch(/^at step 2: division by zero/);
        expect(first.transitions).toMatchObject([{ rule: 'other', step: 0 }, { rule: 'own', step: 3 }]);
        const next = engine.evaluate(first.state, windowOf({ layers: { a: { gradNorm: '9' } }, steps: [5] }));
        expect(next.state.rules[0]).toMatchObject({ health: 'ok', problem: null });
    });
    it('tells value, threshold, labels, runbook and action, in the words of its file', () => {
        const fields = { expr: 'step > 0 && gradNorm * 2 > paramNorm + 10', labels: { team: 'vision' }, runbook: 'https://example.org/r', action: { kind: 'lower', steps: 50 }, severity: 'critical', summary: '{{layer}}: {{ value }} above {{threshold}} at {{step}}' };
        const { transitions } = found(fields, { layers: { a: { gradNorm: '1 8 1' } } });
        expect(transitions[0]).toMatchObject({
            ...{ severity: 'critical', measure: 'gradNorm', value: 16, threshold: 11, summary: 'a: 16 above 11 at 1' },
            ...{ labels: { team: 'vision' }, runbook: 'https://example.org/r', action: { kind: 'lower', steps: 50 } },
        });
        expect(transitions[1]?.summary).toBe('no longer: a: 2 above 11 at 2');
        expect(found({ expr: 'isNaN(gradNorm)' }, { layers: { a: { gradNorm: 'nan' } } }).transitions[0]).toMatchObject({ value: 1, threshold: null, summary: 'isNaN(gradNorm) on layer a at step 0, value 1' });
    });
    it('layers join one alert where the file says so', () => {
        const layers = { a: { gradNorm: '1 9' }, b: { gradNorm: '9 9' } };
        expect(found({ expr: 'gradNorm > 5' }, { layers }).transitions.map(({ layer }) => layer)).toEqual(['b', 'a']);
        expect(found({ expr: 'gradNorm > 5', groupLayers: true }, { layers }).transitions.map(({ layer }) => layer)).toEqual(['b']);
    });
});
const number = fc.oneof({ weight: 6, arbitrary: fc.double({ min: 0.5, max: 2, noNaN: true }) }, { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 0, 50) });
const anyWindow = fc.integer({ min: 5, max: 80 }).chain((n) => {
    const series = fc.array(number, { minLength: n, maxLength: n }).map((values) => Float32Array.from(values));
    const flags = fc.array(fc.constantFrom(0, 0, 0, 1, 8, NaN), { minLength: n, maxLength: n }).map((values) => Float32Array.from(values));
    const layer = fc.tuple(series, series, flags).map(([gradNorm, updateNorm, bits]) => mapMeasures((m) => (m === 'flags' ? bits : m === 'updateNorm' ? updateNorm : gradNorm)));
    const strides = fc.array(fc.constantFrom(1, 1, 1, 3), { minLength: n, maxLength: n });
    return fc.tuple(series, layer, layer, strides).map(([loss, a, b, stride]) => {
        let step = 20_000_000; // beyond what float32 counts
        const steps = Int32Array.from(stride, (by) => (step += by));
        return { run: 'r', firstStep: 0, steps, loss, layers: [{ name: 'a', measures: a }, { name: 'b', measures: b }] };
    });
});
it('gives the same transitions and the same state however the steps are split, through JSON', () => {
    const windows = {
        mean: { measure: 'gradNorm', fn: 'mean', steps: 7, offset: 1 },
        high: { measure: 'gradNorm', fn: 'quantile', q: 0.9, steps: 11 },
        rise: { measure: 'loss', fn: 'slope', steps: 5 },
        spread: { measure: 'updateRatio', fn: 'std', steps: 4 },
        bad: { measure: 'gradNorm', fn: 'nonFinite', steps: 3 },
    };
    const rules = [
        ruleOf({ expr: 'gradNorm > 1.2 * mean || high > 5 || rise > 0.1 || spread > 0.4 || bad >= 2', windows, hold: 1, keepFiring: 2 }),
        { ...ruleOf({ expr: '6 / (step - 20000020) > 1 || loss > level', over: 'run', windows: { level: { measure: 'loss', fn: 'max', steps: 6, offset: 1 } } }), name: 'run' },
    ];
    const engine = createRuleEngine(rules);
    const feed = (window, cuts) => {
        const edges = [0, ...cuts, window.steps.length];
        let state = engine.initial();
        const told = edges.slice(1).flatMap((to, i) => {
            const next = engine.evaluate(state, sliceWindow(window, edges[i] ?? 0, to));
            state = JSON.parse(JSON.stringify(next.state));
            return [...next.transitions, ...next.pending].sort((a, b) => a.step - b.step);
        });
        return { told, memory: state.rules.map((rule) => rule.memory) };
    };
    let fired = 0;
    fc.assert(fc.property(anyWindow, fc.array(fc.nat(80), { maxLength: 6 }), (window, places) => {
        const whole = feed(window, []);
        fired += whole.told.length;
        expect(feed(window, places.map((at) => at % (window.steps.length + 1)).sort((a, b) => a - b))).toEqual(whole);
        expect(feed(window, Array.from({ length: window.steps.length - 1 }, (_, i) => i + 1))).toEqual(whole);
    }), { numRuns: 60 });
    expect(fired).toBeGreaterThan(60);
});
describe('the version of a rule', () => {
    const fields = { expr: 'gradNorm > 5', labels: { b: '1', a: '2' } };
    const versionOf = (text) => readRuleFile(text, 'own.yaml', []).rules[0]?.version;
    const written = (more) => versionOf(JSON.stringify({ rules: [{ name: 'own', ...fields, ...more }] }));
    it('knows neither comments, nor order, nor defaults that are written out, nor the mode', () => {
        expect(versionOf('# why\nrules:\n  - labels: { a: "2", b: "1" }\n    hold: 0\n    mode: shadow\n    expr: gradNorm > 5\n    name: own\n')).toBe(written({}));
    });
    it('changes with everything that decides or is told', () => {
        const others = [{ expr: 'gradNorm > 6' }, { hold: 1 }, { keepFiring: 1 }, { severity: 'info' }, { groupLayers: true }, { labels: {} }, { runbook: 'https://example.org' }, { summary: 'x' }, { action: { kind: 'pause' } }];
        expect(new Set([{}, ...others].map(written)).size).toBe(others.length + 1);
    });
    it('comes back from the text that is stored', () => {
        const { rule, version } = readRuleFile(JSON.stringify({ rules: [{ name: 'own', ...fields, windows: {} }] }), 'own.yaml', []).rules[0];
        expect(ruleOfText(rule.definition ?? '', 'own').version).toBe(version);
        expect(() => ruleOfText('name: own\nexpr: gradNrm > 1\n', 'own')).toThrow(/rule own is not usable \(.*did you mean gradNorm/);
    });
});
//# sourceMappingURL=compile-rule.spec.js.map