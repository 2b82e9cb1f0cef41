import { ROLES } from '#libs/contracts';
import { createAccessToken } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi } from '../testing/test-api.js';
const USERS = 'query ($first: Int!, $after: String) { users(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { name roles projects tokens sessions subjects changes reads firstSeenAt lastSeenAt } } } }';
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
const bearer = async (role, project) => ({ authorization: `Bearer ${(await createAccessToken(store, { role, name: `the ${role}`, project, createdBy: 'spec' })).secret}` });
const CANCEL = 'mutation { cancelRun(input: { run: "00000000-0000-7000-8000-000000000000", reason: "spec" }) { __typename } }';
describe('users', () => {
    it('are who has a token or has left an entry, with what they may and did', async () => {
        await api.send(CANCEL, {}, await bearer('operator', 'p'));
        await bearer('reviewer');
        const { data } = (await api.send(USERS, { first: 1 }));
        expect(data.users).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
        expect(data.users.edges[0]?.node).toMatchObject({ name: 'the operator', roles: ['OPERATOR'], projects: ['p'], tokens: 1, sessions: 0, subjects: [], changes: 1, reads: 0 });
        const rest = (await api.send(USERS, { first: 1, after: data.users.pageInfo.endCursor }));
        expect(rest.data.users.edges.map(({ node }) => node)).toMatchObject([{ name: 'the reviewer', roles: ['REVIEWER'], projects: [], changes: 0, lastSeenAt: null }]);
        expect(rest.data.users.pageInfo.hasNextPage).toBe(false);
    });
    it.each(ROLES.filter((role) => role !== 'ingest'))('are for admins and auditors alone: %s', async (role) => {
        const { errors } = await api.send(USERS, { first: 1 }, await bearer(role));
        expect(errors.map(({ extensions }) => extensions['code'])).toEqual(role === 'admin' || role === 'auditor' ? [] : ['FORBIDDEN']);
    });
    it('are of the whole service: a token for one project reads none', async () => {
        expect((await api.send(USERS, { first: 1 }, await bearer('admin', 'p'))).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    });
    it.each(['%', 'A\u0000', 'AA', 'x'.repeat(3_000)])('refuse a cursor that is none: %j', async (after) => {
        expect((await api.send(USERS, { first: 1, after })).errors[0]?.extensions['code']).toMatch(/BAD_USER_INPUT|BAD_REQUEST|GRAPHQL/);
    });
});
//# sourceMappingURL=users.e2e.spec.js.map