import { expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { seededNoise } from '../seeded-noise.js';
import { windowOf } from '../series-notation.js';
import { lossNotDecreasing } from './loss-not-decreasing.js';
const engine = createRuleEngine([lossNotDecreasing]);
const told = (loss) => engine.evaluate(engine.initial(), windowOf({ loss, layers: {} })).transitions;
it('loss-not-decreasing fires when the loss has stood near its start for 500 steps', () => {
    const [first] = told('0.7 0.69x600');
    expect(first).toMatchObject({ layer: null, measure: 'loss', severity: 'warning', state: 'firing' });
    expect(first?.step).toBe(500);
    expect(first?.threshold).toBeCloseTo(0.595, 6);
    expect(first?.summary).toBe('loss of the run does not fall: its running level is 0.69 at step 500, after 0.7 at the start');
});
it('sees a run that blew up at once and then stood at the loss of guessing', () => {
    expect(told('2.48 90 1e9 30 2.3x700')[0]?.state).toBe('firing');
});
it.each([
    ['a loss that has converged', '0.74x5 0.6x20 0.55x2000'],
    ['a loss that falls slowly', Array.from({ length: 40 }, (_, i) => `${String(1 - i / 100)}x50`).join(' ')],
    ['499 steps', '0.7x500'],
    ['NaN and infinities', 'nanx400 infx400'],
    ['losses that are not positive', '-3x400 0x400'],
])('is silent on %s', (_name, loss) => {
    expect(told(loss)).toEqual([]);
});
it('neither NaN nor a huge loss resets or blinds it', () => {
    expect(told('0.7x100 nanx50 0.7x460')[0]?.step).toBe(550);
    expect(told('0.7x100 1e30 0.7x460')[0]?.state).toBe('firing');
});
it('ends when the loss falls', () => {
    const transitions = told('0.7x600 0.3x200');
    expect(transitions.map(({ state }) => state)).toEqual(['firing', 'resolved']);
    expect(transitions[1]?.summary).toMatch(/^loss of the run falls again: its running level is 0\.4\d+ at step 65\d$/);
});
it('is silent on 60 noisy falls of the loss that keep a third of what they began with', () => {
    for (let seed = 1; seed <= 60; seed++) {
        const noise = seededNoise(seed);
        const spread = 0.05 + 0.3 * noise.uniform();
        const loss = Float32Array.from({ length: 3000 }, (_, i) => (0.5 + 0.5 * Math.exp(-i / 300)) * Math.exp(i === 0 ? 0 : spread * noise.heavy(6)));
        const window = { ...windowOf({ steps: Array.from(loss, (_, i) => i) }), loss };
        expect(engine.evaluate(engine.initial(), window).transitions).toEqual([]);
    }
});
//# sourceMappingURL=loss-not-decreasing.spec.js.map