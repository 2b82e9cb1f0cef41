import { DECISION_FLAGS } from '#libs/contracts';
import { expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { nonFiniteGradient } from './non-finite-gradient.js';
const found = (notation) => {
    const engine = createRuleEngine([nonFiniteGradient]);
    return engine.evaluate(engine.initial(), windowOf(notation)).transitions;
};
const told = (notation) => found(notation).map(({ layer, measure, state, step }) => [layer, measure, state, step]);
it.each(['nan', 'inf', '-inf'])('fires at once, from the very first step, on %s', (word) => {
    expect(told({ layers: { a: { gradNorm: `${word} 1` } } })).toEqual([['a', 'gradNorm', 'firing', 0]]);
});
it('is calm on finite numbers, however large, small or negative', () => {
    expect(told({ layers: { a: { gradNorm: '0 1e38 1e-40 -5', scale: '1e30', updateNorm: '0x4' } }, loss: '-3 1e38 0 1' })).toEqual([]);
});
it('one NaN gradient that spreads is one alert, told by its cause', () => {
    expect(told({ layers: { a: { gradNorm: '1 nan', scale: '1 nan', updateNorm: '1 nan' } } })).toEqual([['a', 'gradNorm', 'firing', 1]]);
});
it.each(['scale', 'updateNorm'])('a non-finite %s with a finite gradient is told as itself', (measure) => {
    expect(told({ layers: { a: { [measure]: '1 inf' } } })).toEqual([['a', measure, 'firing', 1]]);
});
it('leaves the loss to loss-divergence', () => {
    expect(told({ loss: '1 nan', layers: { a: {} } })).toEqual([]);
});
it('a NaN that spreads over the layers is one alert, under the first to move', () => {
    const transitions = found({ layers: { a: { gradNorm: '1x3 nanx2 1x30' }, b: { gradNorm: '1x2 nanx4 1x30' }, c: { gradNorm: '1x4 nan 1x30' } } });
    expect(transitions).toMatchObject([
        { layer: 'b', measure: 'gradNorm', state: 'firing', step: 2, since: 2 },
        { layer: 'b', measure: 'gradNorm', state: 'resolved', step: 16, since: 2, fingerprint: transitions[0]?.fingerprint },
    ]);
    expect(transitions[1]?.summary).toMatch(/; it went from b to a, c$/);
});
it('the flag fires, also where every number is finite', () => {
    const [transition] = found({ layers: { a: { flags: `0 ${String(DECISION_FLAGS.nonFinite | DECISION_FLAGS.skipped)}` } } });
    expect(transition).toMatchObject({ layer: 'a', measure: 'gradNorm', step: 1, value: 1 });
    expect(transition?.summary).toBe('gradient norm of layer a was flagged non-finite at step 1');
});
it.each(['clamped', 'rateLimited', 'skipped', 'canary', 'provoked'])('the flag %s alone is calm', (flag) => {
    expect(told({ layers: { a: { flags: String(DECISION_FLAGS[flag]) } } })).toEqual([]);
});
it('a missing row is no NaN', () => {
    expect(statesAlong(nonFiniteGradient, windowOf({ layers: { a: { gradNorm: '1 _x3 nan _' } } }))).toBe('----FF');
});
it('a measure that was never recorded is no NaN', () => {
    const window = windowOf({ layers: { a: { gradNorm: '1x3' } } });
    const bare = { ...window.layers[0]?.measures, scale: new Float32Array(0), updateNorm: new Float32Array(0), flags: new Float32Array(0) };
    const engine = createRuleEngine([nonFiniteGradient]);
    const layers = [{ name: 'a', measures: bare }];
    expect(engine.evaluate(engine.initial(), { ...window, loss: new Float32Array(0), layers }).transitions).toEqual([]);
});
it('keeps firing for ten steps, then says that it is finite again', () => {
    expect(statesAlong(nonFiniteGradient, windowOf({ layers: { a: { gradNorm: '1 nan 1x5 nan 1x12' } } }))).toBe('-FFFFFFFFFFFFFFFFFr-');
    const resolved = found({ layers: { a: { gradNorm: 'nan 0.25x11' } } })[1];
    expect(resolved?.summary).toBe('gradient norm of layer a is finite again (0.25) at step 11');
});
//# sourceMappingURL=non-finite-gradient.spec.js.map