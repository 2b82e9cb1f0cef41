import { createAccessToken, createRun, findActionRequest, pendingCommands, saveAlertTransitions } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRulesHost } from '../rules-host/rules-host.js';
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
const LIST = `query ($run: ID, $open: Boolean, $after: String) { actionRequests(first: 2, run: $run, open: $open, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { id request rule kind state step reason escalateTo unreviewed run { uuid unreviewed } acts { act by reason command } } } } }`;
const DECIDE = (mutation) => `mutation ($input: DecideActionInput!) { ${mutation}(input: $input) {
  __typename ... on DecideActionPayload { request { state acts { act by reason command } } } ... on ActionRequestNotFound { code } ... on AlreadyDecided { code message } ... on NeedsReviewer { code } ... on RunNotLive { code } } }`;
async function list(variables) {
    const { data, errors } = await api.send(LIST, { ...variables });
    expect(errors).toEqual([]);
    return data?.['actionRequests'];
}
async function as(role) {
    const { secret } = await createAccessToken(store, { role, name: `the ${role}`, createdBy: 'test' });
    return { authorization: `Bearer ${secret}` };
}
async function decide(mutation, request, role) {
    return (await api.send(DECIDE(mutation), { input: { request, reason: 'seen' } }, await as(role))).data?.[mutation];
}
/** A sensitive run on which so many alerts asked for a pause. */
async function asked(alerts, kind = 'pause') {
    const uuid = uuidv7();
    await createRun(store, { uuid, name: 'asked', spec: { sensitivity: [{ policy: 'protected' }], approval: { minutes: 15, escalateTo: 'the second' } }, state: 'running', origin: 'cli' });
    for (let i = 1; i <= alerts; i++) {
        const at = { run: uuid, rule: 'spike', ruleVersion: 'abcdef0123456789', severity: 'critical', layer: null, measure: 'loss', state: 'firing' };
        const action = { kind: i === 1 ? kind : ['pause', 'stop', 'rollback'][i - 1] ?? kind };
        await saveAlertTransitions(store, uuid, [{ ...at, fingerprint: `f${i}`, step: i * 10, since: i * 10, value: 9, threshold: 3, summary: 'it spikes', action }], { lastStep: i * 10, ruleState: {}, rules: [] });
    }
    return uuid;
}
describe('action requests', () => {
    it('are listed in pages, found by id, and decided in the name of the token', async () => {
        const run = await asked(3);
        const first = await list({ run });
        expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
        const second = await list({ run, after: first.pageInfo.endCursor });
        const all = [...first.edges, ...second.edges].map(({ node }) => node);
        expect(all.map(({ request }) => request)).toEqual([3, 2, 1]);
        expect(all[2]).toMatchObject({ rule: 'spike', kind: 'PAUSE', state: 'PROPOSED', step: 10, reason: 'it spikes', escalateTo: 'the second', acts: [], run: { uuid: run, unreviewed: false } });
        const id = all[2]?.id ?? '';
        expect((await api.send('query ($id: ID!) { node(id: $id) { ... on ActionRequest { request } } }', { id })).data?.['node']).toEqual({ request: 1 });
        expect(await decide('approveAction', id, 'operator')).toEqual({ __typename: 'DecideActionPayload', request: { state: 'APPROVED', acts: [{ act: 'approved', by: 'the operator', reason: 'seen', command: 1 }] } });
        expect(await decide('rejectAction', id, 'reviewer')).toMatchObject({ code: 'ALREADY_DECIDED', message: expect.stringContaining('approved by the operator') });
        expect(await pendingCommands(store, run)).toMatchObject([{ kind: 'pause', by: 'the operator', reason: 'seen' }]);
        expect((await list({ run, open: true })).totalCount).toBe(2);
    });
    it('are refused to whoever may only read, without a reason, and for an id that is none', async () => {
        const run = await asked(1);
        const id = (await list({ run })).edges[0]?.node.id ?? '';
        expect((await api.send(DECIDE('approveAction'), { input: { request: id, reason: 'x' } }, await as('auditor'))).errors[0]?.extensions['code']).toBe('FORBIDDEN');
        expect((await api.send(DECIDE('approveAction'), { input: { request: id, reason: ' ' } })).errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
        expect((await api.send(DECIDE('approveAction'), { input: { request: 'x', reason: 'x' } })).errors[0]?.extensions).toMatchObject({ field: 'input.request' });
        expect(await pendingCommands(store, run)).toEqual([]);
    });
    it('that nobody decides fall back by the rules host: the run is unreviewed until a reviewer has looked', async () => {
        const run = await asked(1, 'stop');
        await store.pool.query(`update action_request set respond_by = now() - interval '1 second' where run_id = (select run_id from run where uuid = $1)`, [run]);
        const host = startRulesHost({ store, hub: api.hub, log: pino({ level: 'silent' }), expireMs: 20 });
        for (let i = 0; i < 200 && (await findActionRequest(store, { run, request: 1 }))?.acts.length === 0; i++)
            await new Promise((resolve) => setTimeout(resolve, 25));
        await host.close();
        const { node } = (await list({ run })).edges[0] ?? { node: { id: '' } };
        expect(node).toMatchObject({ state: 'TIMED_OUT', unreviewed: true, run: { unreviewed: true }, acts: [{ act: 'timed-out', by: 'time-out policy', command: 1 }] });
        expect(await pendingCommands(store, run)).toMatchObject([{ kind: 'lower', args: { guards: true, steps: null } }]);
        expect(await decide('rejectAction', node.id, 'operator')).toMatchObject({ code: 'NEEDS_REVIEWER' });
        expect(await decide('rejectAction', node.id, 'reviewer')).toMatchObject({ request: { acts: [{}, { act: 'reviewed', by: 'the reviewer', reason: 'reject: seen' }] } });
        expect((await list({ run })).edges[0]?.node).toMatchObject({ unreviewed: false, run: { unreviewed: false } });
    });
});
//# sourceMappingURL=actions.e2e.spec.js.map