import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterDeed } from './review-state.js';
/** A review that nobody has touched. */
const UNTOUCHED = { state: 'waiting', assignee: null, verdict: null, seen: [] };
const agree = { kind: 'decided', verdict: 'agree' };
const overturn = { kind: 'decided', verdict: 'overturn' };
const confirm = { kind: 'confirmed' };
const dissent = { kind: 'dissented' };
const assign = (assignee) => ({ kind: 'assigned', assignee });
/** The state after all steps, or the refusal of the last. */
function after(...steps) {
    return steps.reduce((review, [by, deed]) => (typeof review === 'string' ? review : afterDeed(review, deed, by)), UNTOUCHED);
}
const state = (...steps) => {
    const review = after(...steps);
    return typeof review === 'string' ? review : review.state;
};
describe('a review', () => {
    it('waits, is assigned, and is decided by one person who agrees with the model', () => {
        expect(state(['a', assign('b')])).toBe('assigned');
        expect(state(['a', assign('b')], ['b', { kind: 'released' }])).toBe('waiting');
        expect(after(['a', assign('b')], ['b', agree])).toEqual({ state: 'decided', assignee: 'b', verdict: 'agree', seen: ['b'] });
    });
    it('takes two to overturn', () => {
        expect(state(['a', overturn])).toBe('second-wanted');
        expect(state(['a', overturn], ['a', confirm])).toBe('own-word');
        expect(state(['a', overturn], ['b', confirm])).toBe('decided');
    });
    it('is disputed by a second person who dissents, and decided anew by a third', () => {
        expect(state(['a', agree], ['b', dissent])).toBe('disputed');
        for (const by of ['a', 'b'])
            expect(state(['a', agree], ['b', dissent], [by, overturn])).toBe('own-word');
        expect(state(['a', agree], ['b', dissent], ['c', overturn])).toBe('decided');
        expect(state(['a', agree], ['b', dissent], ['c', overturn], ['d', dissent])).toBe('already-decided');
    });
    it('refuses what comes too early or too late', () => {
        for (const deed of [confirm, dissent])
            expect(state(['a', deed])).toBe('not-decided');
        expect(state(['a', agree], ['b', dissent], ['c', confirm])).toBe('not-decided');
        for (const deed of [agree, overturn, assign('c')])
            expect(state(['a', agree], ['b', deed])).toBe('already-decided');
        expect(state(['a', overturn], ['b', assign('c')])).toBe('second-wanted');
    });
    it('never stands overturned by fewer than two, and nobody counts twice, whatever is done by whom', () => {
        const deed = fc.constantFrom(agree, overturn, confirm, dissent, assign('a'), { kind: 'released' });
        fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), deed), { maxLength: 12 }), (steps) => {
            let review = UNTOUCHED;
            for (const [by, each] of steps) {
                const next = afterDeed(review, each, by);
                if (typeof next !== 'string')
                    review = next;
                expect(new Set(review.seen).size).toBe(review.seen.length);
                if (review.state === 'decided' && review.verdict === 'overturn')
                    expect(review.seen.length).toBeGreaterThan(1);
            }
        }));
    });
});
//# sourceMappingURL=review-state.spec.js.map