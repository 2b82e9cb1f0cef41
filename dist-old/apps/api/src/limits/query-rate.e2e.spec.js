import { createAccessToken } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi } from '../testing/test-api.js';
let store;
let api;
beforeAll(async () => {
    store = await testStore();
    // an hour for 36 of cost: what is used up stays so for the time of the test
    api = await startTestApi(store, { costPerSecond: 0.01, strangers: { perSecond: 0.01, most: 5 } });
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const secretOf = async (name) => (await createAccessToken(store, { role: 'admin', name, createdBy: 'spec' })).secret;
const ask = (secret, query = '{ health { version } }', accept = 'application/json') => fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}`, accept }, body: JSON.stringify({ query }) });
describe('a token that asks for too much', () => {
    it('is answered 429 with the time to wait; another one is not', async () => {
        const [greedy, calm] = [await secretOf('greedy'), await secretOf('calm')];
        expect((await ask(greedy)).status).toBe(200);
        for (const accept of ['application/json', 'application/graphql-response+json']) {
            const refused = await ask(greedy, '{ health { version } }', accept);
            expect(refused.status).toBe(429);
            expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1000);
            expect(await refused.json()).toEqual({ errors: [expect.objectContaining({ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: Number(refused.headers.get('retry-after')) } })], extensions: expect.anything() });
        }
        expect((await ask(calm)).status).toBe(200);
    });
    it('changes nothing, and does not fill the audit log', async () => {
        const secret = await secretOf('busy');
        const mutation = 'mutation { cancelRun(input: { run: "00000000-0000-7000-8000-000000000000", reason: "x" }) { __typename } }';
        const entries = async () => (await store.pool.query('select from audit_entry')).rowCount ?? -1;
        await ask(secret);
        const before = await entries();
        expect((await ask(secret, mutation)).status).toBe(429);
        expect(await entries()).toBe(before);
    });
    it('is refused over the web socket as well', async () => {
        const secret = await secretOf('listener');
        const listen = () => api.socket(secret).iterate({ query: 'subscription { runChanged { kind } }' }).next().then(({ value }) => value, (problem) => problem);
        await ask(secret);
        expect(JSON.stringify(await listen())).toContain('RATE_LIMITED');
    });
});
describe('whoever has no token that works', () => {
    it('is answered 429 when he tries too often; who is known already goes on', async () => {
        const secret = await secretOf('known');
        expect((await ask(secret)).status).toBe(200);
        const answers = [];
        for (let i = 0; i < 6; i++)
            answers.push((await ask(`glt_unknown${i}`)).status);
        expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
        const refused = await ask('glt_unknown');
        expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
        expect(JSON.stringify(await refused.json())).toContain('RATE_LIMITED');
        expect((await fetch(`${api.url}/ingest/v1/runs`, { method: 'POST', headers: { authorization: 'Bearer x' } })).status).toBe(429);
        expect((await ask(secret)).status).toBe(429); // by its own cost, which is used up: it was let in
        expect(JSON.stringify(await (await ask(secret)).json())).toContain('this token asked for more');
    });
});
//# sourceMappingURL=query-rate.e2e.spec.js.map