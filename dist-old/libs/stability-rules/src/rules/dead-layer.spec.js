import { DECISION_FLAGS } from '#libs/contracts';
import { expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { deadLayer } from './dead-layer.js';
const told = (a) => {
    const engine = createRuleEngine([deadLayer]);
    return engine.evaluate(engine.initial(), windowOf({ layers: { a } })).transitions;
};
it('dead-layer fires when the gradient was exactly 0 for 20 steps, and ends 20 steps after it woke up', () => {
    expect(statesAlong(deadLayer, windowOf({ layers: { a: { gradNorm: '1 0x20 1x22' } } }))).toBe(`-${'p'.repeat(19)}${'F'.repeat(21)}r-`);
    expect(told({ gradNorm: '0x20' })[0]?.summary).toBe('layer a gets no gradient: exactly 0 at step 19');
});
it('a gradient of 0 with its update of 0 is one alert, told by the gradient', () => {
    expect(told({ gradNorm: '0x30', updateNorm: '0x30' })).toMatchObject([{ measure: 'gradNorm', step: 19 }]);
    const window = windowOf({ layers: { a: { gradNorm: '0x30', updateNorm: '0x30' } } });
    expect(statesAlong(deadLayer, window, { series: 1 })).toBe('-'.repeat(30));
});
it('a layer that is not updated although it has a gradient is frozen', () => {
    expect(told({ updateNorm: '1 0x20' })).toMatchObject([{ measure: 'updateNorm', step: 20, summary: 'layer a is not updated although it has a gradient: exactly 0 at step 20' }]);
});
it.each([
    ['19 zeros', { gradNorm: '0x19 1 0x19' }],
    ['the smallest number above 0', { gradNorm: '1e-45x40' }],
    ['steps that were skipped: they move no layer', { updateNorm: '0x40', flags: `${String(DECISION_FLAGS.skipped)}x40` }],
    ['NaN and infinities', { gradNorm: 'nanx40', updateNorm: 'infx40' }],
    ['momentum that goes on without a gradient for 19 steps', { gradNorm: '0x19 1', updateNorm: '0.1x20' }],
])('is silent on %s', (_name, layer) => {
    expect(told(layer)).toEqual([]);
});
it('skipped steps in between do not end the hold of a frozen layer', () => {
    const skipped = String(DECISION_FLAGS.skipped);
    expect(told({ updateNorm: '0x30', flags: `0x10 ${skipped}x5 0x15` })).toMatchObject([{ measure: 'updateNorm', step: 19 }]);
});
//# sourceMappingURL=dead-layer.spec.js.map