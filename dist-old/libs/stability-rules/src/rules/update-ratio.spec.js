import { DECISION_FLAGS } from '#libs/contracts';
import { expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { updateRatio } from './update-ratio.js';
const states = (layer) => statesAlong(updateRatio, windowOf({ layers: { a: layer } }));
const told = (layer) => {
    const engine = createRuleEngine([updateRatio]);
    return engine.evaluate(engine.initial(), windowOf({ layers: { a: layer } })).transitions;
};
it('update-ratio fires at the very step at which an update is more than half of the weights', () => {
    expect(states({ updateNorm: '0.01x6 0.51 0.01x22' })).toBe(`------${'F'.repeat(21)}r-`);
    const [fired, ended] = told({ updateNorm: '0.01x6 30 0.01x21', paramNorm: '10x28' });
    expect(fired).toMatchObject({ step: 6, value: 3, threshold: 0.5, summary: 'update-to-weight ratio of layer a is 3 at step 6: the step rewrites the layer' });
    expect(ended?.summary).toBe('update-to-weight ratio of layer a is back at 0.001 at step 27');
});
it('lets weights that start at 0 be rewritten by their first five updates', () => {
    expect(states({ updateNorm: '1x6', paramNorm: '0 1 2 3 4 5' })).toBe('------');
    expect(states({ updateNorm: '1x6' })).toBe('-----F');
});
it('fires on updates that float32 rounds away, at 20 steps in a row', () => {
    expect(states({ updateNorm: '0.01x3 1e-9x20' })).toBe(`${'-'.repeat(22)}F`);
    expect(told({ updateNorm: '1e-9x20' })[0]).toMatchObject({
        threshold: 2 ** -24,
        summary: 'update-to-weight ratio of layer a is 1e-9 at step 19: float32 rounds such an update away',
    });
    expect(states({ updateNorm: '1e-9x19 0.01 1e-9x19' })).not.toContain('F');
    expect(states({ updateNorm: '6e-8x40' })).not.toContain('F');
});
it.each([
    ['an update of exactly 0, which is dead-layer', { updateNorm: '0x40' }],
    ['weights of norm 0', { updateNorm: '1x40', paramNorm: '0x40' }],
    ['weights that are not finite', { updateNorm: '1x40', paramNorm: 'nanx20 infx20' }],
    ['updates that are not finite', { updateNorm: 'nanx20 infx20' }],
    ['skipped steps', { updateNorm: '9x40', flags: `${String(DECISION_FLAGS.skipped)}x40` }],
    ['a ratio of 0.24, the largest in our healthy runs', { updateNorm: '0.24x40' }],
])('is silent on %s', (_name, layer) => {
    expect(told(layer)).toEqual([]);
});
it('NaN and zeros neither count as low nor end a row of low ones', () => {
    expect(states({ updateNorm: '1e-9x10 nanx3 0x3 1e-9x10' })).toBe(`${'-'.repeat(25)}F`);
});
//# sourceMappingURL=update-ratio.spec.js.map