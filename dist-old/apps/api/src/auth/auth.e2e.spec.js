import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi } from '../testing/test-api.js';
import { readAccessToken } from './access-token.js';
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
const HEALTH = '{ health { database } }';
describe('access over HTTP', () => {
    it('lets in whoever has the token', async () => {
        expect(await api.send(HEALTH)).toMatchObject({ status: 200, data: { health: { database: 'ok' } } });
    });
    it.each(['', 'Bearer', 'Bearer wrong', 'Basic dGVzdA==', 'Bearer test-token-0123456789x'])('answers 401 to "%s"', async (authorization) => {
        const answer = await api.send(HEALTH, {}, { authorization });
        expect(answer.status).toBe(401);
        expect(answer.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    });
    it.each(['/graphql/', '//graphql', '/graph%71l', '/GRAPHQL'])('is not fooled by the spelling %s', async (path) => {
        const response = await rawGet(`${path}?query=%7B__typename%7D`);
        expect(response.status).toBe(401);
    });
    it('answers /health to everybody, without details', async () => {
        const response = await fetch(`${api.url}/health`);
        expect(await response.json()).toEqual({ status: 'ok' });
    });
    it('refuses another host name: DNS rebinding', async () => {
        expect((await rawGet('/health', 'evil.example:80')).status).toBe(421);
        expect((await rawGet('/health', 'localhost:80')).status).toBe(200);
    });
    it('refuses a form post from another page', async () => {
        const answer = await api.send(HEALTH, {}, { 'content-type': 'text/plain' });
        expect(answer.status).toBe(400);
        expect(answer.errors[0]?.message).toContain('Cross-Site Request Forgery');
    });
    it('allows no other origin to read', async () => {
        const response = await fetch(`${api.url}/health`, { headers: { origin: 'http://evil.example' } });
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
    });
});
describe('access over the web socket', () => {
    it('closes with 4403 without the right token', async () => {
        const client = api.socket('wrong');
        const reading = client.iterate({ query: HEALTH }).next();
        await expect(reading).rejects.toMatchObject({ code: 4403 });
    });
    it('answers with the token', async () => {
        const answer = await api.socket().iterate({ query: HEALTH }).next();
        expect(answer.value).toMatchObject({ data: { health: { database: 'ok' } } });
    });
});
describe('static files', () => {
    it('says that the dashboard is not built, with the security headers', async () => {
        const response = await fetch(`${api.url}/runs/some`);
        expect(response.status).toBe(503);
        expect(await response.text()).toContain('not built');
        expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    });
});
describe('readAccessToken', () => {
    it('makes a token once, readable by its owner alone, and finds it again', async () => {
        const home = mkdtempSync(join(tmpdir(), 'gradlens-token-'));
        const [first, second] = await Promise.all([readAccessToken(home, undefined), readAccessToken(home, undefined)]);
        expect(first).toMatch(/^[\w-]{43}$/);
        expect(second).toBe(first);
        expect(readFileSync(join(home, 'token'), 'utf8').trim()).toBe(first);
        expect(statSync(join(home, 'token')).mode & 0o777).toBe(0o600);
        expect(await readAccessToken(home, 'the-operators-own')).toBe('the-operators-own');
        rmSync(home, { recursive: true });
    });
});
/** A GET as it is written: fetch would tidy the path and set the host. */
function rawGet(path, host) {
    const { hostname, port } = new URL(api.url);
    return new Promise((resolve, reject) => {
        const sent = request({ hostname, port, path, headers: host === undefined ? {} : { host } }, (response) => {
            response.resume();
            resolve({ status: response.statusCode ?? 0 });
        });
        sent.on('error', reject).end();
    });
}
//# sourceMappingURL=auth.e2e.spec.js.map