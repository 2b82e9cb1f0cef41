import { expect, it } from 'vitest';
import { fewOf, fewPeople } from './few-people.js';
const group = (name, count, positives) => ({ group: [name], count, positives });
it('says nothing of groups of twenty and more', () => {
    expect(fewPeople([group('a', 40, 20), group('b', 500, 200)])).toEqual({ demographicParity: null, equalizedOdds: null });
    expect(fewOf(group('a', 20, 0))).toBeNull();
});
it('names the groups that make a gap of a few people, the smallest first', () => {
    expect(fewPeople([group('a', 400, 200), group('b', 7, 2), group('c', 1, 1)])).toEqual({
        demographicParity: 'too few people to tell: c (1 person); b (7 people)',
        equalizedOdds: 'too few people to tell: c (1 positive, 0 not); b (2 positive, 5 not)',
    });
    expect(fewOf(group('c', 1, 1))).toBe('too few to tell: 1 person');
});
it('looks at those whom a rate is over: of many people few may be of the positive class', () => {
    expect(fewPeople([group('a', 400, 200), group('b', 90, 19), group('c', 90, 71)])).toEqual({
        demographicParity: null, equalizedOdds: 'too few people to tell: b (19 positive, 71 not); c (71 positive, 19 not)',
    });
});
it('names five groups, and how many more there are', () => {
    const { demographicParity } = fewPeople(Array.from({ length: 8 }, (_, i) => group(`g${i}`, i + 1, 0)));
    expect(demographicParity).toMatch(/^too few people to tell: g0 \(1 person\); g1 .*; g4 \(5 people\) and 3 more groups$/);
});
//# sourceMappingURL=few-people.spec.js.map