import { expect, it } from 'vitest';
import { MADE_LAYERS, scoreTogether } from '../detection/layers-together.js';
import { createRuleEngine } from '../engine.js';
import { ALL_LAYERS } from '../global-norm.js';
import { sliceWindow } from '../step-window.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { globalGradientSpike } from './global-gradient-spike.js';
import { gradientSpike } from './gradient-spike.js';
const windowWith = (norms, loss) => {
    const layers = Object.fromEntries(norms.map((gradNorm, i) => [`layer${String(i)}`, { gradNorm }]));
    return windowOf({ layers, ...(loss === undefined ? {} : { loss }) });
};
const states = (...norms) => statesAlong(globalGradientSpike, windowWith(norms), { layer: -1 });
const fired = (rule, ...norms) => {
    const engine = createRuleEngine([rule]);
    return engine.evaluate(engine.initial(), windowWith(norms)).transitions;
};
it('fires when all layers rise a little together, where no layer by itself does; one alert, of the run', () => {
    const norms = ['3x60 5.4 3x60', '4x60 7.2 4x60'];
    expect(fired(gradientSpike, ...norms)).toEqual([]);
    const [first, second] = fired(globalGradientSpike, ...norms);
    // √(3² + 4²) = 5, and 1.8 × 5 = 9
    expect(first).toMatchObject({ layer: null, measure: 'gradNorm', severity: 'warning', state: 'firing', step: 60, value: expect.closeTo(9, 5), threshold: expect.closeTo(7.5, 5) });
    expect(first?.summary).toBe('global gradient norm of the run jumped to 9 at step 60: 8.7 robust deviations above its running level 5');
    expect(second).toMatchObject({ state: 'resolved', step: 111 });
});
it.each([2, 3, 20])('leaves a spike of one layer of %i to gradient-spike, however large', (count) => {
    const norms = ['1x60 400x1 1x9', ...Array.from({ length: count - 1 }, () => '1x70')];
    expect(fired(gradientSpike, ...norms)).toHaveLength(1);
    expect(fired(globalGradientSpike, ...norms)).toEqual([]);
});
it('tells layers that rise together though they are two of three', () => {
    expect(fired(globalGradientSpike, '1x60 2x1', '1x60 2x1', '1x61')).toHaveLength(1); // √9 / √3 = 1.73; √5 without the largest
});
it.each([
    { name: 'a net of one layer', norms: ['1x60 50'] },
    { name: 'less than 1.5 times the level', norms: ['1x60 1.45', '2x60 2.9'] },
    { name: 'a fall', norms: ['1x60 0.1', '1x60 0.1'] },
    { name: 'its first 20 steps', norms: ['1x19 9', '1x19 9'] },
    { name: 'a layer that has no row for a while, and is there again', norms: ['1x60 1x40 1x9', '9x60 _x40 9x9'] },
    { name: 'NaN in a layer', norms: ['1x60 nan', '1x60 9'] },
])('is silent on $name', ({ norms }) => {
    expect(states(...norms)).not.toContain('F');
});
it('a NaN does not blind it', () => {
    expect(states('1x60 nanx3 2', '1x63 2')).toBe(`${'-'.repeat(63)}F`);
});
it('a norm that was recorded over all layers is not added to theirs', () => {
    const layers = { a: { gradNorm: '1x60 1x10' }, b: { gradNorm: '1x60 1x10' } };
    const both = windowOf({ layers: { ...layers, [ALL_LAYERS]: { gradNorm: '1.4x60 20x10' } } });
    expect(statesAlong(globalGradientSpike, both, { layer: -1 })).not.toContain('F');
});
it('finds the same however the steps are split', () => {
    const engine = createRuleEngine([globalGradientSpike]);
    const window = windowWith(['1x60 3 1x60 3 1x9', '2x60 6 2x60 6 2x9']);
    const whole = engine.evaluate(engine.initial(), window).transitions;
    let state = engine.initial();
    const parts = Array.from({ length: 11 }, (_, i) => sliceWindow(window, 12 * i, Math.min(window.steps.length, 12 * i + 12))).flatMap((part) => {
        const next = engine.evaluate(state, part);
        state = next.state;
        return next.transitions;
    });
    expect(whole).toHaveLength(3);
    expect(parts).toEqual(whole);
});
it('is silent on a hard batch of a net that has learnt its data by heart', () => {
    const norms = ['1x700 0.01x300 0.9 0.01x30', '1x700 0.01x300 0.9 0.01x30'];
    expect(statesAlong(globalGradientSpike, windowWith(norms, '1x700 0.01x331'), { layer: -1 })).not.toContain('F');
    expect(states(...norms)).toContain('F'); // without losses there is no such floor
});
it('in a net of 20 layers whose noise is their own it sees more small rises of all of them than gradient-spike, at fewer false alarms', () => {
    const made = MADE_LAYERS.find(({ layers, common }) => layers === 20 && common === 0);
    const [own, others] = [globalGradientSpike, gradientSpike].map((rule) => scoreTogether(rule, made, [1, 2, 3]));
    expect(own.recall.get(1.75)).toBeGreaterThan(0.7);
    expect(others.recall.get(1.75)).toBeLessThan(0.5);
    expect(own.calmPer1000).toBeLessThanOrEqual(0.25);
});
//# sourceMappingURL=global-gradient-spike.spec.js.map