import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '#libs/contracts';
import { findRun, listAlerts, setRunState } from '#libs/decision-store';
import { testStore, until } from '#libs/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunHub } from '../live/run-hub.js';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi } from '../testing/test-api.js';
import { startRulesHost } from './rules-host.js';
const log = pino({ level: 'silent' });
let store;
let hub;
let api;
beforeAll(async () => {
    store = await testStore();
    hub = await openRunHub(store, log);
    api = await startTestApi(store);
});
afterAll(async () => {
    await api.close();
    await hub.close();
    await store.close();
});
const nanAt = (at) => (measure, step, layer) => {
    if (measure === 'flags')
        return 0;
    // an update as large as its weights would be an alert of its own
    if (measure === 'updateNorm')
        return 0.001;
    return measure === 'gradNorm' && layer === 1 && step >= at ? NaN : 1 + layer;
};
describe('the rules host', () => {
    it('fires within 2 s of the step that made it so', async () => {
        const host = startRulesHost({ store, hub, log });
        const run = await recordingRun(store, 2, nanAt(20));
        await run.record(0, 20);
        await sleep(300);
        expect((await listAlerts(store, { run: run.uuid, first: 10 })).total).toBe(0);
        await run.record(20, 21);
        const begun = performance.now();
        await until(async () => (await listAlerts(store, { run: run.uuid, first: 10 })).total > 0);
        expect(performance.now() - begun).toBeLessThan(2_000);
        await run.close();
        await host.close();
        const { data } = await api.send(`query ($run: ID!) { alerts(first: 5, run: $run, state: FIRING) { totalCount edges { node { id rule layer firedStep severity value { text } run { uuid firingAlerts } } } } }`, { run: run.uuid });
        const { totalCount, edges } = data?.['alerts'];
        expect(totalCount).toBe(1);
        expect(edges[0]?.node).toMatchObject({
            ...{ rule: 'non-finite-gradient', layer: 'dense1', firedStep: 20, severity: 'CRITICAL', value: { text: 'NaN' } },
            run: { uuid: run.uuid, firingAlerts: 1 },
        });
        const filtered = await api.send('query ($run: ID!) { a: alerts(first: 1, run: $run, rule: "non-finite-gradient", layer: "dense1") { totalCount } b: alerts(first: 1, run: $run, layer: "dense0") { totalCount } }', { run: run.uuid });
        expect(filtered.data).toEqual({ a: { totalCount: 1 }, b: { totalCount: 0 } });
        const again = await api.send('query ($id: ID!) { node(id: $id) { ... on Alert { firedStep } } }', { id: edges[0]?.node.id });
        expect(again.data?.['node']).toEqual({ firedStep: 20 });
    });
    it('finds each alert once when several hosts watch, and passes a run on when one goes', async () => {
        const first = startRulesHost({ store, hub, log, pollMs: 50 });
        const second = startRulesHost({ store, hub, log, pollMs: 50 });
        const run = await recordingRun(store, 2, nanAt(30));
        await run.record(0, 10);
        await sleep(200);
        await first.close();
        await run.record(10, 40);
        await until(async () => (await listAlerts(store, { run: run.uuid, first: 10 })).total > 0);
        await second.close();
        await run.close();
        const { rows } = await store.pool.query('select count(*) as n from alert_transition t join run r on r.run_id = t.run_id where r.uuid = $1', [run.uuid]);
        expect(rows[0]?.n).toBe(1);
    });
    it('takes up what was recorded while no host ran', async () => {
        const run = await recordingRun(store, 2, nanAt(5));
        await run.record(0, 10);
        await run.close();
        await setRunState(store, run.uuid, 'failed');
        const host = startRulesHost({ store, hub, log, pollMs: 50 });
        await until(async () => (await listAlerts(store, { run: run.uuid, first: 10 })).total === 1);
        await host.close();
    });
    it('marks a run as interrupted when its process is gone', async () => {
        const run = await recordingRun(store, 1);
        await run.close();
        const host = startRulesHost({ store, hub, log, interruptMs: 20, staleAfterMs: 0 });
        await until(async () => (await findRun(store, run.uuid))?.state === 'interrupted');
        await host.close();
    });
    it('marks a run that is delivered over the network only when it was silent while this host was there', async () => {
        const [own, delivered] = [await recordingRun(store, 1), await recordingRun(store, 1)];
        for (const run of [own, delivered])
            await run.close();
        await store.pool.query(`update run set origin = 'ingest', heartbeat_at = now() - interval '1 hour' where uuid = $1`, [delivered.uuid]);
        const begun = performance.now();
        const host = startRulesHost({ store, hub, log, interruptMs: 20, staleAfterMs: 0, deliveredStaleAfterMs: 4_000 });
        await until(async () => (await findRun(store, own.uuid))?.state === 'interrupted');
        await until(async () => (await findRun(store, delivered.uuid))?.state === 'interrupted');
        expect(performance.now() - begun).toBeGreaterThan(3_900);
        await host.close();
    });
});
it('a run whose decisions stop coming is told by the clock, and over GraphQL, until they come again', async () => {
    // goes on by itself whenever it is looked at: how quick the machine is does not count
    let passedMs = 0;
    const clock = { now: systemClock.now, elapsed: () => (passedMs += 500) };
    const host = startRulesHost({ store, hub, log, clock, pollMs: 50 });
    const run = await recordingRun(store, 1, (measure) => ({ flags: 0, updateNorm: 0.001 })[measure] ?? 1);
    const late = async () => (await listAlerts(store, { run: run.uuid, first: 10 })).alerts.find(({ rule }) => rule === 'late-decisions')?.state;
    const until = async (state, meanwhile) => {
        for (let tries = 0; (await late()) !== state; tries++) {
            if (tries > 600)
                throw new Error(`late-decisions is not ${state}`);
            await meanwhile();
            await sleep(100);
        }
    };
    let step = 0;
    const more = async () => {
        await run.record(step, step + 10);
        step += 10;
    };
    for (let round = 0; round < 12; round++) {
        await more();
        await sleep(100);
    }
    await until('firing', () => Promise.resolve());
    const { data } = await api.send(`{ alerts(first: 5) { edges { node { rule state layer } } } }`);
    expect(data?.['alerts']).toMatchObject({ edges: expect.arrayContaining([{ node: expect.objectContaining({ rule: 'late-decisions', state: 'FIRING', layer: null }) }]) });
    await until('resolved', more);
    await run.close();
    await host.close();
});
//# sourceMappingURL=rules-host.e2e.spec.js.map