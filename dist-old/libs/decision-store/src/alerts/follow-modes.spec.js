import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pendingCommands } from '../commands/run-commands.js';
import { readTimeline } from '../incidents/incident-timeline.js';
import { findIncident, listIncidents } from '../incidents/list-incidents.js';
import { readEvidence } from '../incidents/read-evidence.js';
import { readOpenAlerts } from '../notifications/open-alerts.js';
import { activateRules } from '../rules/rule-activations.js';
import { findRun } from '../runs/find-runs.js';
import { startedRun } from '../testing/started-run.js';
import { modeFollower } from './follow-modes.js';
import { listAlerts } from './list-alerts.js';
import { saveAlertTransitions } from './save-alert-transitions.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const LIVE = [{ name: 'tried' }];
const SHADOW = [{ name: 'tried', shadow: true }];
const RULES = [{ rule: 'tried', version: 'v', health: 'ok' }];
async function setTo(mode, reason) {
    await activateRules(store, [{ rule: 'tried', version: 'v', kind: 'own', mode, text: 'tried', needsBacktest: false }], { project: 'default', by: 'desk-1', reason });
}
/** A run on which `tried` fires at step 12, and whose rules have come to step 20. */
async function firing(shadow, action) {
    const { uuid } = await startedRun(store, 1);
    const at = { rule: 'tried', ruleVersion: 'v', severity: 'critical', layer: 'layer0', measure: 'scale', fingerprint: 'f' };
    const transition = { run: uuid, ...at, state: 'firing', step: 12, since: 10, value: NaN, threshold: 8, summary: 'it fires', shadow, ...(action === undefined ? {} : { action }) };
    await saveAlertTransitions(store, uuid, [transition], { lastStep: 20, ruleState: {}, rules: RULES });
    return uuid;
}
const alertOf = async (run) => (await listAlerts(store, { run, first: 9 })).alerts[0];
const openOf = async (run) => (await readOpenAlerts(store.pool)).filter((alert) => alert.run === run);
const transitionsOf = async (run) => (await store.pool.query('select t.step, t.state, t.summary from alert_transition t join run r on r.run_id = t.run_id where r.uuid = $1 order by t.created_at, t.step', [run])).rows;
describe('an alert that fires while its rule changes its mode', () => {
    it('goes live with it: part of an incident, for those who are told, a row among its transitions; it asks for nothing', async () => {
        const run = await firing(true, { kind: 'stop' });
        const modes = modeFollower(store);
        await modes.follow(run, SHADOW);
        expect([await alertOf(run), await openOf(run)]).toMatchObject([{ shadow: true, incident: null }, []]);
        await setTo('live', 'it is right');
        await modes.follow(run, LIVE);
        expect(await alertOf(run)).toMatchObject({ state: 'firing', shadow: false, incident: 1, firedStep: 12, since: 10 });
        expect(await findIncident(store, { run, incident: 1 })).toMatchObject({ state: 'open', rule: 'tried', severity: 'critical', since: 10, openedStep: 20, spread: ['layer0'] });
        expect(await openOf(run)).toMatchObject([{ fires: true, shadowAt: null }]);
        const row = { step: 20, state: 'live', summary: 'rule tried is live while it fires, set by desk-1: it is right' };
        expect(await transitionsOf(run)).toEqual([{ step: 12, state: 'firing', summary: 'it fires' }, row]);
        expect((await readTimeline(store, { run, incident: 1 }, { first: 9 })).entries).toMatchObject([{ what: 'firing' }, { kind: 'alert', what: 'live', step: 20, text: row.summary }]);
        expect(await pendingCommands(store, run)).toEqual([]);
        await saveAlertTransitions(store, run, [], { lastStep: 30, ruleState: {}, rules: RULES });
        await modes.follow(run, [...LIVE]);
        expect(await transitionsOf(run)).toHaveLength(2);
    });
    it('goes into shadow with it: its incident goes on without it, and whoever was told hears the end of it', async () => {
        const run = await firing(false);
        await setTo('shadow', 'too loud');
        const modes = modeFollower(store);
        await modes.follow(run, SHADOW);
        expect(await alertOf(run)).toMatchObject({ state: 'firing', shadow: true, incident: 1 });
        expect(await findIncident(store, { run, incident: 1 })).toMatchObject({ state: 'closed', closedStep: 20 });
        expect(await openOf(run)).toMatchObject([{ fires: false, state: 'firing', shadowAt: expect.any(Date) }]);
        expect((await transitionsOf(run)).at(-1)).toMatchObject({ step: 20, state: 'shadow', summary: 'rule tried is in shadow mode while it fires, set by desk-1: too loud' });
        await setTo('live', 'back');
        await modes.follow(run, LIVE);
        expect((await listIncidents(store, { run, first: 9 })).incidents).toMatchObject([{ incident: 1, state: 'open', alerts: 1, closedStep: null }]);
        expect(await openOf(run)).toMatchObject([{ fires: true }]);
    });
    it('comes back to the incident it was in, however long ago, which counts it once and ends with it', async () => {
        const run = await firing(false);
        const modes = modeFollower(store);
        await modes.follow(run, SHADOW);
        await saveAlertTransitions(store, run, [], { lastStep: 5000, ruleState: {}, rules: RULES });
        await modes.follow(run, LIVE);
        expect(await alertOf(run)).toMatchObject({ shadow: false, incident: 1 });
        expect((await listIncidents(store, { run, first: 9 })).incidents).toMatchObject([{ incident: 1, state: 'open', alerts: 1, lastStep: 5000 }]);
        const ended = { run, rule: 'tried', ruleVersion: 'v', severity: 'critical', layer: 'layer0', measure: 'scale', fingerprint: 'f' };
        await saveAlertTransitions(store, run, [{ ...ended, state: 'resolved', step: 5010, since: 10, value: 1, threshold: 8, summary: 'no longer' }], { lastStep: 5010, ruleState: {}, rules: RULES });
        expect((await listIncidents(store, { run, first: 9 })).incidents).toMatchObject([{ incident: 1, state: 'closed', alerts: 1, closedStep: 5010 }]);
    });
    it('is not among those of its incident that still fire while it is in shadow', async () => {
        const run = await firing(false);
        const another = { run, rule: 'another', ruleVersion: 'v', severity: 'info', layer: 'layer0', measure: 'scale', fingerprint: 'g', state: 'firing', step: 21, since: 21, value: 1, threshold: 8, summary: 'so does it' };
        await saveAlertTransitions(store, run, [another], { lastStep: 21, ruleState: {}, rules: RULES });
        const lines = async () => (await readEvidence(store, (await findIncident(store, { run, incident: 1 })), (await findRun(store, run)))).ifNothingIsDone;
        expect(await lines()).toContain('2 of 2 alerts still fire');
        await modeFollower(store).follow(run, SHADOW);
        expect(await lines()).toContain('1 of 2 alerts still fire');
    });
    it('is left alone where its mode is the same, where it has ended, and by rules of other names', async () => {
        const run = await firing(true);
        await modeFollower(store).follow(run, [{ name: 'another' }]);
        expect(await alertOf(run)).toMatchObject({ shadow: true });
        const ended = { run, rule: 'tried', ruleVersion: 'v', severity: 'critical', layer: 'layer0', measure: 'scale', fingerprint: 'f' };
        await saveAlertTransitions(store, run, [{ ...ended, state: 'resolved', step: 25, since: 10, value: 1, threshold: 8, summary: 'no longer' }], { lastStep: 25, ruleState: {}, rules: RULES });
        await modeFollower(store).follow(run, LIVE);
        expect(await alertOf(run)).toMatchObject({ state: 'resolved', shadow: true, incident: null });
    });
});
//# sourceMappingURL=follow-modes.spec.js.map