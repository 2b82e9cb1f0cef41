import { builtInRules } from '#libs/stability-rules';
import { fakeClock, testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordEvent } from '../runs/run-parts.js';
import { setRunState } from '../runs/run-state.js';
import { startedRun } from '../testing/started-run.js';
import { clockAlerts } from './clock-alerts.js';
import { listAlerts } from './list-alerts.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
async function scene(rules = builtInRules) {
    const { uuid, runId } = await startedRun(store, 1);
    const clock = fakeClock();
    const open = () => clockAlerts({ store, clock, rules: { of: () => Promise.resolve(rules) } });
    let [host, lastStep] = [open(), -1];
    return {
        uuid,
        clock,
        async pass(seconds, stepsPerLook) {
            for (let passed = 0; passed < seconds; passed += 2) {
                lastStep += stepsPerLook;
                await store.pool.query('update ingest_state set last_step = $2 where run_id = $1', [runId, lastStep]);
                clock.advance(2000);
                await host.visit(uuid, false);
            }
        },
        become: async (state) => {
            await setRunState(store, uuid, state);
        },
        alerts: async () => (await listAlerts(store, { run: uuid, first: 10 })).alerts,
        changeHolder: () => {
            host = open();
        },
        end: async () => {
            await host.visit(uuid, true);
        },
    };
}
describe('late-decisions', () => {
    it('fires by the clock when decisions stop, with the time at which it did, and resolves when they come again', async () => {
        const { pass, alerts, clock } = await scene();
        await pass(30, 10);
        await pass(50, 0);
        expect(await alerts()).toEqual([]);
        await pass(20, 0);
        const [late] = await alerts();
        expect(late).toMatchObject({ rule: 'late-decisions', state: 'firing', layer: null, severity: 'warning', since: 150, incident: 1 });
        expect(late.summary).toContain('no decision of the run has come for');
        expect(clock.now() - late.firedAt.getTime()).toBeLessThan(20_000);
        await pass(20, 10);
        expect(await alerts()).toMatchObject([{ state: 'resolved', since: 150 }]);
        expect((await alerts())[0].resolvedAt.getTime()).toBeGreaterThan(late.firedAt.getTime());
    });
    it('is silent while the run is paused, and a run that is late twice for the same step has two alerts', async () => {
        const { pass, alerts, become } = await scene();
        await pass(30, 10);
        await become('paused');
        await pass(200, 0);
        expect(await alerts()).toEqual([]);
        await become('running');
        await pass(70, 0);
        await become('paused');
        await pass(4, 0);
        await become('running');
        await pass(70, 0);
        expect((await alerts()).map(({ state, since }) => [state, since])).toEqual([['firing', 151], ['resolved', 150]]);
    });
    it('goes on with the alert when another process takes over, and ends it with the run', async () => {
        const { pass, alerts, changeHolder, end } = await scene();
        await pass(30, 10);
        await pass(70, 0);
        changeHolder();
        await pass(20, 0);
        expect(await alerts()).toMatchObject([{ state: 'firing' }]);
        await end();
        expect(await alerts()).toMatchObject([{ state: 'resolved' }]);
    });
    it('ends when its rule is turned off while the run stands still', async () => {
        const rules = [...builtInRules];
        const { pass, alerts } = await scene(rules);
        await pass(30, 10);
        await pass(90, 0);
        expect(await alerts()).toMatchObject([{ rule: 'late-decisions', state: 'firing' }]);
        rules.splice(rules.findIndex(({ name }) => name === 'late-decisions'), 1);
        await pass(5, 0);
        expect(await alerts()).toMatchObject([{ state: 'resolved', summary: expect.anything() }]);
    });
    it('is judged by nobody where it is off', async () => {
        const { pass, alerts } = await scene(builtInRules.filter(({ name }) => name !== 'late-decisions'));
        await pass(30, 10);
        await pass(90, 0);
        expect(await alerts()).toEqual([]);
    });
});
describe('recording-to-disk', () => {
    const begun = { step: 40, kind: 'recording-to-disk', detail: { at: '2026-01-01T12:00:03.000Z', reason: 'connection refused' } };
    const ended = { step: 90, kind: 'recording-live', detail: { at: '2026-01-01T12:00:30.000Z', seconds: 27 } };
    it('is an alert with the times at which it was, once the ledger tells of it; once, whoever reads it', async () => {
        const { uuid, pass, alerts, changeHolder } = await scene();
        await recordEvent(store, uuid, begun);
        await pass(2, 10);
        expect(await alerts()).toMatchObject([{ rule: 'recording-to-disk', state: 'firing', since: 40, firedStep: 40, firedAt: new Date(begun.detail.at), resolvedAt: null, summary: expect.stringContaining('connection refused') }]);
        changeHolder();
        await recordEvent(store, uuid, ended);
        await pass(4, 10);
        changeHolder();
        await pass(4, 10);
        expect(await alerts()).toMatchObject([{ state: 'resolved', since: 40, resolvedStep: 90, resolvedAt: new Date(ended.detail.at) }]);
    });
    it('both at once, as after an outage in which nobody looked; and events that are not ours are passed over', async () => {
        const { uuid, pass, alerts } = await scene();
        for (const event of [ended, begun, ended, { step: 91, kind: 'recording-to-disk', detail: { at: 'yesterday' } }])
            await recordEvent(store, uuid, event);
        await pass(2, 10);
        expect(await alerts()).toMatchObject([{ state: 'resolved', firedAt: new Date(begun.detail.at), resolvedAt: new Date(ended.detail.at) }]);
    });
    it('of a process that is gone ends when another begins to record to disk, and the new one is an alert of its own; both once, whoever reads it', async () => {
        const { uuid, pass, alerts, changeHolder } = await scene();
        const again = { step: 200, kind: 'recording-to-disk', detail: { at: '2026-01-01T12:05:00.000Z', reason: 'again' } };
        for (const event of [begun, again])
            await recordEvent(store, uuid, event);
        await pass(2, 10);
        const expected = [{ state: 'firing', since: 200 }, { state: 'resolved', since: 40, resolvedAt: new Date(again.detail.at), summary: expect.anything() }];
        const bySince = async () => (await alerts()).sort((a, b) => b.since - a.since);
        expect(await bySince()).toMatchObject(expected);
        changeHolder();
        await pass(4, 10);
        expect(await bySince()).toMatchObject(expected);
        await recordEvent(store, uuid, { ...ended, step: 230 });
        await pass(2, 10);
        expect(await bySince()).toMatchObject([{ state: 'resolved', since: 200, resolvedStep: 230 }, { state: 'resolved', since: 40 }]);
    });
    it('of a process that is gone it ends with the run', async () => {
        const { uuid, pass, alerts, end } = await scene();
        await recordEvent(store, uuid, begun);
        await pass(2, 10);
        await end();
        expect(await alerts()).toMatchObject([{ state: 'resolved', summary: expect.stringContaining('records to the disk') }]);
    });
});
//# sourceMappingURL=clock-alerts.spec.js.map