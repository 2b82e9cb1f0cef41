import { fakeClock } from '#libs/testing';
import { describe, expect, it } from 'vitest';
import { openBuckets } from './token-buckets.js';
describe('token buckets', () => {
    it('give what is in them at once, then what comes in per second, each key its own', () => {
        const clock = fakeClock();
        const buckets = openBuckets(clock, { perSecond: 10, most: 20 });
        expect([buckets.take('a', 15), buckets.take('a', 5), buckets.take('a', 1), buckets.take('b', 1)]).toEqual([0, 0, 0.1, 0]);
        clock.advance(100);
        expect([buckets.left('a'), buckets.take('a', 1), buckets.take('a', 1)]).toEqual([1, 0, 0.1]);
        clock.advance(1_000_000);
        expect(buckets.left('a')).toBe(20);
    });
    it('let in what is larger than they are, and make those that follow wait for it', () => {
        const clock = fakeClock();
        const buckets = openBuckets(clock, { perSecond: 10, most: 20 });
        expect(buckets.take('a', 120)).toBe(0);
        expect(buckets.take('a', 1)).toBe(10);
        clock.advance(9_000);
        expect(buckets.take('a', 1)).toBe(1);
        clock.advance(1_100);
        expect(buckets.take('a', 1)).toBe(0);
    });
    it('take back what did not count, and hold no more for it', () => {
        const buckets = openBuckets(fakeClock(), { perSecond: 10, most: 20 });
        buckets.take('a', 20);
        buckets.give('a', 3);
        expect(buckets.left('a')).toBe(3);
        buckets.give('a', 30);
        expect(buckets.left('a')).toBe(20);
    });
});
//# sourceMappingURL=token-buckets.spec.js.map