import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testStore } from '#libs/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
import { openTestBrowser } from '../testing/test-browser.js';
import { openTestIssuer } from '../testing/test-issuer.js';
const hashOf = (text) => createHash('sha256').update(text).digest('hex');
const manifestOf = (...texts) => JSON.stringify(Object.fromEntries(texts.map((text) => [`sha256:${hashOf(text)}`, text])));
const KNOWN = 'query Runs($first:Int!){runs(first:$first){totalCount __typename}}';
const LIVE = 'subscription Live{runChanged{kind}}';
const OWN = '{ health { database } }';
const OTHER = '{ whoAmI { role } }';
const COUNTED = { runs: { totalCount: 0, __typename: 'RunConnection' } };
let store;
let folder;
let api;
beforeAll(async () => {
    store = await testStore();
    folder = mkdtempSync(join(tmpdir(), 'gradlens-test-documents-'));
    mkdirSync(join(folder, '.vite'));
    build(KNOWN, LIVE);
    writeFileSync(join(folder, 'own.json'), manifestOf(OWN));
});
afterEach(async () => {
    await api?.close();
    api = undefined;
});
afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await store.close();
});
/** Builds a dashboard that sends these. */
function build(...texts) {
    const file = join(folder, '.vite/persisted-documents.json');
    writeFileSync(file, manifestOf(...texts));
    utimesSync(file, new Date(), new Date(Date.now() + 1000 * texts.length)); // another moment than before, however coarse the clock of the disk
}
async function start(documents) {
    api = await startTestApi(store, { dashboardFolder: folder, ...(documents === undefined ? {} : { documents, documentsFile: join(folder, 'own.json') }) });
    return api;
}
async function post(body, headers = {}) {
    const response = await fetch(`${api?.url ?? ''}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${TEST_TOKEN}`, 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    return { status: response.status, ...(await response.json()) };
}
async function get(asked) {
    const response = await fetch(`${api?.url ?? ''}/graphql?${new URLSearchParams(asked).toString()}`, { headers: { authorization: `Bearer ${TEST_TOKEN}`, 'apollo-require-preflight': '1' } });
    return { status: response.status, ...(await response.json()) };
}
const byHash = (text, version = 1) => ({ extensions: { persistedQuery: { version, sha256Hash: hashOf(text) } } });
const byId = (text) => ({ documentId: `sha256:${hashOf(text)}` });
const codeOf = ({ errors }) => errors?.[0]?.extensions.code;
describe('a document of the dashboard', () => {
    it('is asked by its hash alone, as Apollo and as GraphQL over HTTP write it, by POST and GET', async () => {
        await start();
        const variables = { first: 1 };
        expect(await post({ variables, ...byHash(KNOWN) })).toMatchObject({ status: 200, data: COUNTED });
        expect(await post({ variables, operationName: 'Runs', ...byId(KNOWN) })).toMatchObject({ status: 200, data: COUNTED });
        expect(await get({ variables: '{"first":1}', documentId: `sha256:${hashOf(KNOWN)}` })).toMatchObject({ status: 200, data: COUNTED });
        expect(await get({ variables: '{"first":1}', extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hashOf(KNOWN) } }) })).toMatchObject({ status: 200, data: COUNTED });
    });
    it('is limited as its text would be', async () => {
        await start();
        expect(codeOf(await post({ variables: { first: 200_000_000 }, ...byHash(KNOWN) }))).toBe('QUERY_TOO_COSTLY');
        expect(codeOf(await post({ variables: { first: 'x' }, ...byHash(KNOWN) }))).toBe('BAD_USER_INPUT');
        expect((await post({ variables: { first: 1 }, ...byHash(KNOWN) }, { authorization: 'Bearer nobody-0123456789' })).status).toBe(401);
    });
    it('is known when the dashboard was built anew under a running service', async () => {
        await start();
        expect(codeOf(await post(byHash(OTHER)))).toBe('PERSISTED_QUERY_NOT_FOUND');
        build(KNOWN, LIVE, OTHER);
        expect(await post(byHash(OTHER))).toMatchObject({ data: { whoAmI: { role: 'ADMIN' } } });
        writeFileSync(join(folder, '.vite/persisted-documents.json'), '{"sha256:');
        expect(codeOf(await post(byHash('{ a }')))).toBe('PERSISTED_QUERY_NOT_FOUND');
        expect(await post(byHash(OTHER))).toMatchObject({ data: { whoAmI: { role: 'ADMIN' } } });
        build(KNOWN, LIVE);
    });
    it('is subscribed to by its hash over the web socket', async () => {
        const { socket } = await start();
        const results = socket().iterate({ query: '', ...byHash(KNOWN), variables: { first: 1 } });
        expect((await results.next()).value).toMatchObject({ data: COUNTED });
        await expect(socket().iterate({ query: '', ...byHash(OTHER) }).next()).rejects.toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'PERSISTED_QUERY_NOT_FOUND' }) })]);
    });
});
describe('a hash that is not known', () => {
    it('is said to be so, and taken with its text as Apollo registers it', async () => {
        await start();
        const text = '{ whoAmI { name } }';
        for (const asked of [byHash(text), byId(text)]) {
            const answer = await post(asked);
            expect(answer).toMatchObject({ status: 200, errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
        }
        expect(await post({ query: text, ...byId(text) })).toMatchObject({ status: 200, data: { whoAmI: {} } });
        expect(await post(byId(text))).toMatchObject({ status: 200, data: { whoAmI: {} } });
    });
    it('is refused where it is none, or not of the text it comes with', async () => {
        await start();
        for (const documentId of ['x', `sha256:${hashOf(KNOWN).toUpperCase()}`, 7, '', {}])
            expect(await post({ documentId }), JSON.stringify(documentId)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
        expect(await post({ query: OTHER, ...byId(KNOWN) })).toMatchObject({ status: 400, errors: [{ message: 'the hash is not that of the text', extensions: { code: 'BAD_REQUEST' } }] });
        for (const id of [OTHER, KNOWN])
            expect((await post({ variables: { first: 1 }, ...byHash(KNOWN), ...byId(id) })).status, id).toBe(id === KNOWN ? 200 : 400);
        expect(await post(byHash(KNOWN, 2))).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    });
});
describe('GRADLENS_DOCUMENTS=known', () => {
    it('takes known documents, by hash or to the letter, and no other, however it is asked', async () => {
        const { socket } = await start('known');
        expect(await post({ variables: { first: 1 }, ...byHash(KNOWN) })).toMatchObject({ data: COUNTED });
        expect(await post({ variables: { first: 1 }, query: KNOWN })).toMatchObject({ data: COUNTED });
        expect(await post(byId(OWN))).toMatchObject({ data: { health: {} } });
        const refused = { status: 403, errors: [{ message: 'this service takes known documents only (GRADLENS_DOCUMENTS): its operator adds others to the file of GRADLENS_DOCUMENTS_FILE', extensions: { code: 'QUERY_NOT_IN_SAFELIST' } }] };
        for (const asked of [{ query: OTHER }, { query: OTHER, ...byHash(OTHER) }, { query: OTHER, ...byHash(KNOWN) }, { query: `${KNOWN} ` }, { query: '{ __schema { types { name } } }' }, { query: '{ nonsense' }])
            expect(await post(asked), JSON.stringify(asked)).toMatchObject(refused);
        expect(await get({ query: OTHER })).toMatchObject(refused);
        expect(codeOf(await post(byHash(OTHER)))).toBe('PERSISTED_QUERY_NOT_FOUND');
        expect((await post(byHash(OTHER), { accept: 'application/graphql-response+json' })).status).toBe(400);
        await expect(socket().iterate({ query: OTHER }).next()).rejects.toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'QUERY_NOT_IN_SAFELIST' }) })]);
        expect((await socket().iterate({ query: OWN }).next()).value).toMatchObject({ data: { health: {} } });
    });
    it('is not got around by what Apollo is told twice, in another form or in lists', async () => {
        await start('known');
        const ask = async (path, init) => await (await fetch(`${api?.url ?? ''}${path}`, { ...init, headers: { authorization: `Bearer ${TEST_TOKEN}`, 'apollo-require-preflight': '1', ...init.headers } })).text();
        const form = { 'content-type': 'application/x-www-form-urlencoded' };
        const json = { 'content-type': 'application/json' };
        const tries = [
            ask(`/graphql?query=${encodeURIComponent(KNOWN)}&query=${encodeURIComponent(OTHER)}`, {}),
            ask(`/graphql?query=&query=${encodeURIComponent(OTHER)}`, {}),
            ask(`//graphql?query=${encodeURIComponent(OTHER)}`, {}),
            ask(`/GraphQL?query=${encodeURIComponent(OTHER)}`, {}),
            ask(`/%67raphql?query=${encodeURIComponent(OTHER)}`, {}),
            ask(`/graphql?query=${encodeURIComponent(OTHER)}`, { method: 'POST', headers: json, body: '{"variables":{}}' }),
            ask('/graphql', { method: 'POST', headers: form, body: new URLSearchParams({ query: OTHER }).toString() }),
            ask('/graphql', { method: 'POST', headers: json, body: JSON.stringify([{ query: OTHER }]) }),
            ask('/graphql', { method: 'POST', headers: json, body: JSON.stringify({ query: { kind: 'Document' }, ...byHash(KNOWN) }) }),
        ];
        for (const answer of await Promise.all(tries))
            expect(answer).not.toContain('ADMIN');
    });
});
describe('GRADLENS_DOCUMENTS=sessions', () => {
    it('takes any document with a token, and from the session of a browser known ones only', async () => {
        const issuer = await openTestIssuer();
        api = await startTestApi(store, { dashboardFolder: folder, documents: 'sessions', signIn: issuer.signIn });
        try {
            issuer.person = { sub: 'u1', preferred_username: 'desk-1', gradlens_role: 'reviewer' };
            const browser = openTestBrowser(api.url);
            await browser.signIn();
            expect(await browser.ask(OTHER)).toMatchObject({ status: 403, errors: [{ extensions: { code: 'QUERY_NOT_IN_SAFELIST' } }] });
            expect(await browser.ask(KNOWN)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
            // one that a token had registered is not known by that
            expect(await post({ query: OTHER, ...byHash(OTHER) })).toMatchObject({ data: { whoAmI: { role: 'ADMIN' } } });
            const registered = await browser.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' }, body: JSON.stringify(byHash(OTHER)) });
            expect(await registered.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
        }
        finally {
            issuer.close();
        }
    });
});
describe('GRADLENS_DOCUMENTS_FILE', () => {
    it.each([
        ['[]', /is a list; allowed: a file of JSON/],
        ['{', /own\.json is .*JSON.*; allowed: a file of JSON/],
        ['{"x":"{ a }"}', /own\.json: x is "x"; allowed: sha256: and 64 hex digits/],
        [JSON.stringify({ [hashOf(OWN)]: OTHER }), /is a text with the hash \w{64}; allowed: the text with this hash/],
        [manifestOf('{ nothing }'), /is Cannot query field "nothing" on type "Query".*; allowed: a document that apps\/api\/schema.graphql allows/],
        [manifestOf('{'), /is Syntax Error/],
    ])('that holds %s is refused at the start', async (content, message) => {
        writeFileSync(join(folder, 'own.json'), content);
        await expect(startTestApi(store, { dashboardFolder: folder, documents: 'known', documentsFile: join(folder, 'own.json') })).rejects.toThrow(message);
    });
});
//# sourceMappingURL=documents.e2e.spec.js.map