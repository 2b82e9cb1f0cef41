import { request } from 'node:http';
import { createSilence } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../common/global-id.js';
import { buildApiSchema } from '../schema/print-api-schema.js';
import { madeOperations } from '../testing/made-operations.js';
import { projectOfThings } from '../testing/project-of-things.js';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
let store;
let api;
let schema;
let things;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    schema = await buildApiSchema();
    things = await projectOfThings(store, 'default', 'word');
    await createSilence(store, { matchers: [{ name: 'alertname', operator: '=', value: 'x' }], startsAt: null, end: { afterMs: 3_600_000 }, reason: 'word', createdBy: 'word' });
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const HEALTH = '{ health { version } }';
const CANCEL = 'mutation { cancelRun(input: { run: "00000000-0000-7000-8000-000000000000", reason: "x" }) { __typename } }';
const MUTATION = encodeURIComponent(CANCEL);
/** A request as it is written, with the token. */
function raw({ method = 'GET', path, headers = {}, body = '' }) {
    const { hostname, port } = new URL(api.url);
    return new Promise((resolve, reject) => {
        const sent = request({ hostname, port, path, method, headers: { authorization: `Bearer ${TEST_TOKEN}`, 'content-length': String(Buffer.byteLength(body)), ...headers } }, (response) => {
            let text = '';
            response.on('data', (chunk) => (text += String(chunk)));
            response.on('end', () => { resolve({ status: response.statusCode ?? 0, text }); });
        });
        sent.on('error', reject).end(body);
    });
}
describe('a document that is built to be dear', () => {
    const introspect = (levels) => `{ __schema { types { ${'fields { type { '.repeat(levels)} name ${'} } '.repeat(levels)} } } }`;
    it.each([
        ['alias', `{ ${Array.from({ length: 301 }, (_, i) => `a${i}: health { version }`).join(' ')} }`, 'QUERY_TOO_MANY_ALIASES'],
        ['alias of introspection', `{ ${Array.from({ length: 301 }, (_, i) => `a${i}: __typename`).join(' ')} }`, 'QUERY_TOO_MANY_ALIASES'],
        ['directive', `{ health { version ${'@include(if: true) '.repeat(1000)} } }`, 'GRAPHQL_VALIDATION_FAILED'],
        ['unknown directive', `{ health { version ${'@no '.repeat(4000)} } }`, 'GRAPHQL_VALIDATION_FAILED'],
        ['circular fragment', '{ health { ...A } } fragment A on Health { version ...B } fragment B on Health { ...A }', 'GRAPHQL_VALIDATION_FAILED'],
        ['circular introspection', introspect(8), 'GRAPHQL_VALIDATION_FAILED'],
        ['page by a default', 'query ($n: Int! = 100) { runs(first: $n) { edges { node { stepSeries(measure: LOSS, maxPoints: 5000) { points { step } } } } } }', 'QUERY_TOO_COSTLY'],
        ['nested list', `{ runs(first: ${'['.repeat(4900)}${']'.repeat(4900)}) { totalCount } }`, expect.stringMatching(/^GRAPHQL_(PARSE|VALIDATION)_FAILED$/)],
        ['field 4,000 times over', `{ health { ${'version '.repeat(4000)} } }`, 'GRAPHQL_VALIDATION_FAILED'],
        ['token', `{ ${'health '.repeat(11_000)} }`, 'GRAPHQL_PARSE_FAILED'],
    ])('is refused: %s', async (_name, query, code) => {
        const { data, errors } = await api.send(query);
        expect({ data, code: errors[0]?.extensions['code'], few: errors.length <= 101 }).toEqual({ data: null, code, few: true });
    });
    it('refuses selections that are nested deeper than any type, without falling over', async () => {
        const answer = await api.send(`{ runs(first: 1) ${'{ edges '.repeat(3000)} { cursor } ${'} '.repeat(3000)} }`);
        expect(answer.data).toBeNull();
        expect(answer.status).toBeLessThan(500);
        expect((await api.send(getIntrospectionQuery())).errors).toEqual([]);
    });
    it('is one at a time: a batch is refused', async () => {
        const answer = await raw({ method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ query: HEALTH }, { query: HEALTH }]) });
        expect(answer.status).toBe(400);
    });
});
describe('a body that is too much', () => {
    const post = (body) => raw({ method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json' }, body });
    it('is answered 413 above 1 MiB, of whatever it consists', async () => {
        expect((await post(JSON.stringify({ query: HEALTH, variables: { x: 'x'.repeat(1_100_000) } }))).status).toBe(413);
    });
    it.each([
        ['variables in variables', `{"query":"mutation ($s: JSON) { startRun(input: { spec: $s }) { __typename } }","variables":{"s":${'['.repeat(400_000)}${']'.repeat(400_000)}}}`],
        ['as many variables', JSON.stringify({ query: HEALTH, variables: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`v${i}`, 1])) })],
        ['a list of matchers', JSON.stringify({ query: 'query ($m: [MatcherInput!]!) { silencePreview(matchers: $m) { firing } }', variables: { m: Array(15_000).fill({ name: 'a', operator: 'EQUAL', value: 'b' }) } })],
        ['the name of a prototype', '{"query":"{ health { version } }","variables":{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}}'],
    ])('does no harm: %s', async (_name, body) => {
        const { status, text } = await post(body);
        expect(status).toBeLessThan(500);
        expect(text).not.toContain('INTERNAL_SERVER_ERROR');
        expect({}['admin']).toBeUndefined();
    });
});
describe('a request that another page makes a browser send', () => {
    it.each([
        ['a link', { path: `/graphql?query=${MUTATION}` }],
        ['a link with the right header', { path: `/graphql?query=${MUTATION}`, headers: { 'apollo-require-preflight': '1' } }],
        ['a link that only asks', { path: `/graphql?query=${encodeURIComponent(HEALTH)}` }],
        ['a form', { method: 'POST', path: '/graphql', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `query=${MUTATION}` }],
        ['a form with a file', { method: 'POST', path: '/graphql', headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: `--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"${CANCEL}"}\r\n--b--` }],
        ['a text', { method: 'POST', path: '/graphql', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ query: CANCEL }) }],
        ['no type', { method: 'POST', path: '/graphql', body: JSON.stringify({ query: CANCEL }) }],
    ])('is refused, though it has the token: %s', async (_name, sent) => {
        const { status, text } = await raw(sent);
        expect([400, 405, 415]).toContain(status);
        expect(text).not.toContain('"data":{');
    });
    it('needs the token: nothing is kept in cookies', async () => {
        const { status } = await raw({ method: 'POST', path: '/graphql', headers: { authorization: '', cookie: `token=${TEST_TOKEN}`, 'content-type': 'application/json' }, body: JSON.stringify({ query: HEALTH }) });
        expect(status).toBe(401);
    });
});
describe('an address that leads out of the folder', () => {
    it.each(['/../package.json', '/..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%5c..%5cpackage.json', '//etc/passwd', '/assets/%00.js', '/.git/config'])('%s gives nothing', async (path) => {
        const { status, text } = await raw({ path });
        expect(status).toBeGreaterThanOrEqual(400);
        expect(text).not.toMatch(/root:|"name": "gradlens"|\[core\]/);
    });
});
describe('every text argument of the schema', () => {
    const tables = async () => (await store.pool.query("select tablename, (select count(*) from information_schema.columns c where c.table_name = t.tablename)::int as columns from pg_tables t where schemaname = 'public' order by 1")).rows;
    it.each(["'; drop table run cascade; --", "x' or '1'='1", '%_\\', '$1::int || pg_sleep(9)', '${7*7}{{7*7}}', 'scale > 0 ? run.uuid : "" || true', '../../../../etc/passwd', '(a+)+$', '\u202e\u0000', '-1e999', 'x'.repeat(20_000)])('takes %j as a text: nothing breaks, nothing is executed', async (text) => {
        const before = await tables();
        const logged = api.logged.length;
        const made = [
            ...madeOperations(schema, { id: (field, name) => (field === 'node' ? things.ids.Alert : name === 'run' || name === 'uuid' ? things.run : text), text, isFull: true }),
            ...madeOperations(schema, { id: () => toGlobalId('Alert', `${things.run}:${text}:1`), text, isFull: true }),
            ...madeOperations(schema, { id: () => toGlobalId('Incident', `${things.run}:${text}`), text }),
        ].filter(({ kind }) => kind !== 'subscription');
        const answers = await Promise.all(made.map(async ({ field, text: query, variables }) => ({ field, ...(await api.send(query, variables)) })));
        expect(answers.filter(({ status, errors }) => status >= 500 || errors.some(({ extensions }) => extensions['code'] === 'INTERNAL_SERVER_ERROR')).map(({ field, errors }) => ({ field, errors, log: api.logged.slice(logged).map((line) => line.slice(0, 600)) }))).toEqual([]);
        expect(await tables()).toEqual(before);
    });
});
//# sourceMappingURL=attacks.e2e.spec.js.map