import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore, setRunState } from '#libs/decision-store';
import { testStore, until } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi } from '../testing/test-api.js';
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
const LIVE = `subscription ($run: ID!, $after: Int!) { liveSteps(run: $run, afterStep: $after) {
  fromStep layers steps { base64 length } loss { base64 } scale { base64 length } gradNorm { base64 } flagged { base64 length } } }`;
const stepsOf = ({ steps }) => [...new Int32Array(new Uint8Array(Buffer.from(steps.base64, 'base64')).buffer)];
describe('liveSteps', () => {
    it('streams what is recorded, each step once, and ends with the run', async () => {
        const run = await recordingRun(store, 3);
        await run.record(0, 10);
        const seen = [];
        const reading = (async () => {
            for await (const { data } of api.socket().iterate({ query: LIVE, variables: { run: run.uuid, after: 3 } })) {
                if (!data)
                    continue;
                const live = data.liveSteps;
                expect(live.layers).toEqual(['dense0', 'dense1', 'dense2']);
                expect(live.scale.length).toBe(3 * live.steps.length);
                seen.push(...stepsOf(live));
            }
        })();
        await sleep(100);
        await run.record(10, 700);
        await run.close();
        await setRunState(store, run.uuid, 'completed');
        await reading;
        expect(seen).toEqual(Array.from({ length: 696 }, (_, i) => i + 4));
    });
    it('refuses a run that is not there, and a cursor that is none', async () => {
        const answerOf = async (variables) => {
            const answer = await api.socket().iterate({ query: LIVE, variables }).next();
            return answer.value.errors[0]?.extensions;
        };
        const uuid = '00000000-0000-7000-8000-000000000000';
        expect(await answerOf({ run: uuid, after: -1 })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'run' });
        expect(await answerOf({ run: uuid, after: -2 })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'afterStep' });
    });
});
describe('liveSteps over a database that restarts', () => {
    /** All connections but those of this spec, which may open another at any time. */
    const pidsOf = async () => (await store.pool.query('select pid from pg_stat_activity where datname = current_database() and application_name <> $1', ['test'])).rows.map(({ pid }) => pid);
    it('goes on over the same socket, and from the cursor of a client that comes anew: each step once', async () => {
        const before = await pidsOf();
        const own = await openStore({ home: tmpdir(), databaseUrl: store.connectionString, applicationName: 'live spec' });
        const served = await startTestApi(own);
        const run = await recordingRun(store, 1);
        await run.record(0, 10);
        const seen = [];
        const follow = async (after, steps) => {
            for await (const { data } of served.socket().iterate({ query: LIVE, variables: { run: run.uuid, after } }))
                steps.push(...(data ? stepsOf(data.liveSteps) : []));
        };
        const following = follow(-1, seen);
        await until(() => seen.length === 10);
        const ended = (await pidsOf()).filter((pid) => !before.includes(pid));
        expect(ended.length).toBeGreaterThan(1);
        await store.pool.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [ended]); // as a restart does
        await run.record(10, 20);
        await until(() => seen.length === 20);
        const anew = [];
        const resuming = follow(12, anew);
        await run.close();
        await setRunState(store, run.uuid, 'completed');
        await Promise.all([following, resuming]);
        expect([seen, anew]).toEqual([Array.from({ length: 20 }, (_, step) => step), Array.from({ length: 7 }, (_, i) => i + 13)]);
        await served.close();
        await own.close();
    });
});
describe('runChanged', () => {
    const CHANGED = 'subscription { runChanged { kind lastStep run { uuid state lastStep } } }';
    it('tells steps and states with the run as it is now', async () => {
        const changes = api.socket().iterate({ query: CHANGED });
        const found = [];
        const reading = (async () => {
            for await (const { data } of changes) {
                found.push(data?.['runChanged']);
                if (JSON.stringify(data).includes('COMPLETED'))
                    break;
            }
        })();
        await until(() => api.hub.size > 0);
        const run = await recordingRun(store, 1);
        await run.record(0, 5);
        await run.close();
        await setRunState(store, run.uuid, 'completed');
        await reading;
        expect(found).toContainEqual(expect.objectContaining({ kind: 'steps', lastStep: 4 }));
        expect(found.at(-1)).toEqual({ kind: 'state', lastStep: null, run: { uuid: run.uuid, state: 'COMPLETED', lastStep: 4 } });
    });
    it('leaves nothing behind when clients go away, also without a word', async () => {
        await until(() => api.hub.size === 0);
        const clients = [api.socket(), api.socket(), api.socket()];
        const readings = clients.map((client) => client.iterate({ query: CHANGED }).next());
        await until(() => api.hub.size === 3);
        clients.forEach((client) => { client.terminate(); });
        await Promise.allSettled(readings);
        await until(() => api.hub.size === 0);
    });
});
//# sourceMappingURL=live.e2e.spec.js.map