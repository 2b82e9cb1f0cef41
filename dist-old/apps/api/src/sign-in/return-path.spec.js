import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { returnPath } from './return-path.js';
describe('returnPath', () => {
    it.each(['/', '/runs', '/runs/0190?layer=dense0&step=2#top', '/a%2F%2Fevil.example'])('keeps %s', (path) => {
        expect(returnPath(path)).toBe(path);
    });
    it.each([
        undefined, null, 7, ['/runs'], '', 'runs', 'https://evil.example/', '//evil.example', '/\\evil.example', '\\\\evil.example', '///evil.example', '/\t/evil.example', '/\n/evil.example',
        '/.//evil.example', '/..//evil.example', '/%2e//evil.example', '/a/..//evil.example', '/./\\evil.example', 'javascript:alert(1)', ' //evil.example', '/auth/sign-out', '/auth', '/AUTH/callback', `/${'x'.repeat(1_024)}`,
    ])('leads to the first page in place of %j', (path) => {
        expect(returnPath(path)).toBe('/');
    });
    it('never leads to another host, whatever it is given', () => {
        // few parts, so that each order of three comes up among so many paths
        const parts = fc.constantFrom('/', '\\', '.', '..', '//', '%2e', '\t', '@', '?', 'evil.example', 'https:', '\u3002');
        fc.assert(fc.property(fc.array(parts, { maxLength: 8 }), (list) => {
            expect(new URL(returnPath(`/${list.join('')}`), 'http://own.example:7433/auth/callback').host).toBe('own.example:7433');
        }), { numRuns: 2_000 });
    });
});
//# sourceMappingURL=return-path.spec.js.map