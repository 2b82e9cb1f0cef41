import { ROLES } from '#libs/contracts';
import { createAccessToken } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi } from '../testing/test-api.js';
let store;
let api;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const CREATE = `mutation ($input: CreateAccessTokenInput!) { createAccessToken(input: $input) {
  ... on CreateAccessTokenPayload { secret accessToken { id role name project createdBy expiresAt revokedAt } } ... on InputProblem { path allowed } } }`;
const REVOKE = `mutation ($id: ID!) { revokeAccessToken(input: { id: $id, reason: "left" }) {
  ... on RevokeAccessTokenPayload { accessToken { id revokedAt } } ... on AccessTokenNotFound { code } } }`;
const LIST = 'query ($first: Int!, $after: String) { accessTokens(first: $first, after: $after) { totalCount pageInfo { endCursor } edges { node { id name role } } } }';
const made = ({ data }) => data.createAccessToken;
const create = (input, headers) => api.send(CREATE, { input: { role: 'VIEWER', name: 'desk-1', reason: 'joined', ...input } }, headers);
const bearer = (secret) => ({ authorization: `Bearer ${secret}` });
describe('tokens over GraphQL', () => {
    it('are made with a secret that works and is told once, listed without it, and revoked', async () => {
        const [used, revoked] = [made(await create({ project: 'p', expiresInSeconds: 3600 })), made(await create({ name: 'desk-2' }))];
        expect(used.accessToken).toMatchObject({ role: 'VIEWER', name: 'desk-1', project: 'p', revokedAt: null });
        expect((await api.send('{ health { database } }', {}, bearer(used.secret))).status).toBe(200);
        const list = await api.send(LIST, { first: 1 });
        expect(list.data).toMatchObject({ accessTokens: { totalCount: 2, edges: [{ node: { id: revoked.accessToken.id, name: 'desk-2' } }] } });
        const next = await api.send(LIST, { first: 5, after: '0' });
        expect(JSON.stringify(next.data)).toContain(used.accessToken.id);
        expect((await api.send(REVOKE, { id: revoked.accessToken.id })).data).toMatchObject({ revokeAccessToken: { accessToken: { revokedAt: expect.any(String) } } });
        expect((await api.send('{ health { database } }', {}, bearer(revoked.secret))).status).toBe(401);
        expect((await api.send(REVOKE, { id: 'x' })).data).toEqual({ revokeAccessToken: { code: 'TOKEN_NOT_FOUND' } });
        const { rows } = await store.pool.query('select string_agg(t::text, $1) as all from audit_entry t', [';']);
        expect(rows[0]?.all).toContain('createAccessToken');
        for (const { secret } of [used, revoked])
            expect(`${rows[0]?.all}${JSON.stringify(list.data)}`).not.toContain(secret.slice(4));
    });
    it('are refused with a wrong name, span, project or reason', async () => {
        const path = async (input) => (await create(input)).data;
        for (const [field, value] of [['name', ' '], ['name', 'x'.repeat(101)], ['project', ''], ['reason', ''], ['expiresInSeconds', 59], ['expiresInSeconds', 315_360_001]]) {
            expect(await path({ [field]: value }), field).toMatchObject({ createAccessToken: { path: field } });
        }
    });
    it('are for admins of all projects: nobody else reads, makes or ends one', async () => {
        const others = [...ROLES.filter((role) => role !== 'admin' && role !== 'ingest').map((role) => ({ role })), { role: 'admin', project: 'p' }];
        for (const other of others) {
            const headers = bearer((await createAccessToken(store, { name: 'x', createdBy: 'spec', ...other })).secret);
            const answers = [await create({ role: 'ADMIN' }, headers), await api.send(REVOKE, { id: '00000000-0000-7000-8000-000000000000' }, headers), await api.send(LIST, { first: 1 }, headers)];
            expect(answers.map(({ errors }) => errors[0]?.extensions['code']), JSON.stringify(other)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
        }
    });
});
//# sourceMappingURL=access-tokens.e2e.spec.js.map