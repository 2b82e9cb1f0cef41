import { listAccessTokens, revokeAccessToken } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectOfThings } from '../testing/project-of-things.js';
import { startTestApi } from '../testing/test-api.js';
import { openTestBrowser } from '../testing/test-browser.js';
import { openTestIssuer } from '../testing/test-issuer.js';
const REVIEWER = { sub: 'u1', preferred_username: 'desk-1', gradlens_role: 'reviewer' };
const WHO = '{ whoAmI { name role project } }';
const CANCEL = 'mutation { cancelRun(input: { run: "00000000-0000-7000-8000-000000000000", reason: "spec" }) { __typename } }';
let store;
let issuer;
let api;
let browser;
beforeAll(async () => {
    store = await testStore();
    issuer = await openTestIssuer();
    api = await startTestApi(store, { signIn: issuer.signIn });
});
beforeEach(() => {
    issuer.person = REVIEWER;
    issuer.faults = {};
    browser = openTestBrowser(api.url);
});
afterAll(async () => {
    await api.close();
    issuer.close();
    await store.close();
});
/** What the audit log says last of signing in and out. */
async function lastEntries(n) {
    const { rows } = await store.pool.query(`select action, outcome, result, actor from audit_entry where action in ('signIn', 'signOut') order by seq desc limit $1`, [n]);
    return rows.reverse();
}
const sessions = async () => (await listAccessTokens(store)).filter(({ subject }) => subject !== null);
describe('signing in', () => {
    it('leads to the issuer and back to the page that was asked for, with a session', async () => {
        const { location, headers } = await browser.open('/auth/sign-in?return=%2Fruns%3Fa%3D1');
        const asked = new URL(location ?? '');
        expect(`${asked.origin}${asked.pathname}`).toBe(`${issuer.url}/auth`);
        expect(Object.fromEntries(asked.searchParams)).toMatchObject({ client_id: 'dashboard', response_type: 'code', code_challenge_method: 'S256', redirect_uri: `${api.url}/auth/callback`, scope: 'openid profile email' });
        expect(headers.getSetCookie()).toEqual([expect.stringMatching(/^gradlens_sign-in=[\w.-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/)]);
        const back = await browser.open(await browser.atIssuer(asked.href));
        expect(back).toMatchObject({ status: 303, location: '/runs?a=1' });
        expect(back.headers.get('cache-control')).toBe('no-store');
        expect(back.headers.getSetCookie()).toEqual(['gradlens_sign-in=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax', expect.stringMatching(/^gradlens_session=gls_[\w-]{43}; Path=\/; Max-Age=(29\d|300); HttpOnly; SameSite=Strict$/)]);
        expect(await browser.ask(WHO)).toMatchObject({ status: 200, data: { whoAmI: { name: 'desk-1', role: 'REVIEWER', project: null } } });
        expect(await browser.ask(CANCEL)).toMatchObject({ data: { cancelRun: { __typename: 'RunNotFound' } } });
        expect(await browser.session()).toEqual({ signIn: true, signedIn: true });
    });
    it('keeps a hash of the session among the tokens, which ends with the id token, and after 12 hours at most', async () => {
        await browser.signIn();
        issuer.faults = { expires: 100_000 };
        await openTestBrowser(api.url).signIn();
        const [long, short] = await sessions();
        const lasts = ({ createdAt, expiresAt }) => ((expiresAt?.getTime() ?? 0) - createdAt.getTime()) / 1000;
        expect(short).toMatchObject({ name: 'desk-1', role: 'reviewer', project: null, subject: 'u1', createdBy: issuer.url });
        expect(lasts(short)).toBeGreaterThan(270);
        expect(lasts(short)).toBeLessThanOrEqual(300);
        expect(lasts(long)).toBe(43_200);
        const { rows } = await store.pool.query('select t::text as all from access_token t');
        expect(rows.map((row) => row.all).join()).not.toContain(browser.jar.get('gradlens_session').slice(4));
    });
    it('leaves two entries of the audit log, and one where it is refused', async () => {
        await browser.signIn();
        expect(await lastEntries(2)).toEqual([{ action: 'signIn', outcome: 'begun', result: '', actor: 'desk-1' }, { action: 'signIn', outcome: 'done', result: 'Session', actor: 'desk-1' }]);
        issuer.person = null;
        expect((await openTestBrowser(api.url).signIn()).location).toBe('/#sign-in=refused');
        expect(await lastEntries(1)).toEqual([{ action: 'signIn', outcome: 'refused', result: 'ISSUER_REFUSED', actor: '' }]);
    });
    it.each([
        ['without a role', {}],
        ['with a role that is none', { gradlens_role: 'root' }],
        ['who only delivers recordings', { gradlens_role: 'ingest' }],
        ['with a project that is none', { gradlens_role: 'viewer', gradlens_project: 7 }],
    ])('begins no session for somebody %s', async (_name, claims) => {
        issuer.person = { sub: 'u2', ...claims };
        expect((await browser.signIn()).location).toBe('/#sign-in=role');
        expect(browser.jar.has('gradlens_session')).toBe(false);
        expect(await lastEntries(1)).toEqual([{ action: 'signIn', outcome: 'refused', result: 'NO_ROLE', actor: '' }]);
    });
    it('reaches the project of the claims alone', async () => {
        const [mine, theirs] = [await projectOfThings(store, 'mine', 'ours'), await projectOfThings(store, 'theirs', 'theirs')];
        issuer.person = { ...REVIEWER, gradlens_project: 'mine' };
        await browser.signIn();
        expect(await browser.ask(`{ run(uuid: "${mine.run}") { project } }`)).toMatchObject({ data: { run: { project: 'mine' } } });
        expect((await browser.ask(`{ run(uuid: "${theirs.run}") { project } }`)).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    });
    it('is said to be unavailable while the issuer does not answer as one', async () => {
        issuer.broken = 502;
        expect((await browser.signIn()).location).toBe('/#sign-in=unavailable');
        issuer.broken = 0;
        expect(await lastEntries(1)).toEqual([{ action: 'signIn', outcome: 'failed', result: 'UNAVAILABLE', actor: '' }]);
    });
    it('opens downloads: a ledger, as a page of this service fetches it', async () => {
        await browser.signIn();
        const { run } = await projectOfThings(store, 'default', 'a word');
        expect((await browser.fetch(`/ledger/v1/runs/${run}`)).status).toBe(200);
        expect((await fetch(`${api.url}/ledger/v1/runs/${run}`, { headers: { cookie: browser.cookies() } })).status).toBe(403);
    });
    it('does not open what is for programs: metrics and ingest want a token', async () => {
        await browser.signIn();
        expect((await browser.fetch('/metrics')).status).toBe(401);
        expect((await browser.fetch('/ingest/v1/runs/x')).status).toBe(401);
    });
});
describe('signing out', () => {
    it('ends the session at once, for the browser and at the service, and leaves entries', async () => {
        await browser.signIn();
        const secret = browser.cookies();
        expect(await browser.signOut()).toBe(204);
        expect(browser.jar.has('gradlens_session')).toBe(false);
        expect((await browser.ask(WHO, { cookie: secret })).status).toBe(401);
        expect((await sessions())[0]?.revokedAt).toBeInstanceOf(Date);
        expect((await lastEntries(2)).map((entry) => entry.result)).toEqual(['', 'SignedOut']);
        expect(await browser.session()).toEqual({ signIn: true, signedIn: false });
        expect(await browser.signOut()).toBe(204);
    });
    it('is for pages of this service alone', async () => {
        await browser.signIn();
        const forged = await fetch(`${api.url}/auth/sign-out`, { method: 'POST', headers: { cookie: browser.cookies() } });
        expect(forged.status).toBe(403);
        expect(forged.headers.getSetCookie()).toEqual([]);
        expect((await browser.ask(WHO)).status).toBe(200);
    });
    it('is not said to have ended a session that could not be looked for: too many tokens that are nobody’s came from its address', async () => {
        const crowded = await startTestApi(store, { signIn: issuer.signIn, strangers: { perSecond: 0.001, most: 1 } });
        const there = openTestBrowser(crowded.url);
        await there.signIn();
        await crowded.send(WHO, {}, { authorization: 'Bearer nobody' });
        expect(await there.session()).toEqual({ signIn: true, signedIn: true });
        expect(await there.signOut()).toBe(503);
        await crowded.close();
        expect((await sessions())[0]).toMatchObject({ subject: 'u1', revokedAt: null });
    });
});
describe('without an issuer to sign in at', () => {
    it('there is nothing to sign in at, and cookies count for nothing', async () => {
        await browser.signIn();
        const plain = await startTestApi(store);
        const there = openTestBrowser(plain.url);
        there.jar.set('gradlens_session', browser.jar.get('gradlens_session'));
        expect(await there.session()).toEqual({ signIn: false, signedIn: false });
        expect((await there.ask(WHO)).status).toBe(401);
        expect((await there.open('/auth/sign-in')).status).toBe(404);
        await expect(there.socket({}).iterate({ query: WHO }).next()).rejects.toMatchObject({ code: 4403 });
        await plain.close();
    });
});
describe('a session that was revoked', () => {
    it('is listed and revoked as a token is', async () => {
        await browser.signIn();
        const { data } = await api.send('{ accessTokens(first: 1) { edges { node { id name role subject createdBy } } } }');
        const { node } = data.accessTokens.edges[0];
        expect(node).toMatchObject({ name: 'desk-1', role: 'REVIEWER', subject: 'u1', createdBy: issuer.url });
        await revokeAccessToken(store, node.id);
        expect((await sessions())[0]?.revokedAt).toBeInstanceOf(Date);
    });
});
//# sourceMappingURL=sign-in.e2e.spec.js.map