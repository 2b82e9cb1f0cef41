import { describe, expect, it } from 'vitest';
import { keepRecords } from './keep-records.js';
const NOTHING = { records: [], by: [] };
const finding = (policy, records, lasting = false, attribute = '') => ({ policy, attribute, lasting, looked: 100, records });
const names = (from, to) => Array.from({ length: to - from }, (_, i) => `test:${from + i}`);
const keeper = (most, past = NOTHING) => keepRecords(most, past, (record) => `name of ${record}`);
describe('keepRecords', () => {
    it('keeps all that are listed and the first of the others, shared equally, and counts the rest', () => {
        const { first, added, policies } = keeper(6).keep([finding('listed', names(50, 60), true), finding('borderline', names(0, 20)), finding('flips', names(30, 40), false, 'sex')], []);
        expect([first, added.length]).toEqual([0, 16]);
        expect(policies.map(({ matching, kept }) => [matching, kept])).toEqual([[10, 10], [20, 3], [10, 3]]);
        expect(added.slice(10).map(({ record }) => record)).toEqual(['test:0', 'test:1', 'test:2', 'test:30', 'test:31', 'test:32']);
        expect(added[0]).toEqual({ record: 'test:50', pseudonym: 'name of test:50' });
    });
    it('says of a record that one policy keeps what the others say of it', () => {
        const { policies } = keeper(4).keep([finding('protected', names(0, 9), true), finding('borderline', ['test:8', 'test:0'])], []);
        expect(policies.map(({ places }) => places)).toEqual([[0, 1, 2], [2, 0]]); // test:8 is kept by borderline, and is protected too
    });
    it('keeps a record to the end, tells each time what is true now, and of what lasts only what is new', () => {
        const all = keeper(4);
        all.keep([finding('borderline', names(0, 2)), finding('protected', names(5, 7), true)], []);
        const second = all.keep([finding('borderline', names(10, 20)), finding('protected', names(5, 7), true)], []);
        expect(second).toMatchObject({ first: 4, added: [] }); // two were borderline before: its share is used up
        expect(second.policies.map(({ places, kept }) => [places, kept])).toEqual([[[], 0], [[], 2]]);
        expect(all.records).toEqual(['test:0', 'test:1', 'test:5', 'test:6']);
    });
    it('goes on from what an earlier attempt has kept as if it had not ended', () => {
        const findings = [[finding('borderline', names(0, 5))], [finding('borderline', ['test:9', 'test:1'])], [finding('borderline', names(20, 40))]];
        const whole = keeper(8);
        const told = findings.map((each) => whole.keep(each, []));
        const past = {
            records: whole.records.slice(0, 6).map((record, place) => ({ record, place, pseudonym: `name of ${record}` })),
            by: [...new Set(told.slice(0, 2).flatMap(({ policies }) => policies.flatMap(({ places }) => places)))].map((place) => ({ place, policy: 'borderline', attribute: '' })),
        };
        expect(keeper(8, past).keep(findings[2], [])).toEqual(told[2]);
        expect(told[2]?.added).toHaveLength(2);
    });
    it('takes in what a person has registered, under the name that it has, whatever the spec lists', () => {
        const all = keeper(1);
        const { added, policies } = all.keep([], [{ record: 'train:3', pseudonym: 'abc' }]);
        expect(added).toEqual([{ record: 'train:3', pseudonym: 'abc' }]);
        expect(policies).toMatchObject([{ policy: 'listed', matching: 1, kept: 1, places: [0], lasting: true }]);
        expect(all.keep([], []).added).toEqual([]);
    });
});
//# sourceMappingURL=keep-records.spec.js.map