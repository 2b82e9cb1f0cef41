import { describe, expect, it } from 'vitest';
import { withoutSecrets } from './without-secrets.js';
describe('withoutSecrets', () => {
    it('keeps arguments but the values of secrets, however deep', () => {
        expect(JSON.parse(withoutSecrets({ run: 'r', input: { password: 'p', hooks: [{ apiKey: 'k', url: 'u' }] } }))).toEqual({ run: 'r', input: { password: '[withheld]', hooks: [{ apiKey: '[withheld]', url: 'u' }] } });
    });
    it('tells length and SHA-256 of what is long, and bears what is nested without end', () => {
        expect(JSON.parse(withoutSecrets({ spec: 'x'.repeat(20_000) }))).toMatchObject({ omitted: { length: 20_011, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
        let deep = 1;
        for (let i = 0; i < 100_000; i++)
            deep = [deep];
        expect(withoutSecrets({ deep })).toBe('{"omitted":"nested too deep"}');
    });
});
//# sourceMappingURL=without-secrets.spec.js.map