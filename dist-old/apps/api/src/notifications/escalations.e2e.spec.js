import { createRun, decideAction, expireActions, listAlerts, listNotifications, saveAlertTransitions } from '#libs/decision-store';
import { fakeClock, httpSink, testStore, until } from '#libs/testing';
import { Webhook } from 'standardwebhooks';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi } from '../testing/test-api.js';
import { receiversFor } from './escalations.js';
import { testNotifier, WEBHOOK_SECRET } from './testing/test-notifier.js';
let store;
let first;
let second;
let clock;
let notifier;
beforeEach(async () => {
    [store, first, second] = await Promise.all([testStore(), httpSink(), httpSink()]);
    clock = fakeClock(Date.now());
    const receiver = (name, { url }) => `  - { kind: webhook, name: ${name}, url: "${url}", secretEnv: HOOK_SECRET }\n`;
    notifier = await testNotifier(store, `version: 1\nreceivers:\n${receiver('hook', first)}${receiver('mail', second)}route: { receiver: hook }\npeople: { desk-2: mail }\n`);
});
afterEach(async () => {
    await notifier.close();
    await Promise.all([first.close(), second.close(), store.close()]);
});
/** A sensitive run with a request that waits for 15 minutes. */
async function asked(escalateTo, approver) {
    const uuid = uuidv7();
    await createRun(store, { uuid, name: 'adult', spec: { sensitivity: [{ policy: 'protected' }], approval: { minutes: 15, escalateTo, approver } }, state: 'running', origin: 'cli' });
    const at = { run: uuid, rule: 'spike', ruleVersion: 'abcdef0123456789', severity: 'critical', layer: null, measure: 'loss', state: 'firing' };
    await saveAlertTransitions(store, uuid, [{ ...at, fingerprint: 'f', step: 10, since: 10, value: 9, threshold: 3, summary: 'it spikes', action: { kind: 'stop' } }], { lastStep: 10, ruleState: {}, rules: [] });
    return uuid;
}
const minutes = (count) => {
    clock.advance(count * 60_000);
    return expireActions(store, null, new Date(clock.now()));
};
const told = ({ body, headers }) => new Webhook(WEBHOOK_SECRET).verify(body, headers);
const escalations = ({ got }) => got.map(told).filter(({ type }) => type.startsWith('escalation'));
describe('an escalation', () => {
    it('reaches the first person at once, and the second at half-time and when the time is over, once each; timeline and request say so', async () => {
        const run = await asked('desk-2', 'hook');
        await until(() => escalations(first).length === 1);
        expect(escalations(first)[0]).toMatchObject({ type: 'escalation.proposed', data: { receiver: 'hook', escalation: { act: 'proposed', run, request: 1, action: 'stop', to: 'hook', reason: 'it spikes' } } });
        expect(await minutes(7)).toBe(0);
        expect(await minutes(1)).toBe(1);
        await until(() => escalations(second).length === 1);
        expect(escalations(second)[0]).toMatchObject({ type: 'escalation.escalated', data: { receiver: 'mail', escalation: { act: 'escalated', run, runName: 'adult', request: 1, action: 'stop', rule: 'spike', to: 'desk-2', reason: 'it spikes' } } });
        expect(escalations(second)[0]?.data.escalation?.['url']).toMatch(/^http:\/\/127\.0\.0\.1:7433\/incidents\/./);
        expect(await minutes(6)).toBe(0);
        expect(await minutes(1.5)).toBe(1);
        await until(() => escalations(second).length === 2);
        expect(escalations(second)[1]).toMatchObject({ type: 'escalation.timed-out' });
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect([escalations(first).length, escalations(second).length]).toEqual([1, 2]);
        await until(async () => (await listNotifications(store, { first: 9, receiver: 'mail', state: 'sent' })).total === 2);
        const api = await startTestApi(store);
        const { data, errors } = await api.send(`query ($run: ID!) { actionRequests(first: 1, run: $run) { edges { node { id told { receiver state } acts { act told { receiver state } } } } }
      incidents(first: 1, run: $run) { edges { node { id timeline(first: 50) { edges { node { what text } } } } } }
      notifications(first: 1, receiver: "mail") { edges { node { kind headline requestId incidentIds } } } }`, { run });
        await api.close();
        expect(errors).toEqual([]);
        const nodeOf = (list) => list.edges[0]?.node ?? {};
        const [request, incident] = [nodeOf(data?.['actionRequests']), nodeOf(data?.['incidents'])];
        expect(request['told']).toEqual([{ receiver: 'hook', state: 'SENT' }]);
        expect(request['acts']).toEqual(['escalated', 'timed-out'].map((act) => ({ act, told: [{ receiver: 'mail', state: 'SENT' }] })));
        const texts = incident['timeline'].edges.flatMap(({ node }) => (node.what === 'told' ? [node.text] : []));
        expect(texts).toEqual(['proposed: receiver hook (sent)', 'escalated: receiver mail (sent)', 'timed-out: receiver mail (sent)']);
        expect(nodeOf(data?.['notifications'])).toEqual({ kind: 'escalation', headline: 'Nobody decided: stop of adult, asked by spike', requestId: request['id'], incidentIds: [incident['id']] });
    });
    it('tells nobody of a request that was decided meanwhile, and the root of the routes where no person is named', async () => {
        const decided = await asked('desk-2');
        const open = await asked();
        await decideAction(store, { run: decided, request: 1 }, { verdict: 'reject', by: 'desk-1', role: 'operator', reason: 'no' });
        const ofOpen = () => escalations(first).filter(({ data }) => data.escalation?.['run'] === open);
        // that it waits is told only while it does
        await until(() => ofOpen().length === 1);
        await minutes(16);
        await until(() => ofOpen().length === 2);
        expect(ofOpen().map(({ type, data }) => [type, data.escalation?.['to']])).toEqual([['escalation.proposed', null], ['escalation.timed-out', null]]);
        expect(escalations(second)).toEqual([]);
    });
    it('that does not arrive is an alert itself', async () => {
        second.answer = () => ({ status: 410 });
        const run = await asked('desk-2');
        await minutes(8);
        await until(async () => (await listAlerts(store, { run, first: 9 })).alerts.some(({ rule }) => rule === 'notification-not-delivered'));
        const lost = (await listAlerts(store, { run, first: 9 })).alerts.find(({ rule }) => rule === 'notification-not-delivered');
        expect(lost).toMatchObject({ severity: 'critical', summary: expect.stringMatching(/^Receiver mail was not told of request 1, which is escalated: /) });
    });
});
it('finds the receivers of a person: by the file, by a receiver of that name, else the root', () => {
    const config = { people: { 'desk 3': ['a', 'b'] }, receivers: [{ name: 'a' }, { name: 'b' }], route: { receiver: 'b' } };
    expect(['desk 3', 'a', 'nobody', null].map((person) => receiversFor(config, person))).toEqual([['a', 'b'], ['a'], ['b'], ['b']]);
});
//# sourceMappingURL=escalations.e2e.spec.js.map