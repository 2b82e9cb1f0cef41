import { findRun, markInterrupted, sendCommand } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunHub } from '../live/run-hub.js';
import { startTestApi } from '../testing/test-api.js';
import { registeredClient, stepLine } from './testing/ingest-client.js';
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
const registered = () => registeredClient(api.url);
describe('a delivered run', () => {
    it('that was silent for too long goes on when it is heard of again', async () => {
        const client = await registered();
        await store.pool.query(`update run set state = 'interrupted', ended_at = now(), reason = 'silent' where uuid = $1`, [client.uuid]);
        expect(await client.lines([stepLine(0)])).toMatchObject({ status: 200 });
        expect(await findRun(store, client.uuid)).toMatchObject({ state: 'running', endedAt: null, reason: null });
    });
    it.each([undefined, 'application/vnd.gradlens.frames', 'application/x-ndjson'])('is heard of by an empty request of type %s', async (type) => {
        const client = await registered();
        const silent = () => store.pool.query(`update run set heartbeat_at = now() - interval '10 minutes' where uuid = $1`, [client.uuid]);
        await silent();
        expect(await client.send('POST', '/frames', undefined, type === undefined ? {} : { 'content-type': type })).toMatchObject({ status: 200, body: { accepted: 0 } });
        expect(await markInterrupted(store, { staleAfterMs: 10_000 })).not.toContain(client.uuid);
        await silent();
        expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toContain(client.uuid);
        await client.send('POST', '/frames', undefined, type === undefined ? {} : { 'content-type': type });
        expect(await findRun(store, client.uuid)).toMatchObject({ state: 'running', endedAt: null, reason: null });
    });
    it.each([['pause', 'running', 'paused'], ['resume', 'paused', 'running']])('that counts as interrupted has obeyed %s when it answers before anything else comes from it', async (kind, before, after) => {
        const client = await registered();
        await sendCommand(store, client.uuid, kind, { by: 'desk-1', reason: 'a test' });
        await store.pool.query(`update run set state = $2, heartbeat_at = now() - interval '10 minutes' where uuid = $1`, [client.uuid, before]);
        expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toContain(client.uuid);
        expect(await client.send('POST', '/commands/1', '{"outcome": "obeyed", "step": 0}', { 'content-type': 'application/json' })).toMatchObject({ status: 200 });
        expect(await findRun(store, client.uuid)).toMatchObject({ state: after, endedAt: null, reason: null });
        await client.lines([stepLine(0)]);
        expect(await findRun(store, client.uuid)).toMatchObject({ state: after });
    });
    it('is told to whoever looks at it when it goes on', async () => {
        const client = await registered();
        const hub = await openRunHub(store, pino({ level: 'silent' }));
        const told = [];
        hub.subscribe(({ kind, run }) => void told.push(`${kind} of ${run}`));
        await store.pool.query(`update run set heartbeat_at = now() - interval '10 minutes' where uuid = $1`, [client.uuid]);
        await markInterrupted(store, { staleAfterMs: 10_000 });
        await expect.poll(() => told.splice(0)).toContain(`state of ${client.uuid}`);
        for (let sign = 0; sign < 2; sign += 1)
            await client.send('POST', '/frames', undefined);
        const next = await registered(); // told in order: behind what is told of it there is no more of the first
        await expect.poll(() => told, { timeout: 10_000 }).toContain(`state of ${next.uuid}`);
        expect(told.filter((change) => change === `state of ${client.uuid}`)).toHaveLength(1);
        await hub.close();
    });
});
//# sourceMappingURL=silence.e2e.spec.js.map