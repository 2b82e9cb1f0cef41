import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccessToken, createSession, revokeAccessToken, touchAccessToken } from './access-tokens.js';
import { listUsers } from './list-users.js';
let store;
beforeAll(async () => {
    store = await testStore();
    const admin = await createAccessToken(store, { role: 'admin', name: 'desk-2', createdBy: 'x' });
    await createAccessToken(store, { role: 'viewer', name: 'desk-2', project: 'p', createdBy: 'x' });
    await createAccessToken(store, { role: 'viewer', name: 'desk-3', project: 'p', createdBy: 'x' });
    await createAccessToken(store, { role: 'viewer', name: 'desk-3', project: 'q', createdBy: 'x' });
    const gone = await createAccessToken(store, { role: 'ingest', name: 'cluster', createdBy: 'x' });
    await revokeAccessToken(store, gone.row.tokenId);
    await touchAccessToken(store, admin.row.tokenId);
    await createSession(store, { tokenId: '01890000-0000-7000-8000-000000000001', role: 'reviewer', name: 'desk-2', project: null, subject: 'u1', createdBy: 'https://login.example', expiresInSeconds: 60 });
    const entry = (seq, actor, [kind, outcome], begun) => store.pool.query(`insert into audit_entry (seq, time_us, kind, action, actor, token_id, role, args, outcome, result, begun, key_name, signature) values ($1, $2, $3, 'a', $4, 't', 'admin', '{}', $5, '', $6, 'k', '')`, [seq, seq * 1e6, kind, actor, outcome, begun]);
    await entry(1, 'at the machine', ['change', 'begun'], null);
    await entry(2, 'at the machine', ['change', 'done'], 1);
    await entry(3, 'at the machine', ['change', 'refused'], null);
    await entry(4, 'desk-2', ['read', 'done'], null);
    await entry(5, '', ['change', 'refused'], null);
});
afterAll(() => store.close());
describe('listUsers', () => {
    it('tells of each name what it may now and what it did, wherever the name is known from', async () => {
        const { users, total } = await listUsers(store, { first: 10 });
        expect(users).toEqual([
            { name: 'at the machine', roles: [], projects: [], tokens: 0, sessions: 0, subjects: [], changes: 2, reads: 0, firstSeenAt: new Date(1_000), lastSeenAt: new Date(3_000) },
            { name: 'cluster', roles: [], projects: [], tokens: 0, sessions: 0, subjects: [], changes: 0, reads: 0, firstSeenAt: expect.any(Date), lastSeenAt: null },
            { name: 'desk-2', roles: ['admin', 'reviewer', 'viewer'], projects: [], tokens: 2, sessions: 1, subjects: ['u1'], changes: 0, reads: 1, firstSeenAt: new Date(4_000), lastSeenAt: expect.any(Date) },
            { name: 'desk-3', roles: ['viewer'], projects: ['p', 'q'], tokens: 2, sessions: 0, subjects: [], changes: 0, reads: 0, firstSeenAt: expect.any(Date), lastSeenAt: null },
        ]);
        expect(total).toBe(4);
    });
    it('goes on behind a name', async () => {
        const page = await listUsers(store, { first: 2 });
        expect([page.users.map(({ name }) => name), page.hasNext]).toEqual([['at the machine', 'cluster'], true]);
        const rest = await listUsers(store, { first: 2, after: 'cluster' });
        expect([rest.users.map(({ name }) => name), rest.hasNext, rest.total]).toEqual([['desk-2', 'desk-3'], false, 4]);
        expect(await listUsers(store, { first: 2, after: 'desk-3' })).toEqual({ users: [], hasNext: false, total: 4 });
    });
});
//# sourceMappingURL=list-users.spec.js.map