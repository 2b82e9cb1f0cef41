import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepSet } from './step-set.js';
const range = fc.tuple(fc.nat(60), fc.nat(12)).map(([fromStep, length]) => ({ fromStep, toStep: fromStep + length }));
function stepsOf(ranges) {
    return ranges.flatMap(({ fromStep, toStep }) => Array.from({ length: toStep - fromStep + 1 }, (_, at) => fromStep + at));
}
describe('a set of steps', () => {
    it('answers what a set of numbers would', () => {
        fc.assert(fc.property(fc.array(range, { maxLength: 12 }), range, (added, asked) => {
            const set = stepSet();
            const numbers = new Set();
            for (const each of added) {
                expect(stepsOf(set.add(each))).toEqual(stepsOf([each]).filter((step) => numbers.has(step)));
                for (const step of stepsOf([each]))
                    numbers.add(step);
            }
            expect(stepsOf(set.within(asked))).toEqual(stepsOf([asked]).filter((step) => numbers.has(step)));
            expect(stepsOf(set.missingIn(asked))).toEqual(stepsOf([asked]).filter((step) => !numbers.has(step)));
            expect(set.last()).toBe(Math.max(-1, ...numbers));
        }), { seed: 23, numRuns: 1000 });
    });
    it('keeps consecutive steps as one range', () => {
        const set = stepSet();
        for (let step = 0; step < 1000; step++)
            set.add({ fromStep: step, toStep: step });
        expect(set.within({ fromStep: 0, toStep: 2000 })).toEqual([{ fromStep: 0, toStep: 999 }]);
    });
});
//# sourceMappingURL=step-set.spec.js.map