import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { countDecisions, createAccessToken, createRun, findRun, listAlerts } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunHub } from '../live/run-hub.js';
import { startRulesHost } from '../rules-host/rules-host.js';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
import { decisionRecords, ingestClient, registeredClient, stepLine } from './testing/ingest-client.js';
let store;
let api;
/** While true the database refuses every connection. */
const fault = { away: false };
beforeAll(async () => {
    store = await testStore();
    const refused = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    const pool = new Proxy(store.pool, {
        get: (target, name) => {
            if (fault.away && (name === 'query' || name === 'connect'))
                return refused;
            const found = Reflect.get(target, name, target);
            return typeof found === 'function' ? found.bind(target) : found;
        },
    });
    const limits = { idleMs: 1_000, bodyMs: 3_000, waitMs: 1_500, waitingPerRun: 2, batchBytes: 50_000, databaseMs: 10_000 };
    api = await startTestApi({ ...store, pool }, { ingestLimits: limits });
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const registered = () => registeredClient(api.url);
/** Sends until it is acknowledged, as a client must. */
async function untilAcknowledged(send) {
    for (let refusals = 0;; refusals++) {
        const reply = await send();
        if (reply.status === 200)
            return { reply, refusals };
        expect([429, 503]).toContain(reply.status);
        expect(reply.retryAfter).not.toBeNull();
        await sleep(20);
    }
}
const inLedger = async ({ uuid }) => {
    const { rows } = await store.pool.query(`select count(*) as frames, count(distinct seq) as seqs, max(seq) as last,
       (select sum(n) from step_chunk c where c.run_id = r.run_id) as steps,
       (select count(distinct s) from step_chunk c, generate_series(c.step0, c.step0 + c.n - 1) s where c.run_id = r.run_id) as distinct_steps
     from ledger_frame f join run r using (run_id) where r.uuid = $1 group by r.run_id`, [uuid]);
    return rows[0];
};
describe('faults', () => {
    it('exactly once, though connections to the database are cut in the midst of requests', async () => {
        const client = await registered();
        const body = decisionRecords(2, 0, { count: 60, n: 64 });
        const kill = `select count(pg_terminate_backend(pid)) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and (query ilike '%ledger_frame%' or query ilike '%ingest_state%' or query ilike '%commit%')`;
        const killing = { on: true };
        const killer = (async () => {
            while (killing.on) {
                await store.pool.query(kill).catch(() => undefined);
                await sleep(3);
            }
        })();
        try {
            for (let i = 0; i < 3; i++)
                await untilAcknowledged(() => client.frames(body));
        }
        finally {
            killing.on = false;
            await killer;
        }
        const { reply } = await untilAcknowledged(() => client.frames(body));
        expect(reply.body).toMatchObject({ lastSeq: 61, lastStep: 3839, accepted: 0, duplicates: 60 });
        expect(await inLedger(client)).toEqual({ frames: 61, seqs: 61, last: 61, steps: 3840, distinct_steps: 3840 });
        expect(await countDecisions(store, client.uuid)).toBe(7680);
    });
    it('exactly once, though several writers send the same and overlapping frames and lines', async () => {
        const client = await registered();
        const bodies = [0, 4, 8, 12].map((skip) => decisionRecords(2 + skip, skip * 16, { count: 20 - skip, n: 16 }));
        await Promise.all([...bodies, ...bodies].map(async (body) => {
            for (;;) {
                const reply = await client.frames(body);
                if (reply.status === 200)
                    return;
                expect([409, 429]).toContain(reply.status);
                if (reply.status === 409)
                    expect(reply.body.error?.code).toBe('hole');
                await sleep(50);
            }
        }));
        expect(await inLedger(client)).toEqual({ frames: 21, seqs: 21, last: 21, steps: 320, distinct_steps: 320 });
    });
    it('exactly once, though two servers take the same frames', async () => {
        const other = await startTestApi(store);
        const client = await registered();
        const twin = ingestClient(other.url, { uuid: client.uuid });
        for (let i = 0; i < 8; i++) {
            const body = decisionRecords(2 + i * 4, i * 64, { count: 4, n: 16 });
            await Promise.all([untilAcknowledged(() => client.frames(body)), untilAcknowledged(() => twin.frames(body))]);
        }
        expect(await inLedger(client)).toEqual({ frames: 33, seqs: 33, last: 33, steps: 512, distinct_steps: 512 });
        await other.close();
    });
    it('503 while the database is away, never an acknowledgement; then it goes on', async () => {
        const client = await registered();
        fault.away = true;
        for (const answer of [await client.frames(decisionRecords(2, 0, { count: 1, n: 4 })), await client.lines([stepLine(0)]), await client.position(), await client.register(), await client.end()]) {
            expect(answer).toMatchObject({ status: 503, retryAfter: '2', body: { error: { code: 'unavailable' } } });
        }
        fault.away = false;
        expect((await client.position()).body).toMatchObject({ lastSeq: 1, lastStep: -1 });
        expect((await client.frames(decisionRecords(2, 0, { count: 1, n: 4 }))).status).toBe(200);
    });
    it('a slow client is given up, and holds up the others of its run for no longer', async () => {
        const client = await registered();
        const { port } = new URL(api.url);
        const socket = connect(Number(port), '127.0.0.1');
        const answered = new Promise((resolve) => socket.once('data', (data) => { resolve(String(data)); }));
        socket.write(`POST /ingest/v1/runs/${client.uuid}/frames HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${TEST_TOKEN}\r\n`);
        socket.write('content-type: application/vnd.gradlens.frames\r\ncontent-length: 1000\r\n\r\nabc');
        await sleep(100);
        const others = await Promise.all([1, 2, 3].map(() => client.position()));
        expect(others.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
        expect(others.find(({ status }) => status === 429)).toMatchObject({ retryAfter: '1', body: { error: { code: 'too-many-requests' } } });
        expect(await answered).toContain('408 Request Timeout');
        socket.destroy();
        expect((await client.position()).status).toBe(200);
    });
    it('a client that goes away in the midst of a body commits nothing of the last batch', async () => {
        const client = await registered();
        const records = decisionRecords(2, 0, { count: 4, n: 16 });
        const { port } = new URL(api.url);
        const socket = connect(Number(port), '127.0.0.1');
        socket.write(`POST /ingest/v1/runs/${client.uuid}/frames HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${TEST_TOKEN}\r\n`);
        socket.write(`content-type: application/vnd.gradlens.frames\r\ncontent-length: ${records.length}\r\n\r\n`);
        socket.write(records.subarray(0, records.length - 5));
        await sleep(100);
        socket.destroy();
        await expect.poll(async () => (await client.position()).body['lastSeq'], { timeout: 5_000 }).toBe(1);
        expect((await client.frames(records)).body).toMatchObject({ accepted: 4 });
    });
});
describe('who may deliver what', () => {
    const tokenOf = async (role, project) => (await createAccessToken(store, { role, name: role, project, createdBy: 'spec' })).secret;
    it('role ingest and admin, nobody else', async () => {
        const uuid = uuidv7();
        expect(await ingestClient(api.url, { token: await tokenOf('ingest'), uuid }).register()).toMatchObject({ status: 200 });
        expect(await ingestClient(api.url, { token: await tokenOf('viewer'), uuid }).position()).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
        expect(await ingestClient(api.url, { token: await tokenOf('operator'), uuid }).register()).toMatchObject({ status: 403 });
        expect(await ingestClient(api.url, { token: 'glt_wrong', uuid }).position()).toMatchObject({ status: 401, body: { error: { code: 'unauthenticated' } } });
    });
    it('a token of one project sees no other', async () => {
        const [one, other] = [await tokenOf('ingest', 'one'), await tokenOf('ingest', 'other')];
        const client = ingestClient(api.url, { token: one });
        expect(await client.register()).toMatchObject({ status: 200 });
        expect((await findRun(store, client.uuid))?.project).toBe('one');
        const stranger = ingestClient(api.url, { token: other, uuid: client.uuid });
        expect(await stranger.position()).toMatchObject({ status: 404, body: { error: { code: 'unknown-run' } } });
        expect(await ingestClient(api.url, { token: one }).register({ project: 'other' })).toMatchObject({ status: 400, body: { error: { field: 'project' } } });
    });
    it('only runs that are delivered, as they were registered', async () => {
        const own = uuidv7();
        await createRun(store, { uuid: own, name: 'own', spec: {}, state: 'running', origin: 'cli' });
        expect(await ingestClient(api.url, { uuid: own }).frames(Buffer.alloc(0))).toMatchObject({ status: 409, body: { error: { code: 'not-an-ingest-run' } } });
        expect(await ingestClient(api.url, { uuid: own }).register()).toMatchObject({ status: 409, body: { error: { code: 'not-an-ingest-run' } } });
        expect(await ingestClient(api.url).frames(Buffer.alloc(0))).toMatchObject({ status: 404 });
        expect(await ingestClient(api.url, { uuid: 'nonsense' }).position()).toMatchObject({ status: 400 });
        const client = await registered();
        expect(await client.register()).toMatchObject({ status: 200, body: { attempt: 1, nextSeq: 2 } });
        expect(await client.register({ layers: ['dense1'] })).toMatchObject({ status: 409, body: { error: { code: 'different', field: 'layers' } } });
        expect(await client.register({ spec: { a: 1 } })).toMatchObject({ status: 409, body: { error: { code: 'different', field: 'spec' } } });
    });
    it.each([
        [{ name: '' }, 'name is ""; allowed: a name of 1 to 100'],
        [{ layers: [] }, 'layers is []; allowed: an array of 1 to 32767 layers'],
        [{ layers: ['a', 'a'] }, 'allowed: layers of different names'],
        [{ layers: [{ name: 'a', parameterCount: -1 }] }, 'layers.0.parameterCount is -1; allowed: an integer from 0'],
        [{ totalSteps: 0 }, 'totalSteps is 0; allowed: an integer from 1 to 2147483647'],
        [{ spec: { text: '\u0000' } }, 'cannot be stored'],
        [{ nmae: 1 }, 'nmae is 1; allowed: one of the fields name, '],
    ])('no run of %j', async (more, message) => {
        const answer = await ingestClient(api.url).register(more);
        expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad-request' } } });
        expect(answer.body.error?.message).toContain(message);
    });
    it('not more than its token may send', async () => {
        const limited = await startTestApi(store, { ingestLimits: { requestsPerSecond: 5 } });
        const client = ingestClient(limited.url);
        const answers = await Promise.all(Array.from({ length: 15 }, () => client.position()));
        const refused = answers.filter(({ status }) => status === 429);
        expect(refused.length).toBeGreaterThan(2);
        expect(refused[0]).toMatchObject({ retryAfter: '1' });
        await limited.close();
    });
});
describe('a delivered run', () => {
    it('is like any other: rules fire on it, and it is told in GraphQL', async () => {
        const log = pino({ level: 'silent' });
        const hub = await openRunHub(store, log);
        const host = startRulesHost({ store, hub, log });
        const client = await registered();
        await client.lines([stepLine(0), { ...stepLine(1), layers: { ...stepLine(1).layers, dense2: { gradNorm: 'NaN', scale: 1, flags: 8 } } }]);
        await expect.poll(async () => (await listAlerts(store, { run: client.uuid, first: 5 })).alerts.map(({ rule }) => rule), { timeout: 10_000 }).toContain('non-finite-gradient');
        const { data } = await api.send('query ($run: ID!) { run(uuid: $run) { origin attestation traceUnavailable backend state lastStep firingAlerts layers { name } } }', { run: client.uuid });
        expect(data?.['run']).toMatchObject({ origin: 'ingest', attestation: 'CLIENT_ATTESTED', traceUnavailable: expect.stringContaining('cannot be executed again'), backend: 'external', state: 'RUNNING', lastStep: 1, layers: [{ name: 'dense1' }, { name: 'dense2' }] });
        await client.end();
        await host.close();
        await hub.close();
    });
});
//# sourceMappingURL=faults.e2e.spec.js.map