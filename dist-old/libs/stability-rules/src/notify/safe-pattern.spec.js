import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './safe-pattern.js';
describe('compilePattern', () => {
    it.each([
        ['dense.*', 'dense12', true],
        ['dense', 'dense12', false],
        ['a|bc', 'bc', true],
        ['a|bc', 'abc', false],
        ['(?i)DENSE[0-9]+', 'dEnSe7', true],
        ['(a|b){2,3}', 'abab', false],
        ['(a|b){2,3}', 'aba', true],
        ['x{2}', 'xx', true],
        ['x{2,}', 'xxxxx', true],
        ['[^a-c]\\d?', 'd4', true],
        ['[]a]+', ']a', true],
        ['[a\\-z]+', 'a-', true],
        ['^a$', 'a', true],
        ['a^b', 'ab', false],
        ['', '', true],
        ['.*', '', true],
        ['.', '\n', false],
        ['.', '😀', true],
        ['a{', 'a{', true],
        ['\\.\\*', '.*', true],
        ['(a*)*b', 'aaab', true],
    ])('%s on %j gives %s', (pattern, text, matches) => {
        expect(compilePattern(pattern)(text)).toBe(matches);
    });
    it.each([
        ['(', 'a group that does not end'],
        ['a)', 'a closing parenthesis'],
        ['*a', 'a repetition of nothing'],
        ['a**', 'a repetition of a repetition'],
        ['[a', 'an end where more must follow'],
        ['\\', 'an end where more must follow'],
        ['(?=a)', 'a group other than'],
        ['(a)\\1', '\\1'],
        ['[[:alpha:]]', 'a named class'],
        ['[z-a]', 'a range that begins behind its end'],
        ['a{2,1}', 'repetitions other than'],
        ['a{1001}', 'repetitions other than'],
        ['((a{99}){99}){9}', 'fewer repetitions'],
        ['a'.repeat(501), 'at most 500 characters'],
        [`${'('.repeat(60)}a${')'.repeat(60)}`, 'more than 50 groups'],
    ])('refuses %s', (pattern, why) => {
        expect(() => compilePattern(pattern)).toThrow(why);
    });
    it('does not hang on what makes backtracking engines hang', () => {
        const begun = performance.now();
        for (const pattern of ['(a+)+b', '(a|aa)+b', '(.*a){20}b', '(a?){50}a{50}'])
            compilePattern(pattern)('a'.repeat(5000));
        // backtracking needs longer than the universe has been there; this is a bound on a hang, not a measurement
        expect(performance.now() - begun).toBeLessThan(60_000);
    });
    it('agrees with JavaScript on whole-text matches of patterns both know', () => {
        const atom = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\d', '(?:a|bc)', '(?:ab?)');
        const piece = fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{1,2}', '{2}')).map(([one, many]) => one + many);
        const pattern = fc.array(piece, { maxLength: 5 }).chain((pieces) => fc.constantFrom(pieces.join(''), pieces.join('|')));
        const text = fc.array(fc.constantFrom('a', 'b', 'c', '1', '-'), { maxLength: 8 }).map((chars) => chars.join(''));
        fc.assert(fc.property(pattern, text, (source, value) => {
            expect(compilePattern(source)(value)).toBe(new RegExp(`^(?:${source})$`).test(value));
        }), { numRuns: 2000 });
    });
});
//# sourceMappingURL=safe-pattern.spec.js.map