import { expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { vanishingGradient } from './vanishing-gradient.js';
const states = (gradNorm) => statesAlong(vanishingGradient, windowOf({ layers: { a: { gradNorm } } }));
it.each([
    { name: 'fires when the norm was below 1e-7 for 20 steps', text: '1 1e-8x20 1', expected: `-${'p'.repeat(19)}FF` },
    { name: 'is silent when it was for 19', text: '1 1e-8x19 1', expected: `-${'p'.repeat(19)}-` },
    { name: 'is silent on small gradients of a net that has learnt its data by heart', text: '1e-6x30', expected: '-'.repeat(30) },
    { name: 'a gradient of exactly 0 says nothing: that is dead-layer', text: '0x40', expected: '-'.repeat(40) },
    { name: 'zeros, NaN and missing rows in between do not end the hold, which counts steps', text: '1e-8x10 0 nan inf _ 1e-8x10', expected: `${'p'.repeat(19)}${'F'.repeat(5)}` },
    { name: 'ends after 20 steps of ordinary size', text: '1e-8x20 1x22', expected: `${'p'.repeat(19)}${'F'.repeat(21)}r-` },
    { name: 'the smallest denormal number is a number', text: '1e-45x20', expected: `${'p'.repeat(19)}F` },
])('vanishing-gradient: $name', ({ text, expected }) => {
    expect(states(text)).toBe(expected);
});
it('layers that vanish together are one alert', () => {
    const engine = createRuleEngine([vanishingGradient]);
    const { transitions } = engine.evaluate(engine.initial(), windowOf({ layers: { a: { gradNorm: '1x5 1e-9x30' }, b: { gradNorm: '1e-9x35' } } }));
    expect(transitions).toMatchObject([{ layer: 'b', step: 19, since: 0, threshold: 1e-7 }]);
    expect(transitions[0]?.summary).toBe('gradient norm of layer b has vanished to 1e-9 at step 19');
});
//# sourceMappingURL=vanishing-gradient.spec.js.map