import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRuleEngine } from './engine.js';
import { gradientSpike } from './rules/gradient-spike.js';
import { scaleSpike } from './rules/scale-spike.js';
import { windowOf } from './series-notation.js';
import { sliceWindow } from './step-window.js';
const engine = createRuleEngine([gradientSpike]);
const told = (layers) => {
    const notation = Object.fromEntries(Object.entries(layers).map(([name, gradNorm]) => [name, { gradNorm }]));
    return engine.evaluate(engine.initial(), windowOf({ layers: notation })).transitions;
};
it('three layers that spike within a few steps are one alert, of the first to move, ended with the last', () => {
    const transitions = told({ a: '1x43 30 1x90', b: '1x40 30 1x93', c: '1x40 30 1x10 30 1x82' });
    expect(transitions).toMatchObject([
        { layer: 'b', state: 'firing', step: 40, since: 40 },
        { layer: 'b', state: 'resolved', step: 102, since: 40 },
    ]);
    expect(transitions[1]?.fingerprint).toBe(transitions[0]?.fingerprint);
    expect(transitions[0]?.summary).toMatch(/^gradient norm of layer b jumped to 30 at step 40: .*; with it c$/);
    expect(transitions[1]?.summary).toMatch(/; it went from b to c, a$/);
});
it('a layer that fires when the alert is over raises one of its own', () => {
    expect(told({ a: '1x40 30 1x150', b: '1x120 30 1x70' })).toMatchObject([
        { layer: 'a', state: 'firing', step: 40 },
        { layer: 'a', state: 'resolved', step: 91 },
        { layer: 'b', state: 'firing', step: 120 },
        { layer: 'b', state: 'resolved', step: 171 },
    ]);
});
it('a layer that fires at the very step at which the last one ends goes on with its alert', () => {
    expect(told({ a: '1x40 30 1x150', b: '1x91 30 1x100' }).map(({ layer, state, step }) => [layer, state, step])).toEqual([
        ['a', 'firing', 40],
        ['a', 'resolved', 142],
    ]);
});
it('scales are decisions of their own: each layer has its alert', () => {
    const own = createRuleEngine([scaleSpike]);
    const { transitions } = own.evaluate(own.initial(), windowOf({ layers: { a: { scale: '1x40 30' }, b: { scale: '1x40 30' } } }));
    expect(transitions.map(({ layer }) => layer)).toEqual(['a', 'b']);
});
it('tells the same however the steps are split, through JSON', () => {
    const series = fc.array(fc.constantFrom('1x20', '1x45', '1x60', '30', '30x3', 'nan'), { minLength: 4, maxLength: 12 });
    fc.assert(fc.property(series, series, fc.array(fc.nat(200), { maxLength: 6 }), (a, b, places) => {
        const window = windowOf({ layers: { a: { gradNorm: `1x30 ${a.join(' ')}` }, b: { gradNorm: `1x30 ${b.join(' ')}` } } });
        const edges = [0, ...places.map((at) => at % window.steps.length).sort((x, y) => x - y), window.steps.length];
        let state = engine.initial();
        const split = edges.slice(1).flatMap((to, i) => {
            const found = engine.evaluate(state, sliceWindow(window, edges[i] ?? 0, to));
            state = JSON.parse(JSON.stringify(found.state));
            return found.transitions;
        });
        const whole = engine.evaluate(engine.initial(), window);
        expect(split).toEqual(whole.transitions);
        expect(state).toEqual(whole.state);
    }), { numRuns: 60 });
});
//# sourceMappingURL=group-layers.spec.js.map