import { testStore } from '#libs/testing';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
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
const STRICT = { accept: 'application/graphql-response+json' };
/** alerts → run → alerts → run …: as deep as one likes. */
function deepQuery(levels) {
    return levels === 0 ? 'totalCount' : `edges { node { run { alerts(first: 1) { ${deepQuery(levels - 1)} } } } }`;
}
describe('query limits over HTTP', () => {
    it.each([
        ['deep', `{ alerts(first: 1) { ${deepQuery(5)} } }`, 'QUERY_TOO_DEEP'],
        ['costly', '{ runs(first: 100) { edges { node { stepSeries(measure: LOSS, maxPoints: 5000) { points { step } } } } } }', 'QUERY_TOO_COSTLY'],
        ['many-named', `{ ${Array.from({ length: 400 }, (_, i) => `a${i}: health { version }`).join(' ')} }`, 'QUERY_TOO_MANY_ALIASES'],
    ])('refuse a %s query: 400 where errors have a status of their own, else 200 with a code', async (_name, query, code) => {
        const strict = await api.send(query, {}, STRICT);
        expect(strict.status).toBe(400);
        expect(strict.errors[0]?.extensions['code']).toBe(code);
        const lax = await api.send(query);
        expect(lax.status).toBe(200);
        expect(lax.errors[0]?.extensions['code']).toBe(code);
        expect(lax.data).toBeNull();
    });
    it.each([
        ['does not parse', '{'],
        ['is not valid', '{ nothing }'],
        ['has variables of another type', 'query ($n: Int!) { runs(first: $n) { totalCount } }'],
    ])('answer a document that %s with 400 where errors have a status of their own, else with 200', async (_name, query) => {
        expect((await api.send(query, { n: 'x' }, STRICT)).status).toBe(400);
        expect(await api.send(query, { n: 'x' })).toMatchObject({ status: 200, data: null });
    });
    it.each([
        ['{', 'GRAPHQL_PARSE_FAILED'],
        ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
        ['query ($n: Int!) { runs(first: $n) { totalCount } }', 'BAD_USER_INPUT'],
    ])('tell of %s the same code over the web socket as over HTTP', async (query, code) => {
        const overHttp = await api.send(query, { n: 'x' });
        const overSocket = await api.socket().iterate({ query, variables: { n: 'x' } }).next().then(() => [], (errors) => errors);
        expect([overHttp.errors, overSocket]).toMatchObject([[{ extensions: { code } }], [{ extensions: { code } }]]);
    });
    it.each([
        ['{', 400, 'BAD_REQUEST'],
        ['', 400, 'BAD_REQUEST'],
        [`{"query":"${'x'.repeat(1024 * 1024)}"}`, 413, 'PAYLOAD_TOO_LARGE'],
    ])('answer a body that cannot be read as GraphQL answers all errors: %#', async (body, status, code) => {
        const response = await fetch(`${api.url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_TOKEN}` } });
        expect([response.status, await response.json()]).toEqual([status, { errors: [{ message: expect.any(String), extensions: { code } }] }]);
    });
    it('refuse a text of more than 10,000 tokens with 400', async () => {
        const answer = await api.send(`{ ${'health '.repeat(11_000)} }`, {}, STRICT);
        expect(answer).toMatchObject({ status: 400, data: null });
        expect(answer.errors[0]?.message).toContain('10000 tokens');
    });
    it('tell the cost of a query that is within them', async () => {
        expect((await api.send('{ health { version database } }')).extensions).toEqual({ cost: 3 });
    });
    it('let introspection pass', async () => {
        const answer = await api.send(getIntrospectionQuery());
        expect(answer.errors).toEqual([]);
    });
});
//# sourceMappingURL=limits.e2e.spec.js.map