import { NO_INCIDENT, nextIncident } from '#libs/stability-rules';
import { testStore } from '#libs/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listActionRequests } from '../actions/list-actions.js';
import { listAlerts } from '../alerts/list-alerts.js';
import { saveAlertTransitions } from '../alerts/save-alert-transitions.js';
import { sendCommand } from '../commands/run-commands.js';
import { listenRuns } from '../live/listen-runs.js';
import { eventually, startedRun } from '../testing/started-run.js';
import { countRuleUse, listMarks, markAlert } from './alert-marks.js';
import { actOnIncident } from './incident-acts.js';
import { readTimeline } from './incident-timeline.js';
import { findIncident, listIncidents } from './list-incidents.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
function told(run, { layer = 'a', rule = 'x', step, since = step, ...more }) {
    const rest = { ruleVersion: 'v', severity: 'warning', measure: 'scale', state: 'firing', value: 2, threshold: 1, summary: `${rule} fired` };
    return { run, rule, layer, step, since, fingerprint: `${rule} ${layer ?? ''}`, ...rest, ...more };
}
async function save(run, ...changes) {
    const lastStep = changes.at(-1)?.step ?? 0;
    await saveAlertTransitions(store, run, changes.map((change) => told(run, change)), { lastStep, ruleState: {}, rules: [] });
}
const newRun = async () => (await startedRun(store, 1)).uuid;
const ended = (change, since) => ({ ...change, state: 'resolved', since });
/** Each place fires and is resolved in turn. */
function alternating(drawn) {
    const since = new Map();
    let step = 0;
    return drawn.map(({ gap, layer, rule }) => {
        step += gap;
        const place = `${rule} ${layer ?? ''}`;
        const open = since.get(place);
        if (open === undefined)
            since.set(place, step);
        else
            since.delete(place);
        return open === undefined ? { step, layer, rule } : ended({ step, layer, rule }, open);
    });
}
function cutAfter(all, cuts) {
    const parts = [[]];
    all.forEach((each, i) => {
        parts.at(-1)?.push(each);
        if (cuts[i] === true)
            parts.push([]);
    });
    return parts.filter((part) => part.length > 0);
}
describe('incidents in the store', () => {
    it('are written with the alerts: the first to move, the spread, the highest severity; and close with the last alert', async () => {
        const run = await newRun();
        await save(run, { step: 10, layer: 'b' }, { step: 12, rule: 'y', severity: 'critical' });
        const { incidents } = await listIncidents(store, { run, first: 10 });
        expect(incidents).toMatchObject([{ run, incident: 1, state: 'open', severity: 'critical', rule: 'x', layer: 'b', since: 10, openedStep: 10, lastStep: 12, closedStep: null, spread: ['b', 'a'], alerts: 2, closedAt: null }]);
        const opened = incidents[0]?.openedAt ?? new Date(NaN);
        const totals = await Promise.all([{ from: opened }, { to: new Date(opened.getTime() + 1) }, { from: new Date(opened.getTime() + 1) }, { to: opened }].map(async (filter) => (await listIncidents(store, { run, first: 1, ...filter })).total));
        expect(totals).toEqual([1, 1, 0, 0]);
        await save(run, ended({ step: 20, layer: 'b' }, 10), ended({ step: 30, rule: 'y', severity: 'critical' }, 12));
        expect(await findIncident(store, { run, incident: 1 })).toMatchObject({ state: 'closed', closedStep: 30, lastStep: 30, alerts: 2, closedAt: expect.any(Date) });
        const { alerts } = await listAlerts(store, { run, incident: 1, first: 10 });
        expect(alerts.map(({ incident }) => incident)).toEqual([1, 1]);
    });
    it('are the same when transitions are saved again, and reopen when the cause comes back', async () => {
        const run = await newRun();
        const first = [{ step: 10 }, ended({ step: 15 }, 10)];
        await save(run, ...first);
        await save(run, ...first);
        expect(await findIncident(store, { run, incident: 1 })).toMatchObject({ state: 'closed', alerts: 1 });
        await save(run, { step: 60 });
        expect(await findIncident(store, { run, incident: 1 })).toMatchObject({ state: 'open', alerts: 2, closedStep: null, closedAt: null });
        await save(run, ended({ step: 70 }, 60), { step: 500 });
        expect((await listIncidents(store, { run, first: 10 })).incidents.map(({ incident, state }) => [incident, state])).toEqual([[2, 'open'], [1, 'closed']]);
    });
    it('are stored with their alerts or not at all', async () => {
        const run = await newRun();
        await expect(save(run, { step: 10 }, { step: 11, layer: 'b', severity: 'fatal' })).rejects.toThrow('alert_severity_check');
        expect([(await listIncidents(store, { run, first: 1 })).total, (await listAlerts(store, { run, first: 1 })).total]).toEqual([0, 0]);
        await save(run, { step: 10 }, { step: 11, layer: 'b' });
        expect((await listIncidents(store, { run, first: 9 })).incidents).toMatchObject([{ incident: 1, alerts: 2 }]);
    });
    it('take in no alert in shadow mode, also when its rule has gone live before it ended', async () => {
        const run = await newRun();
        await save(run, { step: 10, shadow: true });
        await save(run, ended({ step: 20, shadow: false }, 10));
        expect((await listIncidents(store, { run, first: 10 })).total).toBe(0);
        expect((await listAlerts(store, { run, first: 1 })).alerts).toMatchObject([{ shadow: true, incident: null }]);
    });
    it('are those that the rules would tell in one go, however the transitions are split into saves', async () => {
        const change = fc.record({ gap: fc.integer({ min: 1, max: 140 }), layer: fc.constantFrom('a', 'b', null), rule: fc.constantFrom('x', 'y'), cut: fc.boolean() });
        await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 15 }), async (drawn) => {
            const run = await newRun();
            const changes = alternating(drawn);
            let state = NO_INCIDENT;
            const numbers = changes.map((each) => {
                const found = nextIncident(state, told(run, each));
                state = found.state;
                return found.incident.number;
            });
            for (const part of cutAfter(changes, drawn.map(({ cut }) => cut)))
                await save(run, ...part);
            const { alerts } = await listAlerts(store, { run, first: 100 });
            const expected = numbers.filter((_, i) => changes[i]?.state !== 'resolved');
            expect(alerts.sort((a, b) => a.firedStep - b.firedStep).map(({ incident }) => incident)).toEqual(expected);
            for (const { number, closedStep, spread, first } of state.recent) {
                expect(await findIncident(store, { run, incident: number })).toMatchObject({ closedStep, spread, since: first.since, fingerprint: first.fingerprint });
            }
        }), { numRuns: 30 });
    });
    it('come in pages that join, newest first, by filters', async () => {
        const run = await newRun();
        for (const step of [100, 1000, 2000])
            await save(run, { step, severity: step === 1000 ? 'info' : 'warning' }, ended({ step: step + 1 }, step));
        await save(run, { step: 3000 });
        await actOnIncident(store, { run, incident: 4 }, { kind: 'acknowledge' }, { by: 'desk-1', reason: 'mine' });
        await actOnIncident(store, { run, incident: 4 }, { kind: 'assign', assignee: 'desk-2' }, { by: 'desk-1', reason: 'knows it' });
        const page = await listIncidents(store, { run, first: 3 });
        const rest = await listIncidents(store, { run, first: 3, after: page.incidents.at(-1)?.cursor });
        expect([...page.incidents, ...rest.incidents].map(({ incident }) => incident)).toEqual([4, 3, 2, 1]);
        expect([page.hasNext, page.total, rest.hasNext]).toEqual([true, 4, false]);
        const only = async (filter) => (await listIncidents(store, { run, first: 9, ...filter })).incidents.map(({ incident }) => incident);
        expect(await Promise.all([only({ state: 'open' }), only({ severity: 'info' }), only({ assignee: 'desk-2' }), only({ acknowledged: true }), only({ acknowledged: false, state: 'closed' }), only({ project: 'none' })]))
            .toEqual([[4], [2], [4], [4], [3, 2, 1], []]);
        await expect(listIncidents(store, { first: 1, after: 'bm90aGluZw' })).rejects.toThrow('after');
    });
});
describe('acts', () => {
    const key = async () => {
        const run = await newRun();
        await save(run, { step: 1 });
        return { run, incident: 1 };
    };
    it('are kept with name and reason, once, and tell listeners', async () => {
        const at = await key();
        const heard = [];
        const listener = await listenRuns(store, (change) => heard.push(change));
        const ada = { by: 'desk-1', reason: 'on it' };
        expect(await actOnIncident(store, at, { kind: 'acknowledge' }, ada)).toBe('done');
        expect(await actOnIncident(store, at, { kind: 'acknowledge' }, { by: 'desk-2', reason: 'me too' })).toBe('unchanged');
        expect(await findIncident(store, at)).toMatchObject({ acknowledgedBy: 'desk-1', acknowledgedAt: expect.any(Date), acts: 1 });
        expect(await actOnIncident(store, at, { kind: 'unacknowledge' }, { by: 'desk-2', reason: 'she left' })).toBe('done');
        expect(await actOnIncident(store, at, { kind: 'comment' }, ada)).toBe('done');
        expect(await findIncident(store, at)).toMatchObject({ acknowledgedBy: null, acknowledgedAt: null, acts: 3 });
        await eventually(() => heard.length === 3);
        expect(heard).toEqual(heard.map(() => ({ kind: 'alert', run: at.run })));
        await listener.close();
        expect(await actOnIncident(store, { ...at, incident: 2 }, { kind: 'comment' }, ada)).toBe('missing');
        expect(await actOnIncident(store, { ...at, incident: 2.5 }, { kind: 'comment' }, ada)).toBe('missing');
    });
    it('are refused on what has changed since it was seen; of many at once each is numbered once', async () => {
        const at = await key();
        const many = Array.from({ length: 8 }, (_, i) => actOnIncident(store, at, { kind: 'comment' }, { by: 'desk-1', reason: String(i) }));
        expect(new Set(await Promise.all(many))).toEqual(new Set(['done']));
        expect(await actOnIncident(store, at, { kind: 'assign', assignee: 'desk-2' }, { by: 'desk-1', reason: 'x', ifActs: 7 })).toBe('changed');
        expect(await actOnIncident(store, at, { kind: 'assign', assignee: 'desk-2' }, { by: 'desk-1', reason: 'x', ifActs: 8 })).toBe('done');
        const racing = await Promise.all(['desk-1', 'desk-2'].map((by) => actOnIncident(store, at, { kind: 'acknowledge' }, { by, reason: 'race', ifActs: 9 })));
        expect(racing.sort()).toEqual(['done', 'unchanged']);
    });
    it('stay when the rules go on, and stand in the timeline with alerts, commands and events', async () => {
        const at = await key();
        await actOnIncident(store, at, { kind: 'assign', assignee: 'desk-2' }, { by: 'desk-1', reason: 'knows the data' });
        await sendCommand(store, at.run, 'pause', { by: 'desk-2', reason: 'to look' });
        await store.pool.query(`insert into run_event (run_id, step, kind, detail) select run_id, 5, 'rollback', '{"toStep": 1}' from run where uuid = $1`, [at.run]);
        await save(at.run, ended({ step: 9 }, 1));
        expect(await findIncident(store, at)).toMatchObject({ state: 'closed', assignee: 'desk-2', acts: 1 });
        const { entries, total, hasNext } = await readTimeline(store, at, { first: 10 });
        expect(entries.map(({ kind, what, by, step }) => [kind, what, by, step])).toEqual([
            ['alert', 'firing', null, 1], ['act', 'assign', 'desk-1', null], ['command', 'pause', 'desk-2', null], ['event', 'rollback', null, 5], ['alert', 'resolved', null, 9],
        ]);
        expect(entries[1]).toMatchObject({ text: 'knows the data', detail: { assignee: 'desk-2' } });
        expect([total, hasNext]).toEqual([5, false]);
        const first = await readTimeline(store, at, { first: 2 });
        const rest = await readTimeline(store, at, { first: 9, after: first.entries[1]?.cursor });
        expect([...first.entries, ...rest.entries]).toEqual(entries);
        expect(await readTimeline(store, at, { first: 9, after: entries.at(-1)?.cursor })).toEqual({ entries: [], hasNext: false, total: 5 });
        await expect(readTimeline(store, at, { first: 1, after: 'x' })).rejects.toThrow('after');
    });
});
it('what its alerts asked to be done stands in the timeline, and is found by the incident', async () => {
    const run = await newRun();
    await save(run, { step: 5, action: { kind: 'pause' } });
    await save(run, ended({ step: 6 }, 5), { step: 900, layer: 'b', rule: 'y', action: { kind: 'lower', steps: 10 } });
    const { entries } = await readTimeline(store, { run, incident: 1 }, { first: 10 });
    expect(entries.filter(({ kind }) => kind !== 'event').map(({ kind, what, step, detail }) => [kind, what, step, detail])).toEqual([
        ['alert', 'firing', 5, {}], ['request', 'asked', 5, { kind: 'pause' }], ['request', 'commanded', null, { kind: 'pause' }], ['command', 'pause', null, { alert: { fingerprint: 'x a', since: 5 } }], ['alert', 'resolved', 6, {}],
    ]);
    const asked = async (incident) => (await listActionRequests(store, { run, incident, first: 9 })).requests.map(({ kind }) => kind);
    expect([await asked(1), await asked(2), await asked(3)]).toEqual([['pause'], ['lower'], []]);
});
describe('marks', () => {
    it('of one person the last one counts, and each rule is told how it has done', async () => {
        const run = await newRun();
        await save(run, { step: 1, rule: 'marked-rule' }, { step: 2, rule: 'marked-rule', layer: 'b' });
        const alert = { run, fingerprint: 'marked-rule a', since: 1 };
        const mark = (verdict, by = 'desk-1') => markAlert(store, alert, { verdict, by, reason: 'seen' });
        expect([await mark('noise'), await mark('noise'), await mark('useful'), await mark('useful', 'desk-2')]).toEqual(['done', 'unchanged', 'done', 'done']);
        const marks = await listMarks(store, [alert, { ...alert, since: 99 }]);
        expect([...marks.values()]).toMatchObject([[{ verdict: 'useful', by: 'desk-1' }, { verdict: 'useful', by: 'desk-2' }]]);
        expect((await countRuleUse(store)).get('marked-rule')).toEqual({ alerts: 2, useful: 1, noise: 0 });
        expect(await markAlert(store, { ...alert, since: 7 }, { verdict: 'noise', by: 'desk-1', reason: 'x' })).toBe('missing');
        expect(await markAlert(store, { ...alert, since: NaN }, { verdict: 'noise', by: 'desk-1', reason: 'x' })).toBe('missing');
    });
});
//# sourceMappingURL=incidents.spec.js.map