import { ROLES } from '#libs/contracts';
import { createAccessToken, listAccessTokens, revokeAccessToken } from '#libs/decision-store';
import { fakeClock, testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
import { openAuthorizer } from './authorizer.js';
let store;
let api;
let secrets;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    const made = await Promise.all(ROLES.map(async (role) => [role, await newToken(role)]));
    secrets = Object.fromEntries(made);
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const newToken = async (role) => (await createAccessToken(store, { role, name: role, createdBy: 'spec' })).secret;
const bearer = (secret) => ({ authorization: `Bearer ${secret}` });
const HEALTH = '{ health { database } }';
const CANCEL = 'mutation { cancelRun(input: { run: "00000000-0000-7000-8000-000000000000", reason: "spec" }) { __typename } }';
describe('tokens of the database', () => {
    it.each(ROLES.filter((role) => role !== 'ingest'))('role %s reads', async (role) => {
        expect(await api.send(HEALTH, {}, bearer(secrets[role]))).toMatchObject({ status: 200, data: { health: { database: 'ok' } } });
    });
    it.each(['operator', 'reviewer', 'admin'])('role %s changes things', async (role) => {
        expect(await api.send(CANCEL, {}, bearer(secrets[role]))).toMatchObject({ status: 200, data: { cancelRun: { __typename: 'RunNotFound' } } });
    });
    it.each(['viewer', 'auditor'])('role %s changes nothing, neither over HTTP nor over the web socket', async (role) => {
        const answer = await api.send(CANCEL, {}, bearer(secrets[role]));
        expect(answer.data).toBeNull();
        expect(answer.errors[0]).toMatchObject({ message: `a token of role ${role} may read, not change`, extensions: { code: 'FORBIDDEN' } });
        const told = await api.socket(secrets[role]).iterate({ query: CANCEL }).next().catch((errors) => ({ value: { errors } }));
        expect(JSON.stringify(told.value)).toContain('may read, not change');
    });
    it('role ingest does not reach GraphQL', async () => {
        const answer = await api.send(HEALTH, {}, bearer(secrets.ingest));
        expect(answer).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
        await expect(api.socket(secrets.ingest).iterate({ query: HEALTH }).next()).rejects.toMatchObject({ code: 4403 });
    });
    it('notes that they were used', async () => {
        await api.send(HEALTH, {}, bearer(secrets.viewer));
        expect((await listAccessTokens(store)).find(({ role }) => role === 'viewer')?.lastUsedAt).toBeInstanceOf(Date);
    });
});
describe('openAuthorizer', () => {
    it('takes notice of a revocation within seconds, and of an expiry at once', async () => {
        const clock = fakeClock();
        const authorizer = openAuthorizer(store, clock, TEST_TOKEN);
        const { row, secret } = await createAccessToken(store, { role: 'viewer', name: 'x', createdBy: 'spec' });
        expect(await authorizer.check(secret)).toEqual({ tokenId: row.tokenId, role: 'viewer', name: 'x', project: null });
        await revokeAccessToken(store, row.tokenId);
        expect(await authorizer.check(secret)).not.toBeNull();
        clock.advance(5_000);
        expect(await authorizer.check(secret)).toBeNull();
    });
    it('needs no database for the operator, nor for what cannot be a token', async () => {
        const nowhere = { pool: { query: () => Promise.reject(new Error('away')) } };
        const authorizer = openAuthorizer(nowhere, fakeClock(), TEST_TOKEN);
        expect(await authorizer.check(TEST_TOKEN)).toMatchObject({ role: 'admin' });
        expect(await Promise.all(['', 'glt_x', null, 7, `${TEST_TOKEN}x`].map((token) => authorizer.check(token)))).toEqual(Array(5).fill(null));
        await expect(authorizer.check(secrets.viewer)).rejects.toThrow('away');
    });
});
//# sourceMappingURL=tokens.e2e.spec.js.map