import { describe, expect, it } from 'vitest';
import { traceQuality } from './quality.js';
const line = (n, of = (i) => i) => Array.from({ length: n }, (_, i) => ({ estimated: i - n / 2 + 0.25, replayed: of(i - n / 2 + 0.25) }));
const NOISE = 1e-9;
const sizes = (each, of) => [line(each, of), line(each, of), line(each, of)];
describe('traceQuality', () => {
    it('is reliable where estimates and replays agree, over enough of both', () => {
        const quality = traceQuality(line(59), sizes(8), NOISE, 1);
        expect(quality).toMatchObject({ signAgreement: 1, belowNoise: 0, n: { single: 59, sets: 24, aboveNoise: 59 }, verdict: 'reliable', reason: 'the lower ends of all three intervals are at 0.9 or above' });
        expect([quality.lds, quality.looSpearman]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
        expect([quality.ci[0], quality.looSpearmanCi[0]]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
        // 59 of 59: 59 / (59 + 1.96²)
        expect(quality.signAgreementCi).toEqual([expect.closeTo(59 / (59 + 1.959964 ** 2), 9), 1]);
        expect(traceQuality(line(59), sizes(8), NOISE, 1)).toEqual(quality);
    });
    it.each([
        ['two singles and six sets that happen to agree', 2, 2, '2 single decisions above the noise were replayed, 20 are needed (--controls); 6 random sets were replayed, 24 are needed (--sets)'],
        ['few sets', 59, 7, '21 random sets were replayed, 24 are needed (--sets)'],
        ['none', 0, 0, '0 single decisions above the noise were replayed, 20 are needed (--controls); 0 random sets were replayed, 24 are needed (--sets)'],
    ])('is not enough evidence: %s', (_, single, each, reason) => {
        expect(traceQuality(line(single), sizes(each), NOISE, 1)).toMatchObject({ verdict: 'not enough evidence', reason });
    });
    it('counts only single decisions above the noise as evidence', () => {
        const within = (count) => line(count, (x) => x / 1e12);
        expect(traceQuality([...line(25), ...within(35)], sizes(8), NOISE, 1)).toMatchObject({ n: { aboveNoise: 25 }, verdict: 'do not rely on the estimate', reason: 'more than half of the single effects are within the noise (35 of 60)' });
        expect(traceQuality([...line(18), ...within(12)], sizes(8), NOISE, 1)).toMatchObject({ n: { aboveNoise: 18 }, verdict: 'not enough evidence', reason: '18 single decisions above the noise were replayed, 20 are needed (--controls)' });
    });
    it('follows the lower ends: all of 20 signs agree, which 17 of 20 might as well', () => {
        const quality = traceQuality(line(20), sizes(8), NOISE, 1);
        expect(quality).toMatchObject({ signAgreement: 1, looSpearman: expect.closeTo(1, 12), verdict: 'indicative', reason: 'the agreement of signs is 1.00, and may be as low as 0.84, below 0.9' });
    });
    it('does not take a figure for what its interval does not hold', () => {
        // a good LDS by six sets a size and one bad one among them
        const rough = sizes(8).map((pairs) => pairs.map((pair, i) => (i < 2 ? { ...pair, replayed: -3 * pair.estimated } : pair)));
        const { lds, ci, verdict, reason } = traceQuality(line(59), rough, NOISE, 1);
        expect(lds).toBeLessThan(0.6);
        expect(ci[0]).toBeLessThan(lds);
        expect([verdict, reason]).toEqual(['do not rely on the estimate', `the decision-LDS is ${lds.toFixed(2)}, below 0.6`]);
        const wide = sizes(8).map((pairs) => pairs.map((pair, i) => (i === 0 ? { ...pair, replayed: -pair.estimated / 2 } : pair)));
        const found = traceQuality(line(59), wide, NOISE, 1);
        expect(found.lds).toBeGreaterThan(0.6);
        expect(found.ci[0]).toBeLessThan(0.6);
        expect([found.verdict, found.reason]).toEqual(['not enough evidence', `the decision-LDS is ${found.lds.toFixed(2)}, and may be as low as ${found.ci[0].toFixed(2)}, below 0.6: more replays would tell`]);
    });
    it('relies on nothing that is within the noise, or wrong', () => {
        expect(traceQuality(line(59, (x) => x / 1e12), sizes(8), NOISE, 1)).toMatchObject({ looSpearman: NaN, belowNoise: 1, verdict: 'do not rely on the estimate' });
        expect(traceQuality(line(59, (x) => -x), sizes(8), NOISE, 1)).toMatchObject({ verdict: 'do not rely on the estimate', reason: 'the rank of single decisions is -1.00, below 0.6' });
    });
});
//# sourceMappingURL=quality.spec.js.map