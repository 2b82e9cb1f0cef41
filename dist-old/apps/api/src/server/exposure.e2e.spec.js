import { readFileSync } from 'node:fs';
import { request as secureRequest } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { InputError, readEnvironment } from '#libs/contracts';
import { createAccessToken } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../common/repo-root.js';
import { SECURITY_HEADERS } from '../static-files/security-headers.js';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
import { checkAddress } from './check-address.js';
const pem = (name) => readFileSync(join(repoRoot(), 'apps/api/src/testing/tls', name), 'utf8');
let store;
let api;
let secured;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store, { introspection: 'admin', requestMs: 500 });
    secured = await startTestApi(store, { tls: { cert: pem('cert.pem'), key: pem('key.pem') }, introspection: 'off' });
});
afterAll(async () => {
    await secured.close();
    await api.close();
    await store.close();
});
describe('the address to listen on', () => {
    const TOKEN = { GRADLENS_TOKEN: 'a-token-of-the-operator' };
    const TLS = { GRADLENS_TLS_CERT: 'cert.pem', GRADLENS_TLS_KEY: 'key.pem' };
    const problemOf = (variables) => {
        try {
            checkAddress(readEnvironment(variables));
            return null;
        }
        catch (error) {
            if (error instanceof InputError)
                return error.problem;
            throw error;
        }
    };
    it.each([{}, { GRADLENS_HOST: '::1' }, { GRADLENS_HOST: '127.0.0.2' }, { ...TOKEN, ...TLS, GRADLENS_HOST: '0.0.0.0' }, { ...TOKEN, GRADLENS_HOST: '::', GRADLENS_PUBLIC_URL: 'https://lens.example.org' }])('may be %o', (variables) => {
        expect(problemOf(variables)).toBeNull();
    });
    it.each([{ GRADLENS_HOST: '0.0.0.0' }, { ...TLS, GRADLENS_HOST: '10.0.0.1' }, { ...TOKEN, GRADLENS_HOST: '::' }, { ...TOKEN, GRADLENS_HOST: '127.0.0.1.example.org' }])('may not be %o', (variables) => {
        expect(problemOf(variables)?.path).toBe('GRADLENS_HOST');
    });
    it('needs certificate and key together', () => {
        expect(problemOf({ GRADLENS_TLS_CERT: 'a' })?.path).toBe('GRADLENS_TLS_KEY');
        expect(problemOf({ GRADLENS_TLS_KEY: 'a' })?.path).toBe('GRADLENS_TLS_CERT');
    });
});
describe('TLS', () => {
    it('is served with the certificate, and tells browsers to stay with it; plain HTTP is not answered', async () => {
        expect(secured.url).toMatch(/^https:/);
        const { hostname, port } = new URL(secured.url);
        const headers = await new Promise((resolve, reject) => {
            secureRequest({ hostname, port, path: '/health', ca: pem('cert.pem') }, (response) => {
                response.resume();
                resolve({ ...response.headers, status: response.statusCode });
            }).on('error', reject).end();
        });
        expect(headers).toMatchObject({ status: 200, 'strict-transport-security': 'max-age=31536000' });
        await expect(fetch(`http://${hostname}:${port}/health`)).rejects.toThrow();
    });
});
describe('every answer', () => {
    it.each(['/', '/health', '/graphql', '/metrics', '/ingest/v1/runs/x', '/assets/none.js', '/%'])('%s has the security headers, and no origin may read it', async (path) => {
        const response = await fetch(`${api.url}${path}`, { headers: { origin: 'http://evil.example' } });
        expect(Object.fromEntries(Object.keys(SECURITY_HEADERS).map((name) => [name, response.headers.get(name)]))).toEqual(SECURITY_HEADERS);
        for (const name of ['access-control-allow-origin', 'access-control-allow-credentials', 'server', 'x-powered-by'])
            expect(response.headers.get(name), name).toBeNull();
    });
    it('allows no other origin to ask: no preflight is answered', async () => {
        const response = await fetch(`${api.url}/graphql`, { method: 'OPTIONS', headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' } });
        expect(response.ok).toBe(false);
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
    });
    it('tells an error without internals: the log has them', async () => {
        await store.pool.query('alter table run_layer rename column name to name_away');
        try {
            const answer = await api.send('{ runs(first: 1) { edges { node { layers { name } } } } run(uuid: "00000000-0000-7000-8000-000000000000") { layers { name } } }');
            expect(JSON.stringify(answer)).not.toMatch(/name_away|column|stack|node_modules|apps\/api/);
        }
        finally {
            await store.pool.query('alter table run_layer rename column name_away to name');
        }
    });
});
describe('introspection', () => {
    const SCHEMA = '{ __schema { queryType { name } } health { version } }';
    it('is for whom the policy says, over HTTP and over the web socket; names are not proposed to the others', async () => {
        expect((await api.send(SCHEMA)).data).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
        const { secret } = await createAccessToken(store, { role: 'viewer', name: 'v', createdBy: 'spec' });
        const headers = { authorization: `Bearer ${secret}` };
        for (const query of [SCHEMA, '{ __type(name: "Run") { name } }', 'query { ...F } fragment F on Query { a: __schema { __typename } }']) {
            expect(await api.send(query, {}, headers)).toMatchObject({ status: 403, data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
        }
        const told = await api.socket(secret).iterate({ query: SCHEMA }).next().catch((errors) => errors);
        expect(JSON.stringify(told)).toContain('the schema is told to admins only');
        const guess = await api.send('{ healt { version } }', {}, headers);
        const guessed = await api.socket(secret).iterate({ query: '{ healt { version } }' }).next().catch((errors) => errors);
        expect(guess.errors[0]?.message).toContain('Cannot query field');
        expect(JSON.stringify([guess, guessed])).not.toContain('Did you mean');
        expect(await api.send('{ __typename health { __typename } }', {}, headers)).toMatchObject({ status: 200, errors: [] });
    });
});
describe('a slow request', () => {
    it.each(['POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\nAuthorization: Bearer ' + TEST_TOKEN + '\r\n\r\n{"query":', 'POST /graphql HTTP/1.1\r\nHost: local'])('is ended: %#', async (start) => {
        const { hostname, port } = new URL(api.url);
        const socket = connect({ host: hostname, port: Number(port) });
        socket.write(start);
        let answer = '';
        socket.on('data', (chunk) => (answer += String(chunk)));
        await new Promise((resolve) => socket.on('close', resolve));
        expect(answer).toMatch(/^HTTP\/1.1 408 /);
    });
});
//# sourceMappingURL=exposure.e2e.spec.js.map