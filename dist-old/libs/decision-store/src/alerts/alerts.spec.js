import { testStore, until } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenRuns } from '../live/listen-runs.js';
import { eventually, startedRun } from '../testing/started-run.js';
import { countAlerts, findAlert, listAlerts } from './list-alerts.js';
import { leadRules, requireTerm } from './lead-rules.js';
import { loadRuleState, ruleFeed, runsNeedingRules } from './rule-feed.js';
import { saveAlertTransitions } from './save-alert-transitions.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
function transitionOf(run, more = {}) {
    const at = { rule: 'scale-spike', ruleVersion: 'v1', severity: 'warning', layer: 'layer0', measure: 'scale' };
    return { run, ...at, fingerprint: 'f0', state: 'firing', step: 12, since: 10, value: 40, threshold: 8, summary: 'scale is high', ...more };
}
function watermark(lastStep, ruleState = { lastStep }) {
    return { lastStep, ruleState, rules: [{ rule: 'scale-spike', version: 'v1', text: 'z > 8', health: 'ok' }] };
}
describe('saveAlertTransitions', () => {
    it('makes one alert of firing and resolved, and moves the watermark', async () => {
        const { uuid } = await startedRun(store, 1);
        expect(await loadRuleState(store, uuid)).toBeNull();
        await saveAlertTransitions(store, uuid, [transitionOf(uuid)], watermark(20));
        const firing = await listAlerts(store, { run: uuid, first: 10 });
        expect(firing).toMatchObject({ total: 1, hasNext: false });
        const fired = firing.alerts[0]?.firedAt ?? new Date(NaN);
        const totals = await Promise.all([{ from: fired }, { to: new Date(fired.getTime() + 1) }, { from: new Date(fired.getTime() + 1) }, { to: fired }].map(async (filter) => (await listAlerts(store, { run: uuid, first: 1, ...filter })).total));
        expect(totals).toEqual([1, 1, 0, 0]);
        expect(firing.alerts[0]).toMatchObject({ run: uuid, state: 'firing', firedStep: 12, resolvedStep: null, since: 10, value: 40 });
        await saveAlertTransitions(store, uuid, [transitionOf(uuid, { state: 'resolved', step: 30, value: 1 })], watermark(40, { a: [1] }));
        const found = await findAlert(store, uuid, { fingerprint: 'f0', since: 10 });
        expect(found).toMatchObject({ state: 'resolved', firedStep: 12, resolvedStep: 30, value: 40 });
        expect(found?.resolvedAt).toBeInstanceOf(Date);
        expect(await loadRuleState(store, uuid)).toEqual({ lastStep: 40, ruleState: { a: [1] } });
    });
    it('changes nothing when the same transitions are saved again', async () => {
        const { uuid, runId } = await startedRun(store, 1);
        const transitions = [transitionOf(uuid), transitionOf(uuid, { state: 'resolved', step: 15 })];
        await saveAlertTransitions(store, uuid, transitions, watermark(20));
        await saveAlertTransitions(store, uuid, transitions, watermark(20));
        const { rows } = await store.pool.query('select state, step from alert_transition where run_id = $1 order by step', [runId]);
        expect(rows).toEqual([{ state: 'firing', step: 12 }, { state: 'resolved', step: 15 }]);
        expect((await countAlerts(store, [uuid])).get(uuid)).toEqual({ firing: 0, total: 1 });
    });
    it('keeps NaN and infinite values', async () => {
        const { uuid } = await startedRun(store, 1);
        const transitions = [NaN, Infinity, -Infinity, 1e300].map((value, i) => transitionOf(uuid, { fingerprint: `f${String(i)}`, value, threshold: null }));
        await saveAlertTransitions(store, uuid, transitions, watermark(20));
        const { alerts } = await listAlerts(store, { run: uuid, first: 10 });
        expect(alerts.map((alert) => alert.value)).toEqual([1e300, -Infinity, Infinity, NaN]);
    });
    it('keeps what was pending as rows beside the alerts, once, NaN too, and lists no alert of it', async () => {
        const { uuid, runId } = await startedRun(store, 1);
        const pending = ['pending', 'inactive', 'pending'].map((state, i) => ({ ...transitionOf(uuid, { step: 3 + i, value: [NaN, 1, Infinity][i] }), state }));
        await saveAlertTransitions(store, uuid, [], { ...watermark(6), pending });
        await saveAlertTransitions(store, uuid, [transitionOf(uuid, { step: 7 })], { ...watermark(7), pending });
        const { rows } = await store.pool.query('select state, step, value from alert_transition where run_id = $1 order by step', [runId]);
        expect(rows).toEqual([
            { state: 'pending', step: 3, value: NaN },
            { state: 'inactive', step: 4, value: 1 },
            { state: 'pending', step: 5, value: Infinity },
            { state: 'firing', step: 7, value: 40 },
        ]);
        expect((await listAlerts(store, { run: uuid, first: 5 })).alerts).toMatchObject([{ firedStep: 7, shadow: false, labels: {}, runbook: null }]);
    });
    it('keeps the labels, the runbook and the shadow mode of its rule', async () => {
        const { uuid } = await startedRun(store, 1);
        const more = { labels: { team: 'vision' }, runbook: 'https://example.org/runbook', shadow: true };
        await saveAlertTransitions(store, uuid, [transitionOf(uuid, more)], watermark(20));
        expect((await listAlerts(store, { run: uuid, first: 5 })).alerts).toMatchObject([more]);
    });
    it('refuses a watermark that goes back, and stores nothing of it', async () => {
        const { uuid } = await startedRun(store, 1);
        await saveAlertTransitions(store, uuid, [], watermark(20));
        const late = saveAlertTransitions(store, uuid, [transitionOf(uuid)], watermark(19));
        await expect(late).rejects.toThrow('were evaluated beyond step 19 by another process');
        expect((await listAlerts(store, { run: uuid, first: 1 })).total).toBe(0);
    });
    it('tells listeners of new transitions only', async () => {
        const { uuid } = await startedRun(store, 1);
        const heard = [];
        const listener = await listenRuns(store, (change) => heard.push(change));
        await saveAlertTransitions(store, uuid, [transitionOf(uuid)], watermark(20));
        await saveAlertTransitions(store, uuid, [transitionOf(uuid)], watermark(20));
        await store.pool.query(`select pg_notify('gradlens_run', '{"kind":"state","run":"end"}')`);
        await eventually(() => heard.some((change) => change.kind === 'state'));
        expect(heard).toEqual([{ kind: 'alert', run: uuid }, { kind: 'state', run: 'end' }]);
        await listener.close();
    });
});
describe('listAlerts', () => {
    it('pages through all alerts once, latest first, and filters', async () => {
        const { uuid } = await startedRun(store, 1);
        for (let step = 0; step < 9; step++) {
            const severity = step % 3 === 0 ? 'critical' : 'warning';
            const many = ['a', 'b'].map((fingerprint) => transitionOf(uuid, { fingerprint, since: step, step, severity }));
            await saveAlertTransitions(store, uuid, many, watermark(step));
        }
        const seen = [];
        let after;
        for (let hasNext = true; hasNext;) {
            const page = await listAlerts(store, { run: uuid, first: 5, after });
            expect(page.total).toBe(18);
            seen.push(...page.alerts.map((alert) => alert.firedStep));
            after = page.alerts.at(-1)?.cursor;
            hasNext = page.hasNext;
        }
        expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0].flatMap((step) => [step, step]));
        expect((await listAlerts(store, { run: uuid, severity: 'critical', state: 'firing', first: 1 })).total).toBe(6);
        expect((await listAlerts(store, { run: uuid, state: 'resolved', first: 1 })).total).toBe(0);
        await saveAlertTransitions(store, uuid, [transitionOf(uuid, { fingerprint: 'c', since: 9, step: 9, rule: 'dead-layer', layer: 'head' })], watermark(9));
        const totals = async (filter) => (await listAlerts(store, { run: uuid, first: 1, ...filter })).total;
        expect([await totals({ rule: 'dead-layer' }), await totals({ layer: 'layer0' }), await totals({ rule: 'dead-layer', layer: 'layer0' }), await totals({})]).toEqual([1, 18, 0, 19]);
    });
    it('says of a firing alert that its run has ended, and when, and tells both kinds apart', async () => {
        const [{ uuid: live }, { uuid: over }] = [await startedRun(store, 1), await startedRun(store, 1)];
        for (const run of [live, over])
            await saveAlertTransitions(store, run, [transitionOf(run, { rule: 'told-apart' })], watermark(20));
        await store.pool.query(`update run set state = 'diverged', ended_at = '2026-11-28T08:00:00Z' where uuid = $1`, [over]);
        const told = async (ofEndedRun) => (await listAlerts(store, { rule: 'told-apart', first: 5, ofEndedRun })).alerts.map(({ run, state, runEndedAt }) => ({ run, state, runEndedAt }));
        const [ofLive, ofOver] = [{ run: live, state: 'firing', runEndedAt: null }, { run: over, state: 'firing', runEndedAt: new Date('2026-11-28T08:00:00Z') }];
        expect(await told()).toHaveLength(2);
        expect(await told()).toEqual(expect.arrayContaining([ofLive, ofOver]));
        expect([await told(false), await told(true)]).toEqual([[ofLive], [ofOver]]);
        expect((await listAlerts(store, { rule: 'told-apart', first: 1, ofEndedRun: true })).total).toBe(1);
        // resumed: a step may come that resolves it
        await store.pool.query(`update run set state = 'running', ended_at = null where uuid = $1`, [over]);
        expect(await told(true)).toEqual([]);
    });
    it.each(['', 'x', Buffer.from('[1,2,3,4,5]').toString('base64url')])('refuses the cursor "%s"', async (after) => {
        await expect(listAlerts(store, { first: 1, after })).rejects.toThrow('allowed: the cursor of an alert');
    });
});
describe('rule feed', () => {
    it('lists live runs, and final ones with steps above the watermark', async () => {
        const live = await startedRun(store, 1);
        const done = await startedRun(store, 1, 'completed');
        const behind = await startedRun(store, 1, 'failed');
        await store.pool.query('update ingest_state set last_step = 9 where run_id = any($1)', [[done.runId, behind.runId]]);
        await saveAlertTransitions(store, done.uuid, [], watermark(9));
        await saveAlertTransitions(store, behind.uuid, [], watermark(8));
        const runs = await runsNeedingRules(store);
        expect(runs).toEqual(expect.arrayContaining([live.uuid, behind.uuid]));
        expect(runs).not.toContain(done.uuid);
    });
    it('gives the rules of a run to one holder at a time', async () => {
        const { uuid } = await startedRun(store, 1);
        const first = await leadRules(store, uuid);
        expect(await leadRules(store, uuid)).toBeNull();
        await first?.release();
        expect(first?.isOver()).toBe(true);
        const second = await leadRules(store, uuid);
        expect([first?.term, second?.term]).toEqual([1, 2]);
        await second?.release();
    });
    it('stays with a holder that gives signs of life', async () => {
        const { uuid } = await startedRun(store, 1);
        const held = (await leadRules(store, uuid, { beatMs: 20, silentMs: 60_000 }));
        const beats = new Set();
        await until(async () => {
            const { rows } = await store.pool.query(`select state_change as at from pg_stat_activity where application_name like 'gradlens rules: %' and datname = current_database()`);
            for (const { at } of rows)
                beats.add(at.getTime());
            return beats.size > 3;
        });
        expect(held.isOver()).toBe(false);
        await held.release();
    });
    it('passes on when the holder is silent, and takes nothing from him when he wakes up', async () => {
        const { uuid } = await startedRun(store, 1);
        const first = (await leadRules(store, uuid, { beatMs: 3_600_000, silentMs: 50 }));
        const feed = ruleFeed(store, first.term);
        await feed.save(uuid, [], watermark(3));
        await until(() => first.isOver());
        await feed.save(uuid, [], watermark(4)); // nobody followed
        const second = (await leadRules(store, uuid));
        await expect(feed.save(uuid, [], watermark(9))).rejects.toThrow('another process evaluates');
        await ruleFeed(store, second.term).save(uuid, [], watermark(5));
        expect((await loadRuleState(store, uuid))?.lastStep).toBe(5);
        await second.release();
    });
    it('is not kept from the next by a transaction in which the last one fell silent', async () => {
        const { uuid, runId } = await startedRun(store, 1);
        const first = (await leadRules(store, uuid, { beatMs: 3_600_000, silentMs: 50 }));
        const client = await store.pool.connect();
        client.on('error', () => undefined);
        await client.query('begin');
        await requireTerm(client, { runId, uuid }, first.term);
        await until(() => first.isOver());
        const second = await leadRules(store, uuid);
        expect(second?.term).toBe(2);
        client.release(true);
        await second?.release();
    });
    it('gives back the state it was given', async () => {
        const { uuid } = await startedRun(store, 1);
        const feed = ruleFeed(store);
        expect(await feed.loadState(uuid)).toBeNull();
        await feed.save(uuid, [], { ...watermark(3), ruleState: { seen: [1.5, 2] } });
        expect(await feed.loadState(uuid)).toEqual({ seen: [1.5, 2] });
        expect((await feed.nextWindow(uuid, 0, 10)).steps).toHaveLength(0);
    });
});
//# sourceMappingURL=alerts.spec.js.map