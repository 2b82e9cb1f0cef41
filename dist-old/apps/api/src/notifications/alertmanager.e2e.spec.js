import { createSilence, expireSilence, listSilences } from '#libs/decision-store';
import { httpSink, testStore, until } from '#libs/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasAlertmanager, startAlertmanager } from './testing/alertmanager.js';
import { change, liveRun } from './testing/firing.js';
import { testNotifier } from './testing/test-notifier.js';
/** Nobody listens there: the other one of a pair that is down. */
const gone = 'http://127.0.0.1:9';
describe.skipIf(!hasAlertmanager())('Alertmanager', () => {
    let store;
    let told;
    let hook;
    let alertmanager;
    let notifier;
    beforeEach(async () => {
        [store, told, hook] = await Promise.all([testStore(), httpSink(), httpSink()]);
        const route = { receiver: 'told', group_by: ['run'], group_wait: '100ms', group_interval: '1s', repeat_interval: '1h' };
        alertmanager = await startAlertmanager({ route, receivers: [{ name: 'told', webhook_configs: [{ url: told.url, send_resolved: true }] }] });
        const file = `version: 1
receivers:
  - { kind: alertmanager, name: am, urls: ["${gone}", "${alertmanager.url}"], resendInterval: 5s }
  - { kind: webhook, name: hook, url: "${hook.url}", secretEnv: HOOK_SECRET }
route: { receiver: hook, routes: [{ receiver: am, continue: true }, { receiver: hook, groupInterval: 1s }] }
`;
        notifier = await testNotifier(store, file);
    });
    afterEach(async () => {
        await notifier.close();
        await alertmanager.close();
        await Promise.all([told.close(), hook.close(), store.close()]);
    });
    const messages = (run) => told.got.map(({ body }) => JSON.parse(body)).filter(({ groupLabels }) => groupLabels.run === run);
    const suppressedRules = async () => (await alertmanager.alerts()).filter(({ status }) => status.state === 'suppressed').map(({ labels }) => labels['alertname'] ?? '');
    it('receives our alerts, groups them, keeps them while they fire, and resolves them', async () => {
        const [one, two] = [await liveRun(store, 'one'), await liveRun(store, 'two')];
        await change(store, one, { layer: 'dense1', severity: 'critical' });
        await change(store, one, { layer: 'dense2' });
        await change(store, two, { value: NaN, summary: 'loss is NaN' });
        await until(() => messages(one).some(({ alerts }) => alerts.length === 2) && messages(two).length > 0);
        expect(messages(two)[0]).toMatchObject({ status: 'firing', alerts: [{ labels: { alertname: 'loss-spike', run: two, run_name: 'two' }, annotations: { summary: 'loss is NaN', value: 'NaN', step: '12' } }] });
        const before = await alertmanager.alerts();
        expect(before.map(({ generatorURL }) => generatorURL).sort()).toEqual([one, one, two].map((run) => `http://127.0.0.1:7433/runs/${run}`));
        // sent again: the end that it has moves on
        const ends = (alerts) => alerts.map(({ endsAt }) => Date.parse(endsAt));
        await until(async () => Math.min(...ends(await alertmanager.alerts())) > Math.max(...ends(before)));
        await change(store, two, { state: 'resolved', step: 40 });
        await until(() => messages(two).some(({ status }) => status === 'resolved'));
        expect((await alertmanager.alerts()).map(({ labels }) => labels['run'])).toEqual([one, one]);
    });
    it('takes silences made here, and gives back those made there that could be ours; one that is ended on one side ends on the other', async () => {
        const run = await liveRun(store, 'quiet');
        const here = await createSilence(store, { matchers: [{ name: 'alertname', operator: '=~', value: 'loss-.*' }], startsAt: null, end: { afterMs: 3_600_000 }, reason: 'known', createdBy: 'ada' });
        const span = { startsAt: new Date().toISOString(), endsAt: new Date(new Date().getTime() + 3_600_000).toISOString(), createdBy: 'grace', comment: 'maintenance' };
        const make = async (name, value) => (await alertmanager.call('POST', 'silences', { ...span, matchers: [{ name, value, isRegex: false, isEqual: true }] })).silenceID;
        const there = await make('alertname', 'dead-layer');
        await make('job', 'node-exporter');
        await until(async () => (await listSilences(store, { first: 10 })).total === 2);
        const { silences } = await listSilences(store, { first: 10 });
        expect(silences.find(({ source }) => source === 'am')).toMatchObject({ createdBy: 'grace', reason: 'maintenance', state: 'active', matchers: [{ name: 'alertname', operator: '=', value: 'dead-layer' }] });
        await change(store, run);
        await change(store, run, { rule: 'dead-layer' });
        await change(store, run, { rule: 'update-ratio' });
        await until(async () => (await suppressedRules()).length === 2);
        expect((await suppressedRules()).sort()).toEqual(['dead-layer', 'loss-spike']);
        await until(() => hook.got.length > 0);
        expect(hook.got.map(({ body }) => JSON.parse(body).data.alerts.map(({ labels }) => labels['alertname']))).toEqual([['update-ratio']]);
        await expireSilence(store, here.id, { by: 'ada', reason: 'over' });
        await until(async () => !(await suppressedRules()).includes('loss-spike'));
        await alertmanager.call('DELETE', `silence/${there}`);
        await until(async () => (await listSilences(store, { first: 10, state: 'active' })).total === 0);
        expect((await listSilences(store, { first: 10 })).silences.find(({ source }) => source === 'am')).toMatchObject({ state: 'expired', endedBy: 'Alertmanager am' });
        await until(() => hook.got.length > 1);
        expect((await alertmanager.call('GET', 'silences')).length).toBe(3);
    });
    it('makes no second one where it died before noting the first', async () => {
        const silence = await createSilence(store, { matchers: [{ name: 'layer', operator: '!=', value: 'a' }, { name: 'run', operator: '=~', value: 'b"c' }], startsAt: null, end: { afterMs: 3_600_000 }, reason: 'once', createdBy: 'ada' });
        const copy = async () => (await store.pool.query('select external_id as id from silence_copy')).rows[0]?.id;
        await until(async () => (await copy()) !== undefined);
        const first = await copy();
        await store.pool.query('delete from silence_copy');
        await until(async () => (await copy()) !== undefined);
        expect(await copy()).toBe(first);
        expect((await alertmanager.call('GET', 'silences')).length).toBe(1);
        expect((await listSilences(store, { first: 5 })).silences.map(({ id }) => id)).toEqual([silence.id]);
    });
    it('says when Alertmanager is away, and is in step again when it is back', async () => {
        await alertmanager.close();
        await until(() => notifier.logged.some((line) => line.includes('silences are not in step')));
        expect(notifier.logged.filter((line) => line.includes('silences are not in step')).length).toBe(1);
    });
});
//# sourceMappingURL=alertmanager.e2e.spec.js.map