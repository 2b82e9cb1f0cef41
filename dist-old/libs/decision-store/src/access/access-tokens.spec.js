import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccessToken, createSession, findAccessToken, listAccessTokens, revokeAccessToken, touchAccessToken } from './access-tokens.js';
import { isSessionSecret, isTokenSecret, newSessionSecret, newTokenSecret } from './token-secret.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const newToken = { role: 'ingest', name: 'cluster', createdBy: 'someone' };
describe('access tokens', () => {
    it('tell their secret once: 256 bits, of which the database keeps a hash', async () => {
        const { row, secret } = await createAccessToken(store, { ...newToken, project: 'p', expiresInSeconds: 60 });
        expect(secret).toMatch(/^glt_[\w-]{43}$/);
        expect(row).toMatchObject({ role: 'ingest', name: 'cluster', project: 'p', createdBy: 'someone', revokedAt: null, lastUsedAt: null });
        expect((row.expiresAt?.getTime() ?? 0) - row.createdAt.getTime()).toBe(60_000);
        const { rows } = await store.pool.query('select t::text as all from access_token t');
        expect(rows.map(({ all }) => all).join()).not.toContain(secret.slice(4));
        expect(await findAccessToken(store, secret)).toEqual(row);
        expect(await listAccessTokens(store)).toContainEqual(row);
    });
    it('are not found by another secret, nor once they are revoked or expired', async () => {
        const [revoked, expired] = await Promise.all([createAccessToken(store, newToken), createAccessToken(store, newToken)]);
        expect(await findAccessToken(store, newTokenSecret())).toBeNull();
        const first = await revokeAccessToken(store, revoked.row.tokenId);
        expect(first?.revokedAt).toBeInstanceOf(Date);
        expect(await revokeAccessToken(store, revoked.row.tokenId)).toEqual(first);
        expect(await findAccessToken(store, revoked.secret)).toBeNull();
        expect(await findAccessToken(store, expired.secret)).not.toBeNull();
        await store.pool.query(`update access_token set expires_at = now() - interval '1 second' where token_id = $1`, [expired.row.tokenId]);
        expect(await findAccessToken(store, expired.secret)).toBeNull();
        expect(await revokeAccessToken(store, '00000000-0000-0000-0000-000000000000')).toBeNull();
    });
    it('note their use at most once a minute', async () => {
        const { row, secret } = await createAccessToken(store, newToken);
        await touchAccessToken(store, row.tokenId);
        const used = (await findAccessToken(store, secret))?.lastUsedAt;
        expect(used).toBeInstanceOf(Date);
        await touchAccessToken(store, row.tokenId);
        expect((await findAccessToken(store, secret))?.lastUsedAt).toEqual(used);
    });
    it('have a form that a scanner can recognise', () => {
        expect(isTokenSecret(newTokenSecret())).toBe(true);
        expect(['', 'glt_', `${newTokenSecret()}x`, `x${newTokenSecret()}`, newTokenSecret().slice(4)].map(isTokenSecret)).toEqual(Array(5).fill(false));
    });
});
describe('sessions', () => {
    const session = { tokenId: '01890000-0000-7000-8000-000000000001', role: 'viewer', name: 'desk-1', project: null, subject: 'u1', createdBy: 'https://login.example', expiresInSeconds: 60 };
    it('are rows among the tokens, found by a secret of another form, once for each id', async () => {
        const begun = await createSession(store, session);
        expect(begun?.row).toMatchObject({ tokenId: session.tokenId, role: 'viewer', name: 'desk-1', project: null, subject: 'u1', createdBy: 'https://login.example', revokedAt: null });
        expect(isSessionSecret(begun.secret) && !isTokenSecret(begun.secret)).toBe(true);
        expect(await findAccessToken(store, begun.secret)).toEqual(begun.row);
        expect(await createSession(store, { ...session, role: 'admin' })).toBeNull();
        expect((await listAccessTokens(store)).filter(({ tokenId }) => tokenId === session.tokenId)).toEqual([begun.row]);
        await revokeAccessToken(store, session.tokenId);
        expect(await findAccessToken(store, begun.secret)).toBeNull();
    });
    it('have no secret that is taken for a token', () => {
        expect([newTokenSecret(), newSessionSecret().slice(4), `${newSessionSecret()}x`].map(isSessionSecret)).toEqual([false, false, false]);
    });
});
//# sourceMappingURL=access-tokens.spec.js.map