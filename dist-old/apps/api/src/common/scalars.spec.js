import { parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DateTimeScalar } from './scalars.js';
describe('DateTime', () => {
    it.each([
        ['2019-12-03T09:54:33Z', '2019-12-03T09:54:33.000Z'],
        ['2019-12-03T10:54:33.5+01:00', '2019-12-03T09:54:33.500Z'],
        ['2019-12-03T04:24-05:30', '2019-12-03T09:54:00.000Z'],
        ['2020-02-29T00:00:00z', '2020-02-29T00:00:00.000Z'],
    ])('%s is %s, as a variable and as a literal', (given, told) => {
        expect(DateTimeScalar.parseValue(given).toISOString()).toBe(told);
        expect(DateTimeScalar.parseLiteral(parseValue(JSON.stringify(given))).toISOString()).toBe(told);
    });
    it.each(['yesterday', '', '2019-12-03', '2019-12-03T09:54:33', '2019-02-29T00:00:00Z', '2019-13-01T00:00:00Z', '2019-12-03T25:00:00Z', '2019-12-03T09:54:33+01', 1575366873, null, {}, ['2019-12-03T09:54:33Z']])('%j is refused: it says no time, or not where', (given) => {
        expect(() => DateTimeScalar.parseValue(given)).toThrow(/^DateTime cannot represent .*; allowed: a date and time with offset/);
    });
    it('a literal that is no text is refused', () => {
        expect(() => DateTimeScalar.parseLiteral(parseValue('1575366873'))).toThrow(/cannot represent/);
    });
});
//# sourceMappingURL=scalars.spec.js.map