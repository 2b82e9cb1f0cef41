import { expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { seededNoise } from '../seeded-noise.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { gradientOscillation } from './gradient-oscillation.js';
const states = (cosine) => statesAlong(gradientOscillation, windowOf({ layers: { a: { cosine } } }));
it('gradient-oscillation fires when the gradient has turned back for long enough', () => {
    // from 0 the mean is −0.9·(1 − 0.95^n): below −0.5 from n = 16 on
    expect(states('0x60 -0.9x30')).toBe(`${'-'.repeat(75)}${'F'.repeat(15)}`);
});
it('tells the mean cosine, and the end 50 steps after it', () => {
    const engine = createRuleEngine([gradientOscillation]);
    const { transitions } = engine.evaluate(engine.initial(), windowOf({ layers: { a: { cosine: '0x60 -0.9x30 0.5x100' } } }));
    expect(transitions).toMatchObject([{ measure: 'cosine', step: 75, threshold: -0.5 }, { state: 'resolved', since: 75 }]);
    expect(transitions[0]?.summary).toBe('gradient of layer a turns back each step: its mean cosine with the steps before is -0.504 at step 75');
});
it.each([
    ['agreement that falls from 1 to 0, as in every healthy run', '1x20 0.5x20 0.1x60 0x300'],
    ['a mean of −0.41, the lowest in our healthy runs', '0x20 -0.41x400'],
    ['a few steps back', '0x60 -1x10 0x100'],
    ['the first 50 steps', '-1x50'],
    ['NaN, and a record without a cosine', 'nanx400'],
])('is silent on %s', (_name, text) => {
    expect(states(text)).not.toContain('F');
});
it('is not moved by a cosine beyond ±1 more than by ±1, nor blinded by NaN', () => {
    expect(states('0x60 -1e9 0x100')).not.toContain('F');
    expect(states('0x60 nan -0.9x30')).toMatch(/F$/);
});
it('is silent on plain noise: the cosine of a layer of 8 parameters, 200 000 steps', () => {
    const noise = seededNoise(5);
    const cosine = Array.from({ length: 200_000 }, () => {
        const a = Array.from({ length: 8 }, () => noise.normal());
        return (a[0] ?? 0) / Math.hypot(...a);
    });
    const engine = createRuleEngine([gradientOscillation]);
    const window = windowOf({ layers: { a: {} }, steps: cosine.map((_, i) => i) });
    window.layers[0].measures.cosine.set(cosine);
    expect(engine.evaluate(engine.initial(), window).transitions).toEqual([]);
});
//# sourceMappingURL=gradient-oscillation.spec.js.map