import { testStore, until } from '#libs/testing';
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
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const lines = () => api.logged.map((line) => JSON.parse(line));
async function ask(path, headers = {}, body) {
    return await fetch(`${api.url}${path}`, { headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { method: 'POST', body }) });
}
const AUTHORIZED = { authorization: `Bearer ${TEST_TOKEN}` };
describe('a request', () => {
    it.each(['/health', '/graphql', '/metrics', '/ingest/v1/runs/x', '/nothing/here.js'])('to %s is told what it is called in the log', async (path) => {
        expect((await ask(path)).headers.get('x-request-id')).toMatch(UUID);
    });
    it('keeps the name that it comes with, where that is one', async () => {
        expect((await ask('/health', { 'x-request-id': 'proxy-7f.3:1' })).headers.get('x-request-id')).toBe('proxy-7f.3:1');
        for (const id of ['{"level":60}', 'a b', 'x'.repeat(65), ''])
            expect((await ask('/health', { 'x-request-id': id })).headers.get('x-request-id'), id).toMatch(UUID);
    });
    it('is found in the log by it: the error and what was answered, without query or token', async () => {
        await store.pool.query('alter table run_layer rename column name to name_away');
        try {
            const query = '{ runs(first: 1) { totalCount } run(uuid: "00000000-0000-7000-8000-000000000000") { layers { name } } }';
            await ask('/graphql', { ...AUTHORIZED, 'x-request-id': 'fails' }, JSON.stringify({ query: 'query($r: ID!) { run(uuid: $r) { layers { name } } }', variables: { r: await madeRun() } }));
            await ask('/graphql', { ...AUTHORIZED, 'x-request-id': 'other' }, JSON.stringify({ query }));
        }
        finally {
            await store.pool.query('alter table run_layer rename column name_away to name');
        }
        const failed = lines().filter(({ msg }) => msg === 'operation failed');
        expect(failed.map(({ requestId }) => requestId)).toEqual(['fails']);
        await ask('/ingest/v1/nothing?name=of-a-person', { ...AUTHORIZED, 'x-request-id': 'refused' });
        await until(() => lines().some(({ requestId, msg }) => requestId === 'refused' && msg === 'request answered'));
        expect(lines().find(({ requestId, msg }) => requestId === 'refused' && msg === 'request answered')).toMatchObject({ level: 30, method: 'GET', path: '/ingest/v1/nothing', status: 404, from: '127.0.0.1', by: expect.any(String) });
        expect(api.logged.join()).not.toMatch(/of-a-person|test-token/);
    });
    it('of somebody whom nobody knows fills no log', async () => {
        const before = lines().length;
        for (let i = 0; i < 20; i++)
            expect((await ask('/graphql', { authorization: 'Bearer nobody' }, '{}')).status).toBe(401);
        expect(lines().length).toBe(before);
    });
});
describe('an operation over the web socket', () => {
    const isRefused = ({ msg }) => msg === 'operation over a web socket refused';
    it('has an id of its own in its errors and in the log', async () => {
        const refused = await api.socket().iterate({ query: '{ nothing }' }).next().catch((error) => error);
        const [{ extensions }] = refused;
        expect(extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', requestId: expect.stringMatching(UUID) });
        expect(lines().filter(isRefused)).toMatchObject([{ level: 30, requestId: extensions.requestId, code: 'GRAPHQL_VALIDATION_FAILED', by: expect.any(String) }]);
    });
    it('keeps the id that it comes with, and what fails in it is found by that', async () => {
        const run = '01a22917-e364-7bd1-899b-000000000001';
        await store.pool.query('alter table run_layer rename column name to name_away');
        try {
            const ask = (requestId) => api.socket().iterate({ query: 'query($r: ID!) { run(uuid: $r) { layers { name } } }', variables: { r: run }, extensions: { requestId } }).next();
            expect((await ask('socket-7')).value).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'socket-7' } }] });
            expect((await ask('{"level":60}')).value).toMatchObject({ errors: [{ extensions: { requestId: expect.stringMatching(UUID) } }] });
        }
        finally {
            await store.pool.query('alter table run_layer rename column name_away to name');
        }
        expect(lines().filter(({ msg, requestId }) => msg === 'operation failed' && requestId === 'socket-7')).toHaveLength(1);
    });
});
async function madeRun() {
    const uuid = '01a22917-e364-7bd1-899b-000000000001';
    await store.pool.query(`insert into run (uuid, project, name, state, origin, spec) values ($1, 'default', 'made', 'completed', 'cli', '{}')`, [uuid]);
    return uuid;
}
//# sourceMappingURL=request-ids.e2e.spec.js.map