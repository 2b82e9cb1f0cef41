import { describe, expect, it } from 'vitest';
import { breakEven } from './break-even.js';
let state = 1;
/** Draws of Lehmer's generator. */
const uniform = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
const resampling = { resamples: 200, uniform };
const timed = (steps, second) => ({ steps, secondsPerStep: [second, second] });
describe('break-even', () => {
    it('is the cost of the search over what a retraining saves, rounded up', () => {
        // 100 · 0.1 s − 60 · 0.1 s = 4 s; 41 s ÷ 4 s = 10.25
        const found = breakEven(41, [{ own: timed([100, 100], 0.1), learned: timed([60, 60], 0.1) }], resampling);
        expect(found).toMatchObject({ retrainings: 11, atBest: 11, atWorst: 11 });
        expect(found.savedSeconds).toBeCloseTo(4);
    });
    it('counts that a step of the learned scaler takes longer', () => {
        // 10 s − 60 · 0.2 s = −2 s
        const found = breakEven(41, [{ own: timed([100, 100], 0.1), learned: timed([60, 60], 0.2) }], resampling);
        expect(found).toMatchObject({ retrainings: null, atBest: null, atWorst: null });
        expect(found.savedSeconds).toBeCloseTo(-2);
    });
    it('tells that it may never pay where seeds disagree', () => {
        const found = breakEven(10, [{ own: timed([100, 100, 100, 100], 0.1), learned: timed([20, 20, 20, 180], 0.1) }], resampling);
        expect(found.retrainings).toBe(3); // 10 s − 6 s = 4 s
        expect(found.atWorst).toBeNull();
        expect(found.atBest).toBe(2); // 8 s
    });
    it('is of the mean over tasks', () => {
        const [saves, loses] = [{ own: timed([100], 0.1), learned: timed([50], 0.1) }, { own: timed([100], 0.1), learned: timed([110], 0.1) }];
        expect(breakEven(10, [saves, loses], resampling).savedSeconds).toBeCloseTo((5 - 1) / 2);
    });
});
//# sourceMappingURL=break-even.spec.js.map