import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '#libs/contracts';
import { httpSink, testStore, until } from '#libs/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi } from '../testing/test-api.js';
import { startNotifier } from './notifier.js';
import { watchNotifyFile } from './notify-file.js';
import { change, liveRun } from './testing/firing.js';
import { WEBHOOK_SECRET } from './testing/test-notifier.js';
const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-notify-'));
const name = path.join(folder, 'notify.yaml');
const log = pino({ level: 'silent' });
let store;
let sink;
let file;
let api;
let notifier;
beforeAll(async () => {
    [store, sink] = await Promise.all([testStore(), httpSink()]);
    writeFileSync(name, `version: 1\nreceivers:\n  - { kind: webhook, name: hook, url: "${sink.url}/T0PSECRET", secretEnv: KEY }\n  - { kind: slack, name: chat, urlEnv: CHAT }\nroute: { receiver: hook, groupInterval: 1s }\n`);
    file = await watchNotifyFile({ path: name, isRequired: true, variables: { KEY: WEBHOOK_SECRET, CHAT: `${sink.url}/CHATSECRET` }, log, pollMs: 20 });
    api = await startTestApi(store, {}, { notify: file });
    notifier = startNotifier({ store, hub: api.hub, clock: systemClock, log, file, base: api.url, pollMs: 50 });
});
afterAll(async () => {
    await notifier.close();
    await api.close();
    await file.close();
    await Promise.all([sink.close(), store.close()]);
    rmSync(folder, { recursive: true });
});
const LIST = `query ($first: Int!, $after: String, $state: NotificationState) { notifications(first: $first, after: $after, state: $state) { totalCount pageInfo { hasNextPage endCursor } edges { node {
  id uuid receiver kind state isRepeat groupLabels alertCount alertIds createdAt finishedAt nextAttemptAt problem silencedBy inhibitedBy attempts { attempt status problem ms } } } } }`;
