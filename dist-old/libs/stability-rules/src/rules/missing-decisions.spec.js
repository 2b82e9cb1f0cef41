import { expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { sliceWindow } from '../step-window.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { missingDecisions } from './missing-decisions.js';
const engine = createRuleEngine([missingDecisions]);
it('missing-decisions is calm on a complete record', () => {
    expect(engine.evaluate(engine.initial(), windowOf({ layers: { a: { scale: '1x50' }, b: {} } })).transitions).toEqual([]);
});
it('tells a gap at the first step after it, with how many steps are missing', () => {
    const window = windowOf({ steps: [0, 1, 5, 6] });
    expect(statesAlong(missingDecisions, window, { layer: -1 })).toBe('--Fr');
    const [gap, closed] = engine.evaluate(engine.initial(), window).transitions;
    expect(gap).toMatchObject({ layer: null, measure: null, state: 'firing', step: 5, value: 3, threshold: 0 });
    expect(gap?.summary).toBe('3 steps are missing from the record before or up to step 5');
    expect(closed).toMatchObject({ state: 'resolved', step: 6, since: 5 });
});
it('sees a gap between two windows', () => {
    const window = windowOf({ steps: [0, 1, 2, 7, 8] });
    const first = engine.evaluate(engine.initial(), sliceWindow(window, 0, 3));
    const second = engine.evaluate(first.state, { ...sliceWindow(window, 3, 5), firstStep: 3 });
    expect(second.transitions[0]).toMatchObject({ step: 7, value: 4 });
});
it('counts steps missing at the very start, from the first step of the first window', () => {
    expect(engine.evaluate(engine.initial(), windowOf({ steps: [2, 3] })).transitions[0]).toMatchObject({ step: 2, value: 2 });
    expect(engine.evaluate(engine.initial(), { ...windowOf({ steps: [2, 3] }), firstStep: 2 }).transitions).toEqual([]);
});
it('tells a layer that is missing in a step, and nothing of the others', () => {
    const window = windowOf({ layers: { a: { scale: '1 _x2 1' }, b: { scale: '1x4' } } });
    expect(statesAlong(missingDecisions, window, { layer: 0 })).toBe('-FFr');
    expect(statesAlong(missingDecisions, window, { layer: 1 })).toBe('----');
    expect(engine.evaluate(engine.initial(), window).transitions[0]?.summary).toBe('the decision of layer a at step 1 is missing');
});
it('tells a known layer that later windows do not hold at all', () => {
    const window = windowOf({ layers: { a: { scale: '1x6' }, b: { scale: '1x6' } } });
    const first = engine.evaluate(engine.initial(), sliceWindow(window, 0, 3));
    const rest = sliceWindow(window, 3, 6);
    const second = engine.evaluate(first.state, { ...rest, layers: rest.layers.slice(0, 1) });
    expect(second.transitions.map(({ layer, step }) => [layer, step])).toEqual([['b', 3]]);
});
it('expects layers that it was told of', () => {
    const strict = createRuleEngine([missingDecisions], { expectedLayers: ['a', 'b'] });
    const { transitions } = strict.evaluate(strict.initial(), windowOf({ layers: { a: { scale: '1x3' } } }));
    expect(transitions.map(({ layer, step }) => [layer, step])).toEqual([['b', 0]]);
});
it('tells at the end of the run what was never recorded, once', () => {
    const { state } = engine.evaluate(engine.initial(), windowOf({ layers: { a: { scale: '1x10' } } }));
    const ended = engine.finish(state, 'r', 12);
    expect(ended.transitions).toMatchObject([{ state: 'firing', step: 12, value: 3, layer: null }]);
    expect(engine.finish(ended.state, 'r', 12).transitions).toEqual([]);
    expect(engine.finish(state, 'r', 9).transitions).toEqual([]);
});
it('a run that recorded nothing at all misses every step', () => {
    expect(engine.finish(engine.initial(), 'r', 4).transitions).toMatchObject([{ step: 4, value: 5 }]);
});
//# sourceMappingURL=missing-decisions.spec.js.map