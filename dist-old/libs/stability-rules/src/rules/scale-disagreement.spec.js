import { expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { scaleDisagreement } from './scale-disagreement.js';
const states = (...scales) => {
    const layers = Object.fromEntries(scales.map((scale, i) => [`layer${String(i)}`, { scale }]));
    return statesAlong(scaleDisagreement, windowOf({ layers }), { layer: -1 });
};
it('scale-disagreement fires when the largest scale was more than 30 times the smallest for 20 steps', () => {
    expect(states('1x22', '6x22', '0.19x22')).toBe(`${'p'.repeat(19)}FFF`);
    expect(states('1x22', '6x22', '0.21x22')).toBe('-'.repeat(22));
});
it('tells both ends, as an alert of the run', () => {
    const engine = createRuleEngine([scaleDisagreement]);
    const { transitions } = engine.evaluate(engine.initial(), windowOf({ layers: { a: { scale: '0.1x41' }, b: { scale: '4x20 1x21' } } }));
    expect(transitions).toMatchObject([
        { layer: null, measure: 'scale', step: 19, threshold: 30, severity: 'info' },
        { state: 'resolved', step: 40 },
    ]);
    expect(transitions[0]?.summary).toBe('scales of the layers have come apart: 0.1 to 4, a ratio of 40, at step 19');
});
it.each([
    ['one layer alone', ['1x10 100x30']],
    ['scales of 0: a frozen layer', ['1x40', '0x40']],
    ['NaN and infinities', ['1x40', 'nanx20 infx20']],
    ['the sign: it is the size that counts', ['1x40', '-1x40']],
    ['19 steps', ['1x40', '100x19 1x21']],
])('is silent on %s', (_name, scales) => {
    expect(states(...scales)).not.toContain('F');
});
it('a step at which only one scale is left says nothing, and does not end the hold', () => {
    expect(states('1x30', '100x10 nanx5 100x15')).toBe(`${'p'.repeat(19)}${'F'.repeat(11)}`);
});
//# sourceMappingURL=scale-disagreement.spec.js.map