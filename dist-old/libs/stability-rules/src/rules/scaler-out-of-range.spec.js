import { describe, expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { driftingScale } from '../synthetic-run.fixture.js';
import { scalerOutOfRange } from './scaler-out-of-range.js';
const SNR = { rawScale: { min: Math.exp(-2), max: Math.exp(2) } };
/** Places of the rule's series: rawScale, gradNorm, cosine, noise. */
const states = (notation, scalerRange, series = 0) => statesAlong(scalerOutOfRange, windowOf({ layers: { dense1: notation }, facts: scalerRange === undefined ? {} : { scalerRange } }), { series });
describe('scaler-out-of-range', () => {
    it.each([
        { name: 'a raw scale above the range fires at its own step, for as long as it is and 10 steps', text: '1x3 7.5x2 1x12', expected: `---${'F'.repeat(12)}r-` },
        { name: 'one below does', text: '1 0.13 1', expected: '-FF' },
        { name: 'what lies on a bound, as float32 rounds it, is within', text: `${String(Math.fround(Math.exp(2)))} ${String(Math.fround(Math.exp(-2)))}`, expected: '--' },
        { name: 'NaN and infinities are the business of another rule', text: 'nan inf -inf 1', expected: '----' },
        { name: 'a missing row says nothing', text: '1 _ 1', expected: '---' },
    ])('$name', ({ text, expected }) => {
        expect(states({ rawScale: text }, SNR)).toBe(expected);
    });
    it('says nothing where no range is declared, or none of this measure', () => {
        expect(states({ rawScale: '1e9x30' }, undefined)).toBe('-'.repeat(30));
        expect(states({ rawScale: '1e9x30' }, { cosine: { min: -1, max: 1 } })).toBe('-'.repeat(30));
        expect(states({ gradNorm: '1e9x60' }, SNR, 1)).toBe('-'.repeat(60));
    });
    it('lets an input be outside now and then, and fires when it is most of the time: at the 35th step in a row', () => {
        const range = { cosine: { min: -0.2, max: 0.9 } };
        expect(states({ cosine: '0.5 -0.5 0.5 0.95 0.5'.repeat(20).replaceAll('0.50', '0.5 0') }, range, 2)).not.toContain('F');
        // 1 − 0.98^35 = 0.507
        expect(states({ cosine: '0.5x10 0.95x40' }, range, 2).indexOf('F')).toBe(10 + 34);
    });
    it('never fires on scales as snr moves them, 240,000 of them', () => {
        const engine = createRuleEngine([scalerOutOfRange]);
        for (let seed = 1; seed <= 40; seed++) {
            const rawScale = driftingScale(seed, 6000);
            const window = windowOf({ layers: { a: { rawScale: '1x6000' } }, facts: { scalerRange: SNR } });
            const layers = window.layers.map(({ name, measures }) => ({ name, measures: { ...measures, rawScale } }));
            expect(engine.evaluate(engine.initial(), { ...window, layers }).transitions).toEqual([]);
        }
    });
    it('one alert for all layers, told with value and range', () => {
        const engine = createRuleEngine([scalerOutOfRange]);
        const layers = { a: { rawScale: '1 1 1' }, b: { rawScale: '1 30 30' }, c: { rawScale: '1 1 40' } };
        const { transitions } = engine.evaluate(engine.initial(), windowOf({ layers, facts: { scalerRange: SNR } }));
        expect(transitions).toEqual([expect.objectContaining({ rule: 'scaler-out-of-range', severity: 'warning', layer: 'b', measure: 'rawScale', step: 1, value: 30 })]);
        expect(transitions[0]?.threshold).toBeCloseTo(Math.exp(2), 10);
        expect(transitions[0]?.summary).toBe('raw scale of layer b is 30 at step 1, outside the range 0.135 to 7.39 that the scaler was made for');
    });
});
//# sourceMappingURL=scaler-out-of-range.spec.js.map