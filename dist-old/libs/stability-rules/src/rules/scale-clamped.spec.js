import { DECISION_FLAGS } from '#libs/contracts';
import { expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { scaleClamped } from './scale-clamped.js';
const { clamped, rateLimited, skipped, provoked } = DECISION_FLAGS;
const states = (flags) => statesAlong(scaleClamped, windowOf({ layers: { a: { flags } } }));
it('scale-clamped fires after 114 clamped steps in a row: 1 − 0.98^114 = 0.9001', () => {
    expect(states(`${String(clamped)}x114`)).toBe(`${'-'.repeat(113)}F`);
});
it('counts the clamp among other flags, and no other flag', () => {
    expect(states(`${String(clamped | rateLimited | provoked)}x114`)).toMatch(/F$/);
    expect(states(`${String(rateLimited | skipped | provoked)}x400`)).not.toContain('F');
});
it('is silent where the clamp works at two of three steps, and fires at nineteen of twenty', () => {
    expect(states(Array(300).fill('1x2 0').join(' '))).not.toContain('F');
    expect(states(Array(40).fill('1x19 0').join(' '))).toContain('F');
});
it('missing rows and scales that are not finite neither count nor end it', () => {
    expect(states(`1x60 _x30 1x54`)).toMatch(/F$/);
    const engine = createRuleEngine([scaleClamped]);
    const window = windowOf({ layers: { a: { flags: '1x120', scale: `nanx3 7.39x117` } } });
    expect(engine.evaluate(engine.initial(), window).transitions).toMatchObject([{ step: 116, measure: 'scale', severity: 'info', threshold: 0.9 }]);
});
it('tells the scale, the share and the end', () => {
    const engine = createRuleEngine([scaleClamped]);
    const { transitions } = engine.evaluate(engine.initial(), windowOf({ layers: { a: { flags: '1x120 0x100', scale: '7.39x120 2x100' } } }));
    expect(transitions.map(({ summary }) => summary)).toEqual([
        'scale of layer a is held at its clamp (7.39) at step 113: clamped at 90 % of the last steps',
        expect.stringMatching(/^scale of layer a is off its clamp again \(2\) at step 1[67]\d: clamped at 3\d\.?\d? % of the last steps$/),
    ]);
});
it('says nothing of a record without flags', () => {
    const engine = createRuleEngine([scaleClamped]);
    const window = windowOf({ layers: { a: { scale: '1x200' } } });
    const bare = { ...window.layers[0].measures, flags: new Float32Array(0) };
    expect(engine.evaluate(engine.initial(), { ...window, layers: [{ name: 'a', measures: bare }] }).transitions).toEqual([]);
});
//# sourceMappingURL=scale-clamped.spec.js.map