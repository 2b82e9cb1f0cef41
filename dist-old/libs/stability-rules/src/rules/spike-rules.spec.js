import { describe, expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { gradientSpike } from './gradient-spike.js';
import { scaleSpike } from './scale-spike.js';
import { updateSpike } from './update-spike.js';
describe.each([
    { rule: scaleSpike, measure: 'scale', warm: 10, keep: 10 },
    { rule: gradientSpike, measure: 'gradNorm', warm: 20, keep: 50 },
    { rule: updateSpike, measure: 'updateNorm', warm: 50, keep: 50 },
])('$rule.name', ({ rule, measure, warm, keep }) => {
    const firing = (steps) => 'F'.repeat(steps);
    /** States after 60 calm ones. */
    const after = (text) => statesAlong(rule, windowOf({ layers: { dense1: { [measure]: `1x60 ${text}` } } })).slice(60);
    it.each([
        { name: 'a constant series is calm', text: '1x10', expected: '----------' },
        { name: 'a spike fires at its own step and resolves when its hold is over', text: `30 1x${String(keep + 2)}`, expected: `${firing(keep + 1)}r-` },
        { name: 'less than twice the level is no spike', text: '1.9 1x3', expected: '----' },
        { name: 'a fall is no spike', text: '0.001 1x2', expected: '---' },
        { name: 'NaN and infinities say nothing', text: 'nan inf -inf 1', expected: '----' },
        { name: 'NaN does not blind the rule', text: 'nanx5 30', expected: '-----F' },
        { name: 'NaN does not end an alert', text: `30 nanx${String(keep + 5)} 1x${String(keep + 1)}`, expected: `F${firing(2 * keep + 5)}r` },
        { name: 'a zero is calm and leaves the baseline alone', text: '0x20 1 30', expected: `${'-'.repeat(21)}F` },
        { name: 'the size counts, not the sign', text: '-1 -30', expected: '-F' },
        { name: 'a missing row says nothing', text: `30 _x${String(keep + 5)} 1x${String(keep + 1)}`, expected: `F${firing(2 * keep + 5)}r` },
        { name: 'a second spike is seen after a huge one', text: `1e6 1x${String(keep + 2)} 30`, expected: `${firing(keep + 1)}r-F` },
        { name: 'spikes within the hold of each other are one alert', text: `30 1x${String(keep - 1)} 30 1x${String(keep + 1)}`, expected: `${firing(2 * keep + 1)}r` },
    ])('$name', ({ text, expected }) => {
        expect(after(text)).toBe(expected);
    });
    it('says nothing before its warm-up is over', () => {
        expect(statesAlong(rule, windowOf({ layers: { a: { [measure]: `1x${String(warm - 1)} 30` } } }))).not.toContain('F');
        expect(statesAlong(rule, windowOf({ layers: { a: { [measure]: `1x${String(warm)} 30` } } }))).toMatch(/F$/);
    });
    it('zeros do not count as warm-up: a layer that wakes up late starts then', () => {
        expect(statesAlong(rule, windowOf({ layers: { a: { [measure]: '0x60 1e-6 1 2' } } }))).not.toContain('F');
    });
    it('an alert on a lasting shift ends', () => {
        expect(after('30x160').indexOf('r')).toBe((rule.constants['rebaselineSteps'] ?? 0) - 1 + keep);
    });
    it('looks at one layer at a time', () => {
        const window = windowOf({ layers: { a: { [measure]: '1x60 30' }, b: { [measure]: '30x61' } } });
        expect(statesAlong(rule, window, { layer: 0 })).toMatch(/F$/);
        expect(statesAlong(rule, window, { layer: 1 })).not.toContain('F');
    });
});
describe('scale-spike, where an order has lowered the scale', () => {
    const states = (scale, flags) => statesAlong(scaleSpike, windowOf({ layers: { a: { scale, flags } } })).slice(60);
    it('is silent on the scale 1 of a rollback or a time-out, and knows the level from before afterwards', () => {
        expect(states('0.2x60 1x100 0.2x20', '0x60 64x100 0x20')).not.toContain('F');
        expect(states('0.2x60 1x100 0.2x20', '0x60 65x100 0x20')).not.toContain('F');
        expect(states('0.2x60 1x100 0.2x20 5', '0x60 64x100 0x21')).toMatch(/-F$/);
    });
    it('is silent while the scale comes down from there as fast as the rate limit lets it, to where it was or above', () => {
        expect(states('0.135x60 1x5 0.905*0.905x30 0.13x20', '0x60 64x5 2x30 0x20')).not.toContain('F');
        expect(states('0.135x60 1x100 0.905*0.905x30 0.13x20 1.3', '0x60 64x100 2x30 0x21')).toMatch(/-F$/);
        expect(states('0.135x60 1x100 0.905*0.905x5 0.57 0.6 0.58x20', '0x60 64x100 2x5 0x22')).not.toContain('F');
    });
    it('fires where the scale is pushed when the order ends, and on the way down', () => {
        expect(states('0.135x60 1x5 300', '0x60 64x5 0')).toMatch(/-F$/);
        expect(states('0.135x60 1x5 0.9 0.8 8', '0x60 64x5 2 2 0')).toMatch(/-F$/);
    });
    it('fires on the same scales where nobody ordered them', () => {
        expect(states('0.2x60 1x3', '0x63')).toBe('FFF');
        expect(states('0.2x60 1x3', '0x60 1x3')).toBe('FFF');
    });
});
describe('gradient-spike, far below the level of the first healthy phase', () => {
    /** The loss of a run that learns its data by heart after step 700. */
    const LEARNT = '1x700 0.01x1000';
    const states = (gradNorm, loss = LEARNT) => statesAlong(gradientSpike, windowOf({ layers: { a: { gradNorm } }, loss }));
    it('is silent on a rare hard example of a net that has learnt its data by heart', () => {
        expect(states('1x700 0.01x300 0.5 0.01x30 1.9 0.01x5')).not.toContain('F');
    });
    it('fires on the same spike where the loss has not come down: that is a drop of the learning rate', () => {
        expect(states('1x700 0.01x300 0.5', '1x1010')).toMatch(/F$/);
        expect(states('1x700 0.01x300 0.5', '1x700 0.3x310')).toMatch(/F$/);
    });
    it('fires when the gradient leaves the healthy range, at that step', () => {
        expect(states('1x700 0.01x300 2.4')).toMatch(/F$/);
        expect(states('1x700 0.01x300 0.5 0.01x30 30')).toMatch(/F$/);
    });
    it('judges by the running level alone while that is within ×3 of the healthy one, and before there is one', () => {
        expect(states('1x700 0.4x300 0.95')).toMatch(/F$/);
        expect(states('0.3x20 0.1x70 5', '1x30 0.01x70')).toMatch(/F$/);
    });
    it('takes no blown-up phase for healthy: a shift that was flagged masks nothing later', () => {
        expect(states('1x200 1000x300 1x900 5')).toMatch(/F$/);
    });
    it('tells the bound that counted', () => {
        const engine = createRuleEngine([gradientSpike]);
        const { transitions } = engine.evaluate(engine.initial(), windowOf({ layers: { a: { gradNorm: '1x700 0.01x300 30' } }, loss: LEARNT }));
        expect(transitions[0]?.threshold).toBeCloseTo(2.3, 1);
    });
});
it('tells a person the layer, the value, the step, how far and from what', () => {
    const engine = createRuleEngine([scaleSpike]);
    const window = windowOf({ layers: { dense2: { scale: '1.02x412 31.6 1.02x12' } } });
    const { transitions } = engine.evaluate(engine.initial(), window);
    expect(transitions).toEqual([
        expect.objectContaining({ rule: 'scale-spike', severity: 'critical', layer: 'dense2', measure: 'scale', state: 'firing', step: 412, since: 412 }),
        expect.objectContaining({ state: 'resolved', step: 423, since: 412 }),
    ]);
    // ln(31.6 / 1.02) / (ln 2 / 8) = 39.6
    expect(transitions[0]?.summary).toBe('scale of layer dense2 jumped to 31.6 at step 412: 40 robust deviations above its running level 1.02');
    expect(transitions[0]?.threshold).toBeCloseTo(2.04, 4);
    expect(transitions[0]?.value).toBeCloseTo(31.6, 4);
    expect(transitions[1]?.summary).toMatch(/^scale of layer dense2 is back at 1.02 at step 423: 0.0 robust deviations/);
});
it('a zero has no distance in deviations', () => {
    const engine = createRuleEngine([scaleSpike]);
    const { transitions } = engine.evaluate(engine.initial(), windowOf({ layers: { a: { scale: '1x40 30 0x11' } } }));
    expect(transitions[1]?.summary).toBe('scale of layer a is back at 0 at step 51; its running level is 1');
});
//# sourceMappingURL=spike-rules.spec.js.map