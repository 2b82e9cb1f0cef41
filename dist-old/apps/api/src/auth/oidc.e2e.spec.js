import { systemClock } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectOfThings } from '../testing/project-of-things.js';
import { startTestApi } from '../testing/test-api.js';
import { openTestIssuer } from '../testing/test-issuer.js';
import { openOidc } from './oidc.js';
let store;
let issuer;
let api;
beforeAll(async () => {
    store = await testStore();
    issuer = await openTestIssuer();
    api = await startTestApi(store, { oidc: { issuer: issuer.url, audience: 'gradlens', roleClaim: 'gradlens_role', projectClaim: 'gradlens_project', cooldownMs: 0 } });
});
afterAll(async () => {
    await api.close();
    issuer.close();
    await store.close();
});
const status = async (token) => (await api.send('{ health { database } }', {}, { authorization: `Bearer ${token}` })).status;
const CANCEL = 'mutation { cancelRun(input: { run: "00000000-0000-7000-8000-000000000000", reason: "spec" }) { __typename } }';
describe('a token of the issuer', () => {
    it('gives the role and the name that it says, over HTTP and the web socket', async () => {
        const operator = await issuer.sign({ gradlens_role: 'operator', preferred_username: 'desk-1' });
        expect(await api.send(CANCEL, {}, { authorization: `Bearer ${operator}` })).toMatchObject({ data: { cancelRun: { __typename: 'RunNotFound' } } });
        const { rows } = await store.pool.query('select actor, token_id, role from audit_entry order by seq desc limit 1');
        expect(rows).toEqual([{ actor: 'desk-1', token_id: 'oidc:u1', role: 'operator' }]);
        const viewer = await issuer.sign({ gradlens_role: 'viewer' });
        expect((await api.send(CANCEL, {}, { authorization: `Bearer ${viewer}` })).errors[0]?.extensions['code']).toBe('FORBIDDEN');
        expect((await api.socket(viewer).iterate({ query: '{ health { database } }' }).next()).value).toMatchObject({ data: { health: { database: 'ok' } } });
    });
    it('reaches the project that it says, and no other', async () => {
        const [mine, theirs] = [await projectOfThings(store, 'mine', 'ours'), await projectOfThings(store, 'theirs', 'theirs')];
        const headers = { authorization: `Bearer ${await issuer.sign({ gradlens_role: 'viewer', gradlens_project: 'mine' })}` };
        const read = (run) => api.send('query ($run: ID!) { run(uuid: $run) { project } }', { run }, headers);
        expect((await read(mine.run)).data).toEqual({ run: { project: 'mine' } });
        expect((await read(theirs.run)).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    });
    it('is refused when it is of another issuer, for another audience, too old, of an unknown key, unsigned, or without a role', async () => {
        const role = { gradlens_role: 'admin' };
        const good = await issuer.sign(role);
        const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
        const [, body = ''] = good.split('.');
        const refused = [
            await issuer.sign(role, { issuer: 'http://127.0.0.1:1' }),
            await issuer.sign(role, { audience: 'another' }),
            await issuer.sign(role, { expires: -60 }),
            await issuer.sign(role, { kid: 'unknown' }),
            await issuer.sign({}),
            await issuer.sign({ gradlens_role: 'root' }),
            await issuer.sign({ ...role, gradlens_project: 7 }),
            `${part({ alg: 'none' })}.${body}.`,
            `${part({ alg: 'none' })}.${body}.AA`,
            `${part({ alg: 'HS256', kid: 'k1' })}.${body}.${'A'.repeat(43)}`,
            `${good.slice(0, -4)}AAAA`,
        ];
        expect(await Promise.all(refused.map(status))).toEqual(refused.map(() => 401));
        expect(await status(good)).toBe(200);
        expect(await status(await issuer.sign(role, { expires: -10 }))).toBe(200); // clocks differ
    });
    it('is checked with keys that are kept, and asked for anew when they were rotated', async () => {
        const asked = issuer.asked.keys;
        for (let i = 0; i < 5; i++)
            expect(await status(await issuer.sign({ gradlens_role: 'viewer' }))).toBe(200);
        expect(issuer.asked.keys).toBe(asked);
        const old = await issuer.sign({ gradlens_role: 'viewer' });
        await issuer.rotate();
        expect(await status(await issuer.sign({ gradlens_role: 'viewer' }))).toBe(200);
        expect(await status(old)).toBe(401);
    });
    it('is neither accepted nor refused for good while the issuer is away: 503', async () => {
        const options = { issuer: 'http://127.0.0.1:1', audience: 'gradlens', roleClaim: 'gradlens_role', projectClaim: 'gradlens_project' };
        await expect(openOidc(options, systemClock).check(await issuer.sign({}))).rejects.toThrow('does not answer');
        const away = await startTestApi(store, { oidc: options });
        const answer = await away.send('{ health { database } }', {}, { authorization: `Bearer ${await issuer.sign({ gradlens_role: 'viewer' })}` });
        await away.close();
        expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    });
});
//# sourceMappingURL=oidc.e2e.spec.js.map