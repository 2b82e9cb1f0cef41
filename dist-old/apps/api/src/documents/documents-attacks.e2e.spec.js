import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
const hashOf = (text) => createHash('sha256').update(text).digest('hex');
const KNOWN = 'query Known{whoAmI{name __typename}}';
const OTHER = '{ whoAmI { role } }';
const ACT = 'mutation Act($input:RevokeAccessTokenInput!){revokeAccessToken(input:$input){__typename}}';
const LIVE = 'subscription Live{runChanged{kind}}';
const ID = `sha256:${hashOf(KNOWN)}`;
const apollo = (text) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } });
let store;
let folder;
const apis = {};
beforeAll(async () => {
    store = await testStore();
    folder = mkdtempSync(join(tmpdir(), 'gradlens-test-documents-'));
    mkdirSync(join(folder, '.vite'));
    writeFileSync(join(folder, '.vite/persisted-documents.json'), JSON.stringify(Object.fromEntries([KNOWN, ACT, LIVE].map((text) => [`sha256:${hashOf(text)}`, text]))));
    for (const documents of ['any', 'known'])
        apis[documents] = await startTestApi(store, { dashboardFolder: folder, documents });
});
afterAll(async () => {
    for (const api of Object.values(apis))
        await api.close();
    rmSync(folder, { recursive: true, force: true });
    await store.close();
});
async function ask(policy, init, search = '', path = '/graphql') {
    const headers = { authorization: `Bearer ${TEST_TOKEN}`, 'apollo-require-preflight': '1', ...(init.body === undefined ? {} : { 'content-type': 'application/json' }), ...init.headers };
    const response = await fetch(`${apis[policy]?.url ?? ''}${path}${search}`, { ...init, headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
}
const get = (policy, asked) => ask(policy, {}, `?${new URLSearchParams(asked.map(([name, value]) => [name, value])).toString()}`);
const post = (policy, body) => ask(policy, { method: 'POST', body: JSON.stringify(body) });
describe.each(['any', 'known'])('with GRADLENS_DOCUMENTS=%s', (policy) => {
    it.each(['query', 'documentId', 'extensions', 'operationName', 'variables'])('an address that gives %s twice is refused, also where both say the same', async (name) => {
        const values = { query: KNOWN, documentId: ID, extensions: JSON.stringify(apollo(KNOWN)), operationName: 'Known', variables: '{}' };
        for (const second of [values[name] ?? '', '', OTHER]) {
            const { status, text } = await get(policy, [['documentId', ID], ...(name === 'documentId' ? [] : [[name, values[name] ?? '']]), [name, second]]);
            expect([status, text], second).toEqual([400, JSON.stringify({ errors: [{ message: `The '${name}' search parameter may only be specified once.`, extensions: { code: 'BAD_REQUEST' } }] })]);
        }
    });
    it('what stands beside a hash is not lost', async () => {
        expect((await get(policy, [['documentId', ID]])).text).toContain('WhoAmI');
        for (const extensions of ['{', '5', '[]', 'null', '"x"', '']) {
            const { status, text } = await get(policy, [['documentId', ID], ['extensions', extensions]]);
            expect([status, text.includes('extensions must be an object')], extensions).toEqual([400, true]);
        }
        for (const extensions of [5, 'x', [], true])
            expect((await post(policy, { documentId: ID, extensions })).status, JSON.stringify(extensions)).toBe(400);
        for (const query of [5, {}, [OTHER], true])
            expect((await post(policy, { documentId: ID, query })).status, JSON.stringify(query)).toBe(400);
        for (const query of ['', null])
            expect((await post(policy, { documentId: ID, query })).text, String(query)).toContain('WhoAmI');
        expect((await post(policy, { documentId: ID, variables: 'x' })).status).toBe(400);
        expect((await post(policy, { documentId: ID, operationName: 'Another' })).text).toContain('Unknown operation named');
    });
    it('both names of one hash must agree, and with the text', async () => {
        expect((await post(policy, { documentId: ID, extensions: apollo(KNOWN), query: KNOWN })).text).toContain('WhoAmI');
        for (const asked of [{ documentId: ID, extensions: apollo(ACT) }, { documentId: ID, query: ACT }, { documentId: ID, extensions: { persistedQuery: { version: 1 } } }, { documentId: ID, extensions: { persistedQuery: { version: '1', sha256Hash: hashOf(KNOWN) } } }, { documentId: [ID] }, { documentId: hashOf(KNOWN) }]) {
            const { status, text } = await post(policy, asked);
            expect([status, text.includes('BAD_REQUEST')], JSON.stringify(asked)).toEqual([400, true]);
        }
    });
    it('a known mutation is not done by GET, and a known subscription not answered over HTTP', async () => {
        expect((await get(policy, [['documentId', `sha256:${hashOf(ACT)}`], ['variables', '{"input":{"id":"x"}}']])).status).toBe(405);
        const { status, text } = await post(policy, { documentId: `sha256:${hashOf(LIVE)}` });
        expect([status < 500, text.includes('errors'), text.includes('"kind"')]).toEqual([true, true, false]);
    });
    it('lists of operations are refused', async () => {
        for (const body of [[], [{ documentId: ID }], [{ query: KNOWN }, { query: KNOWN }], { 0: { documentId: ID } }])
            expect((await post(policy, body)).status, JSON.stringify(body)).toBe(400);
    });
    it('a web socket takes known documents by either name, and refuses what it does not know', async () => {
        const of = (payload) => apis[policy].socket().iterate(payload).next().then(({ value }) => value, (errors) => errors);
        for (const payload of [{ query: '', documentId: ID }, { query: '', extensions: apollo(KNOWN) }, { query: KNOWN, documentId: ID }])
            expect(await of(payload)).toMatchObject({ data: { whoAmI: {} } });
        for (const payload of [{ query: '', documentId: `sha256:${hashOf(OTHER)}` }, { query: '', extensions: apollo(OTHER) }])
            expect(JSON.stringify(await of(payload))).toContain('PERSISTED_QUERY_NOT_FOUND');
        for (const payload of [{ query: ' ', documentId: ID }, { query: '', documentId: 'x' }, { query: OTHER, documentId: ID }])
            expect(JSON.stringify(await of(payload))).toMatch(policy === 'any' ? /BAD_REQUEST/ : /BAD_REQUEST|QUERY_NOT_IN_SAFELIST/);
    });
});
describe('an area that is asked by another method', () => {
    it.each([
        ['PUT', '/graphql', 'GET, POST'], ['PATCH', '/graphql', 'GET, POST'], ['DELETE', '/graphql', 'GET, POST'], ['OPTIONS', '/graphql', 'GET, POST'], ['PUT', '//GraphQL/x', 'GET, POST'],
        ['PUT', '/ledger/v1/runs/x', 'GET, HEAD'], ['POST', '/reports/v1/x', 'GET, HEAD'], ['DELETE', '/metrics', 'GET, HEAD'],
    ])('%s %s is refused with 405 in the form of that area, and says which it takes', async (method, path, allowed) => {
        const { status, headers, text } = await ask('any', { method, ...(method === 'OPTIONS' ? {} : { body: '{"query":"{ whoAmI { role } }"}' }) }, '', path);
        const area = /[a-z]+/i.exec(path)?.[0].toLowerCase() ?? '';
        const message = `/${area} is asked by ${allowed}`;
        const expected = area === 'graphql' ? { errors: [{ message, extensions: { code: 'METHOD_NOT_ALLOWED' } }] } : { error: { code: 'method_not_allowed', message } };
        expect([status, headers.get('allow'), headers.get('content-type'), JSON.parse(text)]).toEqual([405, allowed, 'application/json; charset=utf-8', expected]);
    });
    it('is told so to nobody without a token', async () => {
        expect((await ask('any', { method: 'PUT', headers: { authorization: 'Bearer nobody-0123456789' } })).status).toBe(401);
        expect((await ask('any', { method: 'HEAD' })).status).toBe(405);
        expect((await ask('any', { method: 'HEAD' }, '', '/metrics')).status).toBe(200);
    });
});
//# sourceMappingURL=documents-attacks.e2e.spec.js.map