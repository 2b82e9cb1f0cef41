import { get } from 'node:http';
import { createSession, listAccessTokens, newSessionSecret, revokeAccessToken } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
import { openTestBrowser } from '../testing/test-browser.js';
import { openTestIssuer } from '../testing/test-issuer.js';
const VIEWER = { sub: 'u1', preferred_username: 'desk-1', gradlens_role: 'viewer' };
const WHO = '{ whoAmI { name } }';
const EVIL = 'http://evil.example';
let store;
let issuer;
let api;
let browser;
beforeAll(async () => {
    store = await testStore();
    issuer = await openTestIssuer();
});
beforeEach(async () => {
    issuer.person = VIEWER;
    issuer.faults = {};
    // its own each time: refused sign-ins are counted
    api = await startTestApi(store, { signIn: issuer.signIn });
    browser = openTestBrowser(api.url);
});
afterEach(() => api.close());
afterAll(async () => {
    issuer.close();
    await store.close();
});
async function lastResult() {
    const { rows } = await store.pool.query(`select result from audit_entry where action = 'signIn' order by seq desc limit 1`);
    return rows[0]?.result ?? '';
}
/** Where the browser stands at the issuer's door: what it was sent there with, and the address that leads it back. */
async function wayBack(of) {
    return await of.atIssuer((await of.open('/auth/sign-in')).location ?? '');
}
describe('what comes back from the issuer', () => {
    it('is used once: a replayed state begins no second session, neither without the cookie nor with it', async () => {
        const asked = (await browser.open('/auth/sign-in')).location;
        const back = await browser.atIssuer(asked);
        const kept = browser.jar.get('gradlens_sign-in');
        expect((await browser.open(back)).location).toBe('/');
        const first = await listAccessTokens(store);
        browser.jar.delete('gradlens_session');
        expect((await browser.open(back)).location).toBe('/#sign-in=again');
        expect(await lastResult()).toBe('STATE_MISMATCH');
        // whoever kept the cookie has a code that the issuer takes once
        browser.jar.set('gradlens_sign-in', kept);
        expect((await browser.open(back)).location).toBe('/#sign-in=refused');
        expect(await lastResult()).toBe('ISSUER_REFUSED');
        // and with another code for the same attempt, its state is used up here
        const again = await browser.atIssuer(asked);
        browser.jar.set('gradlens_sign-in', kept);
        expect((await browser.open(again)).location).toBe('/#sign-in=again');
        expect(await lastResult()).toBe('STATE_USED');
        expect(browser.jar.has('gradlens_session')).toBe(false);
        expect((await listAccessTokens(store)).length).toBe(first.length);
    });
    it('belongs to the browser that began it: another one is signed in by nobody else’s way back', async () => {
        const victim = openTestBrowser(api.url);
        const back = await wayBack(browser);
        expect((await victim.open(back)).location).toBe('/#sign-in=again');
        await victim.open('/auth/sign-in');
        expect((await victim.open(back)).location).toBe('/#sign-in=again');
        expect(victim.jar.has('gradlens_session')).toBe(false);
        expect(await lastResult()).toBe('STATE_MISMATCH');
    });
    it('is refused with a code of somebody else in it: the verifier of this browser does not redeem it', async () => {
        const stolen = new URL(await wayBack(openTestBrowser(api.url))).searchParams.get('code');
        const back = new URL(await wayBack(browser));
        back.searchParams.set('code', stolen);
        const asked = issuer.asked.tokens;
        expect((await browser.open(back.href)).location).toBe('/#sign-in=refused');
        expect(issuer.asked.tokens).toBe(asked + 1);
        expect(await lastResult()).toBe('ISSUER_REFUSED');
    });
    it.each([
        ['a foreign nonce', { claims: { nonce: 'another' } }],
        ['another audience', { audience: 'another' }],
        ['another party', { claims: { azp: 'another' } }],
        ['several audiences, for another party', { audience: ['dashboard', 'another'], claims: { azp: 'another' } }],
        ['another issuer', { issuer: 'http://127.0.0.1:1' }],
        ['a key that is not of the issuer', { kid: 'unknown' }],
        ['an end that is past', { expires: -60 }],
        ['an end that is past, though within what clocks may differ', { expires: -10 }],
    ])('is refused with an id token of %s', async (_name, faults) => {
        issuer.faults = faults;
        expect((await browser.signIn()).location).toBe('/#sign-in=refused');
        expect(browser.jar.has('gradlens_session')).toBe(false);
        expect(await lastResult()).toBe('TOKEN_NOT_VALID');
    });
    it.each(['', '?code=x', '?state=x&code=x', '?error=access_denied', '?state=a&state=b&code=x'])('is refused where it is made up: %j', async (query) => {
        await browser.open('/auth/sign-in');
        const asked = issuer.asked.tokens;
        expect((await browser.open(`/auth/callback${query}`)).location).toBe('/#sign-in=again');
        expect(issuer.asked.tokens).toBe(asked);
    });
    const count = async () => (await store.pool.query(`select count(*)::int as n from audit_entry where action = 'signIn'`)).rows[0].n;
    it('fills neither the audit log nor the issuer: an address that is refused too often waits', async () => {
        const before = await count();
        const told = new Set();
        for (let i = 0; i < 25; i++)
            told.add((await browser.open('/auth/callback?state=x&code=x')).location);
        expect([...told]).toEqual(['/#sign-in=again', '/#sign-in=too-often']);
        expect((await count()) - before).toBeLessThan(25);
    });
    it('is bounded also where much comes back at once; sign-ins do not count', async () => {
        for (let i = 0; i < 21; i++)
            expect((await browser.signIn()).location).toBe('/');
        const before = await count();
        await Promise.all(Array.from({ length: 80 }, () => openTestBrowser(api.url).open('/auth/callback?state=x&code=x')));
        expect((await count()) - before).toBeLessThan(40);
    });
});
describe('the page that signing in leads to', () => {
    it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example', '/\t/evil.example', '/auth/sign-out'])('is of this service: %j leads to the first one', async (path) => {
        expect((await browser.signIn(path)).location).toBe('/');
    });
    it('is of this service, whatever the cookie says', async () => {
        const back = await wayBack(browser);
        const [time, secret] = browser.jar.get('gradlens_sign-in').split('.');
        browser.jar.set('gradlens_sign-in', `${time}.${secret}.${Buffer.from('//evil.example').toString('base64url')}`);
        expect((await browser.open(back)).location).toBe('/');
    });
});
describe('a session that somebody else chose', () => {
    it('is not the one that signing in leads to: the secret is new', async () => {
        const planted = newSessionSecret();
        browser.jar.set('gradlens_session', planted);
        expect((await browser.ask(WHO)).status).toBe(401);
        await browser.signIn();
        expect(browser.jar.get('gradlens_session')).not.toBe(planted);
        expect((await browser.ask(WHO, { cookie: `gradlens_session=${planted}` })).status).toBe(401);
    });
    it('is no token, nor a token a session: neither opens where the other does', async () => {
        await browser.signIn();
        const secret = browser.jar.get('gradlens_session');
        expect((await api.send(WHO, {}, { authorization: `Bearer ${secret}` })).status).toBe(401);
        await expect(api.socket(secret).iterate({ query: WHO }).next()).rejects.toMatchObject({ code: 4403 });
        for (const token of [TEST_TOKEN, await issuer.sign({ gradlens_role: 'admin' })])
            expect((await browser.ask(WHO, { cookie: `gradlens_session=${token}` })).status).toBe(401);
        expect((await browser.ask(WHO, { cookie: `gradlens_session=${secret}; gradlens_session=${newSessionSecret()}` })).status).toBe(401);
    });
});
describe('a request by cookie that another page sends', () => {
    const MUTATION = 'mutation { cancelRun(input: { run: "00000000-0000-7000-8000-000000000000", reason: "x" }) { __typename } }';
    const json = { 'content-type': 'application/json' };
    it.each([
        ['POST, of another origin', { method: 'POST', headers: { ...json, origin: EVIL }, body: JSON.stringify({ query: MUTATION }) }],
        ['POST, of the same name on another port', { method: 'POST', headers: { ...json, origin: 'http://127.0.0.1:1' }, body: JSON.stringify({ query: MUTATION }) }],
        ['POST, of another site', { method: 'POST', headers: { ...json, 'sec-fetch-site': 'cross-site' }, body: JSON.stringify({ query: MUTATION }) }],
        ['POST, of the same site', { method: 'POST', headers: { ...json, 'sec-fetch-site': 'same-site' }, body: JSON.stringify({ query: MUTATION }) }],
        ['POST, without the header', { method: 'POST', headers: { ...json, 'apollo-require-preflight': '' }, body: JSON.stringify({ query: MUTATION }) }],
        ['POST, a form', { method: 'POST', headers: { 'content-type': 'text/plain', 'apollo-require-preflight': '' }, body: JSON.stringify({ query: MUTATION }) }],
        ['GET, of another origin', { headers: { origin: EVIL } }],
        ['GET, without the header', { headers: { 'apollo-require-preflight': '' } }],
        ['GET, of an origin that is hidden', { headers: { origin: 'null' } }],
    ])('is refused: %s', async (_name, init) => {
        await browser.signIn();
        const response = await browser.fetch(!('method' in init) ? `/graphql?query=${encodeURIComponent(WHO)}` : '/graphql', init);
        expect(response.status).toBe(403);
        expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
        expect((await browser.fetch(`/graphql?query=${encodeURIComponent(WHO)}`)).status).toBe(200);
    });
    it('opens no web socket, nor one of nobody’s origin; a page of the service does', async () => {
        await browser.signIn();
        const first = (at) => browser.socket(at).iterate({ query: WHO }).next();
        expect(await first({})).toMatchObject({ value: { data: { whoAmI: { name: 'desk-1' } } } });
        for (const origin of [EVIL, 'null', null, api.url.replace('http:', 'https:'), `${api.url}.evil.example`])
            await expect(first({ origin }), String(origin)).rejects.toMatchObject({ code: 4403 });
    });
});
describe('a session that has ended', () => {
    const soon = async () => {
        const begun = await createSession(store, { tokenId: '01890000-0000-7000-8000-000000000002', role: 'viewer', name: 'desk-2', project: null, subject: 'u2', createdBy: issuer.url, expiresInSeconds: 4 });
        return begun.secret;
    };
    /** Asks over one socket until it is closed. */
    async function closedBy(of, until) {
        const client = of.socket({});
        let closed = null;
        // the one subscription keeps the socket open; the operations beside it show whether it is told anything
        const open = (async () => {
            await client.iterate({ query: 'subscription { runChanged { kind } }' }).next();
        })().catch((event) => { closed = event; });
        expect((await client.iterate({ query: WHO }).next()).value).toMatchObject({ data: { whoAmI: {} } });
        await until();
        const end = performance.now() + 20_000;
        while (closed === null && performance.now() < end) {
            await client.iterate({ query: WHO }).next().catch(() => undefined);
            await new Promise((resolve) => setTimeout(resolve, 200));
        }
        await open;
        return closed;
    }
    it('by revocation is nobody’s within seconds, over HTTP and on an open web socket', async () => {
        await browser.signIn();
        const [row] = (await listAccessTokens(store)).filter(({ subject, revokedAt }) => subject === 'u1' && revokedAt === null);
        expect(await closedBy(browser, () => revokeAccessToken(store, row.tokenId))).toMatchObject({ code: 4403 });
        expect((await browser.ask(WHO)).status).toBe(401);
    }, 60_000);
    it('by its time is nobody’s at once, over HTTP and on an open web socket', async () => {
        browser.jar.set('gradlens_session', await soon());
        expect((await browser.ask(WHO)).status).toBe(200);
        expect(await closedBy(browser, () => Promise.resolve())).toMatchObject({ code: 4403 });
        expect((await browser.ask(WHO)).status).toBe(401);
    }, 60_000);
});
describe('cookies of a service that is reached by https', () => {
    it('are of this host alone, and never sent in the open', async () => {
        const behind = await startTestApi(store, { hosts: ['127.0.0.1', 'lens.example'], publicUrl: 'https://lens.example', signIn: issuer.signIn });
        const { status, headers } = await rawGet(behind.url, '/auth/sign-in', 'lens.example');
        await behind.close();
        expect(status).toBe(303);
        expect(new URL(headers.location).searchParams.get('redirect_uri')).toBe('https://lens.example/auth/callback');
        expect(headers['set-cookie']).toEqual([expect.stringMatching(/^__Host-gradlens_sign-in=[\w.-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/)]);
    });
});
/** A GET that names another host than the one it goes to. */
async function rawGet(url, path, host) {
    const { hostname, port } = new URL(url);
    return await new Promise((resolve, reject) => {
        get({ hostname, port, path, headers: { host } }, (response) => {
            response.resume().on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers }); });
        }).on('error', reject);
    });
}
//# sourceMappingURL=sign-in-attacks.e2e.spec.js.map