const list = async (variables) => (await api.send(LIST, { ...variables })).data?.['notifications'];
describe('notifications over GraphQL', () => {
    it('show what was sent, with attempts, and lead to the alerts', async () => {
        const run = await liveRun(store, 'told');
        await change(store, run, { layer: 'dense1', severity: 'critical' });
        await change(store, run, { layer: 'dense1', rule: 'dead-layer' });
        await until(async () => (await list({ first: 10, state: 'SENT' })).totalCount === 1);
        const { edges } = await list({ first: 10, state: 'SENT' });
        const [sent] = edges.map(({ node }) => node);
        expect(sent).toMatchObject({ receiver: 'hook', kind: 'alerts', isRepeat: false, groupLabels: { run, severity: 'critical' }, alertCount: 1, problem: null, nextAttemptAt: null, attempts: [{ attempt: 1, status: 204, problem: null }] });
        expect(sink.got[0].headers['webhook-id']).toBe(sent.uuid);
        const alert = await api.send('query ($id: ID!) { node(id: $id) { ... on Alert { rule layer } } }', { id: sent.alertIds[0] });
        expect(alert.data?.['node']).toEqual({ rule: 'loss-spike', layer: 'dense1' });
        const again = await api.send('query ($id: ID!) { node(id: $id) { ... on Notification { state } } }', { id: sent.id });
        expect(again.data?.['node']).toEqual({ state: 'SENT' });
        await until(async () => (await list({ first: 10, state: 'SUPPRESSED' })).totalCount === 1);
        const muted = await list({ first: 10, state: 'SUPPRESSED' });
        expect(muted.edges[0]?.node).toMatchObject({ inhibitedBy: sent.alertIds, silencedBy: [], attempts: [] });
        const { data } = await api.send(`query ($run: ID!) { alerts(first: 5, run: $run) { edges { node { rule inhibitedBy { rule } } } } }`, { run });
        expect((data?.['alerts']).edges).toContainEqual({ node: { rule: 'dead-layer', inhibitedBy: [{ rule: 'loss-spike' }] } });
    });
    it('come page by page, each once', async () => {
        for (let i = 0; i < 5; i++)
            await change(store, await liveRun(store));
        await until(async () => (await list({ first: 1 })).totalCount === 7);
        const first = await list({ first: 4 });
        const second = await list({ first: 4, after: first.pageInfo.endCursor });
        expect(new Set([...first.edges, ...second.edges].map(({ node }) => node.id)).size).toBe(7);
        expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
        expect((await api.send(LIST, { first: 1, after: 'x' })).errors[0]?.message).toContain('the cursor of a notification');
    });
    it('are sent as a marked test when asked, with what became of it, an entry in the audit log, and without secrets', async () => {
        const TEST = 'mutation ($input: TestReceiverInput!) { testReceiver(input: $input) { __typename ... on TestReceiverPayload { notification isDelivered status problem ms } ... on TestRefused { code message } } }';
        const test = async (receiver, reason = 'is it there?') => (await api.send(TEST, { input: { receiver, reason } })).data?.['testReceiver'];
        const tested = (await test('hook'));
        expect(tested).toMatchObject({ __typename: 'TestReceiverPayload', isDelivered: true, status: 204, problem: null, ms: expect.any(Number) });
        expect(JSON.parse(sink.got.at(-1).body)).toMatchObject({ type: 'test', data: { receiver: 'hook' } });
        expect((await list({ first: 1 })).edges).toMatchObject([{ node: { id: tested.notification, kind: 'test', state: 'SENT', receiver: 'hook', attempts: [{ status: 204 }] } }]);
        sink.answer = () => ({ status: 404 });
        expect(await test('chat')).toMatchObject({ isDelivered: false, status: 404, problem: `${new URL(sink.url).host} answers 404` });
        sink.answer = () => ({ status: 204 });
        expect(await test('nobody')).toEqual({ __typename: 'TestRefused', code: 'RECEIVER_NOT_FOUND', message: 'there is no receiver "nobody"; the notification file names hook, chat' });
        expect((await api.send(TEST, { input: { receiver: 'hook', reason: ' ' } })).errors[0]?.message).toContain('input.reason');
        const { rows } = await store.pool.query(`select outcome, args::text from audit_entry where action = 'testReceiver' order by seq limit 2`);
        expect(rows.map(({ outcome }) => outcome)).toEqual(['begun', 'done']);
        expect(rows[0]?.args).toContain('is it there?');
        const figures = (await api.send('{ notifyState { receivers { name failedInWeek mutedInWeek lastSentAt lastGivenUpAt problem } } }')).data?.['notifyState'];
        expect(figures).toMatchObject({ receivers: [{ name: 'hook', failedInWeek: 0, mutedInWeek: 1, lastGivenUpAt: null }, { name: 'chat', failedInWeek: 1, mutedInWeek: 0, lastSentAt: null, problem: expect.stringContaining('answers 404') }] });
        expect(JSON.stringify(figures)).not.toMatch(/SECRET|whsec/);
        await store.pool.query(`delete from delivery_attempt a using notification n where n.notification_id = a.notification_id and n.kind = 'test'; delete from notification where kind = 'test'`);
    });
    it('tell how receivers do, without secrets, and what is wrong with the file', async () => {
        const STATE = '{ notifyState { isConfigured problem watchdogReceivers receivers { name kind place people routes { matchers minSeverity groupIntervalSeconds } sendResolved health waiting lastSentAt lastGivenUpAt problem } } }';
        const told = await api.send(STATE);
        expect(told.data?.['notifyState']).toMatchObject({ isConfigured: true, problem: null, watchdogReceivers: [], receivers: [{ name: 'hook', kind: 'webhook', place: sink.url, people: [], routes: [{ matchers: [], minSeverity: null, groupIntervalSeconds: 1 }], health: 'ok', waiting: 0 }, { name: 'chat', kind: 'slack', place: 'as CHAT says', routes: [], health: 'unknown', lastSentAt: null }] });
        expect(JSON.stringify(told)).not.toMatch(/SECRET|whsec/);
        writeFileSync(name, 'version: 3\n');
        await until(() => file.problem() !== null);
        expect((await api.send(STATE)).data?.['notifyState']).toMatchObject({ isConfigured: true, problem: expect.stringContaining('line 1: version is 3'), receivers: [{ name: 'hook' }, { name: 'chat' }] });
        const health = (await api.send('{ health { notifications parts { name state since detail whatToDo } } }')).data?.['health'];
        expect(health).toMatchObject({ notifications: 'wrong' });
        expect(health.parts.map(({ name: part }) => part)).toEqual(['DATABASE', 'RECORDING', 'EXECUTION', 'RULES', 'NOTIFICATIONS', 'DELIVERIES']);
        expect(health.parts[4]).toMatchObject({ state: 'DEGRADED', since: expect.any(String), whatToDo: 'Mend what gradlens notify check names.' });
        expect(health.parts[5]).toMatchObject({ state: 'OK' });
        const { text } = await fetch(`${api.url}/metrics`, { headers: { authorization: 'Bearer test-token-0123456789' } }).then(async (response) => ({ text: await response.text() }));
        expect(text).toContain('\ngradlens_notify_file_ok 0\n');
    });
});
//# sourceMappingURL=notifications.e2e.spec.js.map