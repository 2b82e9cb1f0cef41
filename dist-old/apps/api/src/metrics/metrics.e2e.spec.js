import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeNote } from '#libs/audit';
import { createAccessToken, openSpool, spoolFolder } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionRecords, ingestClient } from '../ingest/testing/ingest-client.js';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
const home = mkdtempSync(join(tmpdir(), 'gradlens-metrics-'));
const fault = { away: false };
let store;
let api;
beforeAll(async () => {
    store = await testStore();
    const pool = new Proxy(store.pool, {
        get: (target, name) => {
            if (fault.away !== false && (name === 'query' || name === 'connect'))
                return () => (fault.away === 'hangs' ? new Promise(() => undefined) : Promise.reject(new Error('away')));
            const found = Reflect.get(target, name, target);
            return typeof found === 'function' ? found.bind(target) : found;
        },
    });
    api = await startTestApi({ ...store, pool }, { home });
});
afterAll(async () => {
    await api.close();
    await store.close();
    rmSync(home, { recursive: true, force: true });
});
async function metrics(token = TEST_TOKEN) {
    const response = await fetch(`${api.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, text: await response.text() };
}
describe('GET /metrics', () => {
    it('needs a token, of any role but ingest', async () => {
        expect((await metrics('nobody')).status).toBe(401);
        const secret = async (role) => (await createAccessToken(store, { role, name: role, createdBy: 'spec' })).secret;
        expect((await metrics(await secret('ingest'))).status).toBe(403);
        expect((await metrics(await secret('viewer'))).status).toBe(200);
    });
    it('counts what is delivered, and tells runs, ledger, pool and event loop', async () => {
        const client = ingestClient(api.url);
        await client.register();
        const body = decisionRecords(2, 0, { count: 3, n: 4 });
        await client.frames(body);
        await client.frames(body);
        await client.frames(Buffer.alloc(3));
        const { text } = await metrics();
        for (const line of [
            'gradlens_runs{state="running"} 1', 'gradlens_ledger_frames 4', 'gradlens_database_up 1', 'gradlens_alerts_firing{severity="critical"} 0',
            'gradlens_ingest_requests_total{endpoint="frames",outcome="ok"} 2', 'gradlens_ingest_requests_total{endpoint="frames",outcome="bad-record"} 1',
            'gradlens_ingest_records_total{outcome="accepted"} 3', 'gradlens_ingest_records_total{outcome="duplicate"} 3',
            `gradlens_ingest_bytes_total ${2 * body.length + 3}`, 'gradlens_spool_frames 0', 'gradlens_pool_connections{state="waiting"} 0',
        ])
            expect(text).toContain(`\n${line}\n`);
        expect(text).toContain('nodejs_eventloop_lag_seconds');
        expect(text).toMatch(/\ngradlens_commit_age_seconds \d/);
    });
    it('tells what is recorded to disk, also while the database is away; so does health', async () => {
        const run = uuidv7();
        const meta = { version: 1, run, runId: 1, attempt: 1, layers: 0, createdAt: new Date(0).toISOString() };
        const spool = openSpool({ folder: spoolFolder(home, run), meta });
        spool.append(1, encodeNote({ kind: 'fact', attempt: 1, step0: 0, n: 0, t0Us: (new Date().getTime() - 60_000) * 1000 }, { type: 'event', kind: 'x' }));
        spool.sync();
        fault.away = true;
        const { status, text } = await metrics();
        expect(status).toBe(200);
        for (const line of ['gradlens_database_up 0', 'gradlens_spool_runs 1', 'gradlens_spool_frames 1'])
            expect(text).toContain(`\n${line}\n`);
        expect(Number(/\ngradlens_recording_lag_seconds (\S+)/.exec(text)?.[1])).toBeGreaterThan(59);
        expect(text).not.toMatch(/\ngradlens_ledger_frames \d/);
        const health = await fetch(`${api.url}/health`);
        expect(health.status).toBe(503);
        expect(await health.json()).toMatchObject({ status: 'down', recording: 'to disk', runs: 1, frames: 1 });
        const { data } = await api.send('{ health { database recording { state frames secondsBehind runs { run committedFrame frames } } } }');
        expect(data?.['health']).toMatchObject({ database: 'down', recording: { state: 'disk', frames: 1, runs: [{ run, committedFrame: 0, frames: 1 }] } });
        fault.away = false;
        spool.acknowledge(1);
        expect(await (await fetch(`${api.url}/health`)).json()).toEqual({ status: 'ok' });
        spool.close();
    });
});
it('is alive and not ready while the database refuses, or does not answer at all; ready again when it does', async () => {
    const status = async (path) => (await fetch(`${api.url}${path}`)).status;
    const all = async () => await Promise.all(['/health/live', '/health/ready', '/health'].map(status));
    expect(await all()).toEqual([200, 200, 200]);
    for (const away of [true, 'hangs']) {
        fault.away = away;
        expect(await all()).toEqual([200, 503, 503]);
    }
    fault.away = false;
    expect(await all()).toEqual([200, 200, 200]);
});
//# sourceMappingURL=metrics.e2e.spec.js.map