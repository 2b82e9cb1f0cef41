import { setTimeout as sleep } from 'node:timers/promises';
import { testStore, until } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi } from '../testing/test-api.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
/** A query that the database works on until the lock is given back. */
async function hangingQuery(api) {
    const client = await store.pool.connect();
    await client.query('begin');
    await client.query('lock table run in access exclusive mode');
    const answer = api.send('{ runs(first: 1) { totalCount } }').catch((error) => error);
    const isWaiting = async () => (await client.query(`select from pg_locks where relation = 'run'::regclass and not granted`)).rowCount !== 0;
    for (let waits = false; !waits; waits = await isWaiting())
        await sleep(20);
    return {
        answer,
        release: async () => {
            await client.query('rollback');
            client.release();
        },
    };
}
describe('an API that ends', () => {
    it('answers what it works on, and takes no more', async () => {
        const api = await startTestApi(store);
        await api.send('{ whoAmI { name } }'); // a connection that is kept alive and idle does not hold it up
        const { answer, release } = await hangingQuery(api);
        let isClosed = false;
        const closing = api.close().then(() => { isClosed = true; });
        await until(async () => (await fetch(`${api.url}/health/live`).catch(() => null)) === null);
        expect(isClosed).toBe(false);
        await release();
        expect(await answer).toMatchObject({ status: 200, data: { runs: { totalCount: 0 } } });
        await closing;
    });
    it('cuts off what takes longer than the grace', async () => {
        const api = await startTestApi(store, { graceMs: 200 });
        const { answer, release } = await hangingQuery(api);
        try {
            await api.close();
            expect(await answer).toBeInstanceOf(TypeError); // as fetch says that the connection broke
        }
        finally {
            await release();
        }
    });
});
//# sourceMappingURL=graceful-end.e2e.spec.js.map