import { setTimeout as sleep } from 'node:timers/promises';
import { claimNotifications, createSilence, expireSilence, listAlerts, listNotifications, modeFollower, setRunState } from '#libs/decision-store';
import { httpSink, testStore, until } from '#libs/testing';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { change, liveRun } from './testing/firing.js';
import { testNotifier, WEBHOOK_SECRET } from './testing/test-notifier.js';
let store;
let sink;
let other;
beforeEach(async () => {
    store = await testStore();
    sink = await httpSink();
    other = await httpSink();
});
afterEach(async () => {
    await sink.close();
    await other.close();
    await store.close();
});
const receiver = (name, { url }) => `  - { kind: webhook, name: ${name}, url: "${url}", secretEnv: HOOK_SECRET }\n`;
const file = (more = '') => `version: 1\nreceivers:\n${receiver('hook', sink)}${receiver('spare', other)}route: { receiver: hook, groupInterval: 1s }\n${more}`;
/** The payload, whose signature must be right. */
function verified({ body, headers }) {
    return new Webhook(WEBHOOK_SECRET).verify(body, headers);
}
describe('the notifier', () => {
    it('tells of an alert by a signed webhook, and of its end', async () => {
        const notifier = await testNotifier(store, file());
        const run = await liveRun(store, 'adult');
        await change(store, run, { layer: 'dense1', labels: { team: 'vision' }, severity: 'critical' });
        await until(() => sink.got.length === 1);
        const first = verified(sink.got[0]);
        expect(first).toMatchObject({ type: 'alerts.firing', data: { status: 'firing', isRepeat: false } });
        expect(first.data.alerts).toMatchObject([{ rule: 'loss-spike', status: 'firing', url: `http://127.0.0.1:7433/runs/${run}` }]);
        expect(first.data.alerts[0]?.labels).toEqual({ alertname: 'loss-spike', severity: 'critical', project: 'default', run, run_name: 'adult', layer: 'dense1', measure: 'loss', team: 'vision' });
        await change(store, run, { layer: 'dense1', state: 'resolved', step: 30 });
        await until(() => sink.got.length === 2);
        expect(verified(sink.got[1])).toMatchObject({ type: 'alerts.resolved', data: { alerts: [{ status: 'resolved', ended: 'recovered' }] } });
        const { notifications } = await listNotifications(store, { first: 10 });
        await until(async () => (await listNotifications(store, { first: 10, state: 'sent' })).total === 2);
        expect(notifications.map(({ id }) => id)).toEqual([sink.got[1].headers['webhook-id'], sink.got[0].headers['webhook-id']]);
        await notifier.close();
    });
    it('tells once of an alert that came and went between two looks, and nothing of one in shadow mode', async () => {
        const run = await liveRun(store);
        await change(store, run, { shadow: true, rule: 'in-shadow' });
        await change(store, run);
        await change(store, run, { state: 'resolved', step: 13 });
        const notifier = await testNotifier(store, file());
        await until(() => sink.got.length === 1);
        expect(verified(sink.got[0]).data.alerts).toMatchObject([{ rule: 'loss-spike', status: 'resolved' }]);
        await sleep(300);
        expect(sink.got.length).toBe(1);
        await notifier.close();
    });
    it('tells of an alert from when its rule goes live while it fires, and of its end when that goes back into shadow mode', async () => {
        const [notifier, run, modes] = [await testNotifier(store, file()), await liveRun(store), modeFollower(store)];
        await change(store, run, { shadow: true });
        await modes.follow(run, [{ name: 'loss-spike' }]);
        await until(() => sink.got.length === 1);
        expect(verified(sink.got[0])).toMatchObject({ type: 'alerts.firing', data: { alerts: [{ rule: 'loss-spike', status: 'firing' }] } });
        await modes.follow(run, [{ name: 'loss-spike', shadow: true }]);
        await until(() => sink.got.length === 2);
        expect(verified(sink.got[1])).toMatchObject({ type: 'alerts.resolved', data: { alerts: [{ status: 'resolved', ended: 'shadow' }] } });
        await notifier.close();
    });
    it('says that a run ended while its alert fired, and then no more', async () => {
        const notifier = await testNotifier(store, file());
        const run = await liveRun(store);
        await change(store, run);
        await until(() => sink.got.length === 1);
        await setRunState(store, run, 'failed');
        await until(() => sink.got.length === 2);
        expect(verified(sink.got[1]).data.alerts).toMatchObject([{ status: 'resolved', ended: 'run-ended' }]);
        const { rows } = await store.pool.query('select told from alert');
        expect(rows).toEqual([{ told: true }]);
        await notifier.close();
    });
    it('tries again under the same id, as the receiver wishes', async () => {
        sink.answer = () => ({ status: sink.got.length < 3 ? 503 : 200, headers: { 'retry-after': '0' } });
        const notifier = await testNotifier(store, file());
        await change(store, await liveRun(store));
        await until(async () => (await listNotifications(store, { first: 1, state: 'sent' })).total === 1);
        const [sent] = (await listNotifications(store, { first: 1 })).notifications;
        expect(sent?.attempts.map(({ attempt, status, problem }) => [attempt, status, problem === null])).toEqual([[1, 503, false], [2, 503, false], [3, 200, true]]);
        expect(new Set(sink.got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([sent?.id]));
        expect(new Set(sink.got.map(({ body }) => body)).size).toBe(1);
        await notifier.close();
    });
    it('makes an alert of a notification that was given up, told to others, and resolves it when the receiver is back', async () => {
        sink.answer = () => ({ status: 403 });
        const alarm = `route:\n  receiver: hook\n  groupInterval: 1s\n  routes: [{ receiver: spare, matchers: ['alertname="notification-not-delivered"'], groupInterval: 1s }]\n`;
        const notifier = await testNotifier(store, file().replace(/route:.*\n/, alarm));
        const run = await liveRun(store);
        await change(store, run, { severity: 'critical' });
        await until(() => other.got.length === 1);
        expect(verified(other.got[0]).data.alerts).toMatchObject([{ rule: 'notification-not-delivered', labels: { receiver: 'hook', severity: 'critical' } }]);
        sink.answer = () => ({ status: 200 });
        await change(store, run, { rule: 'dead-layer', severity: 'critical' });
        await until(() => other.got.length === 2);
        expect(verified(other.got[1])).toMatchObject({ type: 'alerts.resolved' });
        const { alerts } = await listAlerts(store, { first: 10 });
        expect(alerts.find(({ rule }) => rule === 'notification-not-delivered')).toMatchObject({ state: 'resolved', run });
        await notifier.close();
    });
    it('sends again, under the same id, what a process that died had taken', async () => {
        const notifier = await testNotifier(store, file());
        sink.answer = () => null;
        await change(store, await liveRun(store));
        await until(() => sink.got.length === 1);
        await notifier.close();
        // as a process leaves it that is killed between sending and noting
        await store.pool.query(`update notification set state = 'queued', next_attempt_at = now(), claimed_until = null`);
        const [taken] = await claimNotifications(store, 'hook', 4);
        sink.answer = () => ({ status: 200 });
        const next = await testNotifier(store, file());
        await sleep(300);
        expect(sink.got.length).toBe(1);
        await store.pool.query(`update notification set claimed_until = now() - interval '1 second'`);
        await until(() => sink.got.length === 2);
        expect(sink.got.map(({ headers }) => headers['webhook-id'])).toEqual([taken?.id, taken?.id]);
        await next.close();
    });
    it('sends once when several processes are at it', async () => {
        const notifiers = await Promise.all([0, 1, 2].map(() => testNotifier(store, file())));
        const runs = await Promise.all(Array.from({ length: 10 }, () => liveRun(store)));
        await Promise.all(runs.map((run) => change(store, run)));
        await until(() => new Set(sink.got.map(({ headers }) => headers['webhook-id'])).size === 10);
        await sleep(300);
        expect(sink.got.length).toBe(10);
        await Promise.all(notifiers.map((notifier) => notifier.close()));
    });
    it('tells nobody of what is silenced or inhibited, says by what, and tells when the silence ends', async () => {
        const silence = await createSilence(store, { matchers: [{ name: 'layer', operator: '=~', value: 'dense.*' }], startsAt: null, end: { afterMs: 600_000 }, reason: 'known', createdBy: 'ada' });
        const run = await liveRun(store);
        await change(store, run, { layer: 'dense1' });
        await change(store, run, { layer: 'conv1', severity: 'critical' });
        await change(store, run, { layer: 'conv1', rule: 'dead-layer' });
        const notifier = await testNotifier(store, file());
        await until(() => sink.got.length === 1);
        expect(verified(sink.got[0]).data.alerts).toMatchObject([{ layer: 'conv1', labels: { severity: 'critical' } }]);
        const { notifications } = await listNotifications(store, { first: 10, state: 'suppressed' });
        expect(notifications.map(({ suppression }) => suppression)).toEqual(expect.arrayContaining([
            { silences: [silence.id], inhibitedBy: [] },
            { silences: [], inhibitedBy: [`${run}:loss-spike conv1:10`] },
        ]));
        expect(notifications.length).toBe(2);
        await expireSilence(store, silence.id, { by: 'ada', reason: 'over' });
        await until(() => sink.got.length === 2);
        expect(verified(sink.got[1]).data.alerts).toMatchObject([{ layer: 'dense1' }]);
        await notifier.close();
    });
    it('takes a new version of its file, and keeps the one before when that is wrong', async () => {
        const notifier = await testNotifier(store, file());
        notifier.write('version: 1\nreceivers: [\n');
        await until(() => notifier.file.problem() !== null);
        expect(notifier.file.problem()).toMatch(/notify\.yaml: line 3, column 1 is not YAML/);
        await change(store, await liveRun(store));
        await until(() => sink.got.length === 1);
        notifier.write(file().replace('receiver: hook', 'receiver: spare'));
        await until(() => notifier.file.problem() === null && notifier.file.current()?.config.route.receiver === 'spare');
        await change(store, await liveRun(store));
        await until(() => other.got.length > 0);
        expect(notifier.logged.join('')).not.toContain(WEBHOOK_SECRET);
        await notifier.close();
    });
    it('takes a secret whose file has changed, keeps the one before while it is wrong, and says so once', async () => {
        const [secretFile, next] = ['hook.key', `whsec_${Buffer.alloc(32, 8).toString('base64')}`];
        const notifier = await testNotifier(store, file().replaceAll('secretEnv: HOOK_SECRET', `secretFile: ${secretFile}`), { [secretFile]: WEBHOOK_SECRET });
        await change(store, await liveRun(store));
        await until(() => sink.got.length === 1);
        verified(sink.got[0]);
        notifier.write('too short', secretFile);
        await until(() => notifier.file.problem() !== null);
        await sleep(200);
        expect(notifier.logged.filter((line) => line.includes('the notification file is wrong')).length).toBe(1);
        await change(store, await liveRun(store));
        await until(() => sink.got.length === 2);
        verified(sink.got[1]);
        notifier.write(next, secretFile);
        await until(() => notifier.file.problem() === null);
        await change(store, await liveRun(store));
        await until(() => sink.got.length === 3);
        expect(() => verified(sink.got[2])).toThrow();
        new Webhook(next).verify(sink.got[2].body, sink.got[2].headers);
        expect(notifier.logged.join('')).not.toContain(next);
        await notifier.close();
    });
    it('does not tell what fired before there was a file', async () => {
        const run = await liveRun(store);
        await change(store, run);
        await change(store, run, { state: 'resolved', step: 14 });
        const silent = await testNotifier(store, 'version: 2');
        await until(async () => (await store.pool.query('select from alert where told')).rowCount === 1);
        silent.write(file());
        await until(() => silent.file.current() !== null);
        await sleep(300);
        expect(sink.got).toEqual([]);
        await silent.close();
    });
});
describe('the watchdog', () => {
    const watchdog = 'watchdog: { receivers: [spare], interval: 5s, maxLag: 5s }\n';
    it('beats while all is well, and keeps only the last heartbeat in the log', async () => {
        const notifier = await testNotifier(store, file(watchdog));
        await until(() => other.got.length === 2);
        expect(verified(other.got[0])).toMatchObject({ type: 'watchdog', data: { heartbeat: { runs: 0, behindSteps: 0, waiting: 0, intervalSeconds: 5 } } });
        expect((await listNotifications(store, { first: 10 })).total).toBe(1);
        await notifier.close();
    });
    it('stops when the rules of a run stand still, and goes on when they do not', async () => {
        const run = await liveRun(store);
        await change(store, run);
        await store.pool.query('insert into ingest_state (run_id, last_seq, last_step, attempt) select run_id, 0, 99, 1 from run');
        const notifier = await testNotifier(store, file(watchdog));
        await until(() => other.got.length === 1);
        await sleep(9000);
        expect(other.got.length).toBe(1);
        await store.pool.query('update rule_state set last_step = 99');
        await until(() => other.got.length === 2);
        await notifier.close();
    });
});
//# sourceMappingURL=notifier.e2e.spec.js.map