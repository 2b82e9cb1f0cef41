import { expect, it } from 'vitest';
import { againstOf, defaultChoice, keepsClaim, verdictOf } from './index.js';
const saving = (low, percent, high) => ({ percent, ci95: [low, high] });
const [BETTER, SAME, WORSE] = [saving(2, 10, 20), saving(-5, 3, 9), saving(-20, -10, -2)];
it('a saving is better or worse only where its whole interval is', () => {
    expect([BETTER, SAME, WORSE, saving(0, 0, 0)].map(verdictOf)).toEqual(['better', 'no difference shown', 'worse', 'no difference shown']);
});
it('the claim needs steps, time and accuracy', () => {
    const whole = { other: 'adam', steps: saving(10, 35, 50), wall: saving(5, 26, 40), processor: saving(5, 24, 40), accuracy: { points: 0, ci95: [-0.1, 0.1], holds: true } };
    expect(keepsClaim(whole, 'wall')).toBe(true);
    expect(keepsClaim(whole, 'processor')).toBe(false);
    expect(keepsClaim({ ...whole, steps: saving(-1, 35, 50) }, 'wall')).toBe(false);
    expect(keepsClaim({ ...whole, steps: saving(10, 29, 50) }, 'wall')).toBe(false);
    expect(keepsClaim({ ...whole, wall: null }, 'wall')).toBe(false);
    expect(keepsClaim({ ...whole, accuracy: { ...whole.accuracy, holds: false } }, 'wall')).toBe(false);
});
it('the default is the simplest choice that nothing adds to', () => {
    expect(defaultChoice([{ perLayer: BETTER, uniform: SAME }, { perLayer: SAME, uniform: SAME }])).toBe('per layer');
    expect(defaultChoice([{ perLayer: BETTER, uniform: SAME }, { perLayer: WORSE, uniform: SAME }])).toBe('scale 1');
    expect(defaultChoice([{ perLayer: SAME, uniform: BETTER }])).toBe('uniform');
    expect(defaultChoice([{ perLayer: SAME, uniform: SAME }])).toBe('scale 1');
});
it('what was not compared is told', () => {
    const arm = { name: 'snr', against: [] };
    expect(() => againstOf(arm, 'adam')).toThrow('snr was not compared with adam');
});
//# sourceMappingURL=verdicts.spec.js.map