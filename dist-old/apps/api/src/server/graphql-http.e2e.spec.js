import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore } from '#libs/testing';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
/** What a server may do with GET alone, and ours does not: protection against requests of other pages wants a header. */
const KEPT_OUT = ['5A70', '6A70', 'D6D5'];
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
/** Every audit of GraphQL over HTTP, with a token: how many there are, and the ids of those that were not passed. */
async function audit(more) {
    const fetchFn = (url, init = {}) => fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${TEST_TOKEN}`, ...more } });
    const results = await auditServer({ url: `${api.url}/graphql`, fetchFn });
    return { total: results.length, notPassed: results.filter(({ status }) => status !== 'ok').map(({ id }) => id).sort() };
}
describe('the audits of GraphQL over HTTP', () => {
    it('all pass, none warns, but three that the protection against requests of other pages keeps out', async () => {
        const { total, notPassed } = await audit({});
        expect(total).toBeGreaterThanOrEqual(60);
        expect(notPassed).toEqual(KEPT_OUT);
    });
    it('all pass with the header that pages of others cannot set', async () => {
        expect((await audit({ 'apollo-require-preflight': '1' })).notPassed).toEqual([]);
    });
});
//# sourceMappingURL=graphql-http.e2e.spec.js.map