import fc from 'fast-check';
import { MATCH_OPERATORS } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { compileMatchers, couldMatch, isTelling, matcherText, parseMatcher } from './matchers.js';
const of = (...texts) => texts.map(parseMatcher);
describe('compileMatchers', () => {
    it.each([
        ['severity="critical"', true],
        ['severity!=warning', true],
        ['layer=~"dense.*"', true],
        ['layer=~dense', false],
        ['layer!~"conv.*"', true],
        ['absent=""', true],
        ['absent!=""', false],
        ['absent=~".*"', true],
        ['absent=~".+"', false],
        ['toString=""', true],
    ])('%s is %s', (text, matches) => {
        expect(compileMatchers(of(text))({ severity: 'critical', layer: 'dense3' })).toBe(matches);
    });
    it('wants all of them', () => {
        const test = compileMatchers(of('a=1', 'b=~"2|3"'));
        expect([test({ a: '1', b: '3' }), test({ a: '1', b: '4' }), test({ b: '3' })]).toEqual([true, false, false]);
    });
});
describe('parseMatcher', () => {
    it.each(['', 'severity', 'severity>2', '1a=b', 'a-b=c', 'a="b', 'a=b"c"', 'a=~"("', `a=${'x'.repeat(501)}`])('refuses %s', (text) => {
        expect(() => parseMatcher(text)).toThrow(RangeError);
    });
    it('reads back what it writes', () => {
        const value = fc.array(fc.constantFrom('a', '"', '\\', ' ', '=', '~', 'é', '\n'), { maxLength: 6 }).map((chars) => chars.join(''));
        fc.assert(fc.property(fc.constantFrom(...MATCH_OPERATORS.slice(0, 2)), value, (operator, text) => {
            const matcher = { name: 'layer', operator, value: text };
            expect(parseMatcher(matcherText(matcher))).toEqual(matcher);
        }));
    });
});
it('knows matchers that say nothing, and those that can never match', () => {
    expect([isTelling(of('a=~".*"')), isTelling(of('a!=b')), isTelling(of('a=""', 'c=d')), isTelling([])]).toEqual([false, true, true, false]);
    const names = new Set(['alertname', 'layer']);
    expect([couldMatch(of('alertname=x'), names), couldMatch(of('job=node'), names), couldMatch(of('job!=node', 'layer=a'), names)]).toEqual([true, false, true]);
});
//# sourceMappingURL=matchers.spec.js.map