import { describe, expect, it } from 'vitest';
import { ATTEMPT_MS, beginAttempt, isStateOf, readAttempt } from './sign-in-attempt.js';
const NOW = 1_760_000_000_000;
describe('an attempt to sign in', () => {
    it('is found again by what its browser keeps, and by nothing else', () => {
        const begun = beginAttempt('/runs', NOW);
        expect(readAttempt(begun.cookie, NOW + 1_000)).toEqual(begun);
        const another = beginAttempt('/runs', NOW);
        for (const name of ['cookie', 'state', 'nonce', 'verifier', 'sessionId'])
            expect(another[name]).not.toBe(begun[name]);
        expect(isStateOf(begun, begun.state)).toBe(true);
        expect([another.state, '', undefined, [begun.state], `${begun.state}x`, begun.nonce].map((state) => isStateOf(begun, state))).toEqual(Array(6).fill(false));
    });
    it('tells the issuer nothing that leads to its secret: all that is derived differs', () => {
        const { cookie, state, nonce, verifier, sessionId } = beginAttempt('/', NOW);
        expect(new Set([cookie.split('.')[1], state, nonce, verifier, sessionId]).size).toBe(5);
        expect(verifier).toMatch(/^[\w-]{43}$/);
        expect(sessionId).toMatch(/^0199[0-9a-f]{4}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });
    it('ends after ten minutes, and is not of the future', () => {
        const { cookie } = beginAttempt('/', NOW);
        expect(readAttempt(cookie, NOW + ATTEMPT_MS)).not.toBeNull();
        expect(readAttempt(cookie, NOW + ATTEMPT_MS + 1)).toBeNull();
        expect(readAttempt(cookie, NOW - 30_001)).toBeNull();
    });
    it('leads to a page of this service, whatever the cookie says', () => {
        const [time = '', secret = ''] = beginAttempt('/', NOW).cookie.split('.');
        expect(readAttempt(`${time}.${secret}.${Buffer.from('//evil.example').toString('base64url')}`, NOW)?.returnTo).toBe('/');
        expect([null, '', 'x', `${time}.${secret}`, `${time}.${secret}x.`, `-1.${secret}.`].map((cookie) => readAttempt(cookie, NOW))).toEqual(Array(6).fill(null));
    });
});
//# sourceMappingURL=sign-in-attempt.spec.js.map