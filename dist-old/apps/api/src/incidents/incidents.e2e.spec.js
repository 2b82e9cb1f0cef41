import { setTimeout as sleep } from 'node:timers/promises';
import { createAccessToken, listIncidents, saveAlertTransitions, setRunState } from '#libs/decision-store';
import { readRuleFile } from '#libs/stability-rules';
import { testStore } from '#libs/testing';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunHub } from '../live/run-hub.js';
import { startRulesHost } from '../rules-host/rules-host.js';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi } from '../testing/test-api.js';
import { incidentId } from './incidents.service.js';
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
async function as(role, name = `a ${role}`) {
    const { secret } = await createAccessToken(store, { role, name, createdBy: 'test' });
    return { authorization: `Bearer ${secret}` };
}
/** The scale of layer 1 is pushed ×300 at step 60; its gradient follows, then that of layer 0. */
const pushed = (measure, step, layer) => {
    const isPushed = step === 60 && layer === 1;
    const values = {
        flags: isPushed ? 32 : 0,
        scale: isPushed ? 300 : 1,
        rawScale: isPushed ? 300 : 1,
        updateNorm: 0.001,
        gradNorm: step >= 62 - layer ? 50 : 1,
    };
    return values[measure] ?? 1;
};
async function provokedRun() {
    const host = startRulesHost({ store, hub, log, pollMs: 50 });
    const run = await recordingRun(store, 3, pushed);
    await run.record(0, 90);
    await run.close();
    for (let waited = 0; (await listIncidents(store, { run: run.uuid, first: 1 })).total === 0; waited += 20) {
        if (waited > 10_000)
            throw new Error('no incident within 10 s');
        await sleep(20);
    }
    await setRunState(store, run.uuid, 'completed');
    await host.close();
    return run.uuid;
}
/** A run with `n` incidents, stored as the rules would. */
async function runWith(n) {
    const run = await recordingRun(store, 1);
    await run.record(0, 5);
    await run.close();
    const told = (step) => ({
        run: run.uuid, rule: 'own-rule', ruleVersion: 'v', severity: 'warning', layer: 'dense0', measure: 'scale', fingerprint: `f${step}`,
        state: 'firing', step, since: step, value: NaN, threshold: null, summary: 'it is so',
    });
    const transitions = Array.from({ length: n }, (_, i) => [told(i * 1000), { ...told(i * 1000), state: 'resolved', step: i * 1000 + 1 }]).flat();
    await saveAlertTransitions(store, run.uuid, transitions, { lastStep: n * 1000, ruleState: {}, rules: [] });
    return run.uuid;
}
const EVIDENCE = `query ($run: ID!) { incidents(first: 5, run: $run) { totalCount edges { node {
  id number state severity rule layer since spread alertCount acts acknowledgedBy assignee
  run { uuid } firstAlert { rule firedStep incident { number } }
  alerts(first: 10) { totalCount }
  timeline(first: 50) { totalCount edges { node { kind what step rule by text } } }
  evidence { movedFirst guardsDid ifNothingIsDone whatToDo
    moves { layer step measure value { value } level { value } } guards { clamped skipped nonFinite }
    steps { step batchId loss { isFinite } } decisions { step layer { name } scale { value } flags } } } } } }`;
describe('an incident of a provoked run', () => {
    it('shows what moved first, the spread, the decisions and batches around it, and three lines', async () => {
        const run = await provokedRun();
        const { data, errors } = await api.send(EVIDENCE, { run });
        expect(errors).toEqual([]);
        const incidents = data?.['incidents'];
        const node = incidents.edges.at(-1)?.node;
        expect(node).toMatchObject({ number: 1, rule: 'scale-spike', layer: 'dense1', since: 60, severity: 'CRITICAL', acts: 0, acknowledgedBy: null, run: { uuid: run }, firstAlert: { rule: 'scale-spike', firedStep: 60, incident: { number: 1 } } });
        expect(node?.['evidence']).toMatchObject({
            movedFirst: 'Layer dense1 moved first, at step 60: its scale went to 300 times its level; then dense2 at step 60, dense0 at step 62.',
            guardsDid: expect.stringMatching(/^The guards did nothing from step 60 to \d+\.$/),
            ifNothingIsDone: expect.stringContaining('it has not doubled'),
            whatToDo: expect.stringContaining('clamp'),
            moves: [{ layer: 'dense1', step: 60, measure: 'SCALE', value: { value: 300 }, level: { value: 1 } }, { layer: 'dense2', measure: 'GRAD_NORM' }, { layer: 'dense0', step: 62, measure: 'GRAD_NORM' }],
            steps: [58, 59, 60, 61, 62].map((step) => ({ step, batchId: step, loss: { isFinite: true } })),
        });
        const { decisions } = node?.['evidence'];
        expect(decisions).toHaveLength(15);
        expect(decisions.filter(({ step, layer }) => step === 60 && layer.name === 'dense1')).toMatchObject([{ scale: { value: 300 }, flags: ['provoked'] }]);
        expect(node?.['timeline']).toMatchObject({ edges: expect.arrayContaining([{ node: { kind: 'ALERT', what: 'firing', step: 60, rule: 'scale-spike', by: null, text: expect.any(String) } }]) });
    }, 30_000);
    it('still tells what is known where there are no decisions and the rule is not known', async () => {
        const run = await runWith(1);
        const { data, errors } = await api.send(EVIDENCE, { run });
        expect(errors).toEqual([]);
        expect((data?.['incidents']).edges[0]).toMatchObject({ node: { state: 'CLOSED', evidence: { movedFirst: 'Layer dense0 moved first, at step 0: it is so.', whatToDo: null, moves: [] } } });
        await store.pool.query('delete from alert where run_id = (select run_id from run where uuid = $1)', [run]);
        const bare = await api.send(EVIDENCE, { run });
        expect(bare.errors).toEqual([]);
        expect((bare.data?.['incidents']).edges[0]).toMatchObject({ node: { firstAlert: null, evidence: { movedFirst: 'Layer dense0 moved first, at step 0: own-rule fired.' } } });
    });
});
it('an incident of an own rule says what the version that fired says, though the rule was changed since; what cannot be read says nothing', async () => {
    const run = await runWith(1);
    const { rule } = readRuleFile(JSON.stringify({ rules: [{ name: 'own-rule', expr: 'scale > 5', runbook: 'https://example.org/scale' }] }), 'own.yaml', []).rules[0] ?? {};
    const stored = (text) => store.pool.query(`insert into rule_version (project, rule, version, "text", kind) values ('default', 'own-rule', 'v', $1, 'own') on conflict (project, rule, version) do update set "text" = $1`, [text]);
    const whatToDo = async () => {
        const { data, errors } = await api.send(EVIDENCE, { run });
        expect(errors).toEqual([]);
        return (data?.['incidents']).edges[0]?.node.evidence.whatToDo;
    };
    await stored(rule?.definition ?? '');
    expect(await whatToDo()).toBe('See https://example.org/scale.');
    await stored('{ of: tomorrow }');
    expect(await whatToDo()).toBeNull();
});
describe('incidents', () => {
    it('come in pages and by filters, on the run, and again by their id', async () => {
        const run = await runWith(3);
        const page = await api.send('query ($run: ID!, $after: String) { incidents(first: 2, run: $run, after: $after, state: CLOSED, severity: WARNING, acknowledged: false, project: "default") { totalCount edges { cursor node { number } } pageInfo { hasNextPage endCursor } } }', { run });
        expect(page.data?.['incidents']).toMatchObject({ totalCount: 3, edges: [{ node: { number: 3 } }, { node: { number: 2 } }], pageInfo: { hasNextPage: true } });
        const id = incidentId(run, 2);
        const again = await api.send('query ($id: ID!, $run: ID!) { node(id: $id) { id ... on Incident { number } } incident(id: $id) { number } run(uuid: $run) { incidents(first: 1) { totalCount } } none: incidents(first: 1, run: $run, assignee: "nobody") { totalCount edges { cursor } } }', { id, run });
        expect(again.data).toEqual({ node: { id, number: 2 }, incident: { number: 2 }, run: { incidents: { totalCount: 3 } }, none: { totalCount: 0, edges: [] } });
        expect((await api.send('query ($id: ID!) { incident(id: $id) { number } }', { id: incidentId(run, 9) })).data).toEqual({ incident: null });
    });
    it.each([
        ['{ incidents(first: 0) { totalCount } }', 'first'],
        ['{ incidents(first: 1, after: "x") { totalCount } }', 'after'],
        ['{ incident(id: "UnVuOng") { number } }', 'id'],
        [`{ incident(id: "${Buffer.from(`Incident:${uuidv7()}:0`).toString('base64url')}") { number } }`, 'id'],
        [`{ node(id: "${Buffer.from('Incident:x:1').toString('base64url')}") { id } }`, 'id'],
    ])('%s is refused by name', async (query, field) => {
        const { errors } = await api.send(query);
        expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    });
});
const ACT = (mutation, type) => `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename
  ... on IncidentActPayload { incident { acknowledgedBy assignee acts } } ... on IncidentUnchanged { code message }
  ... on IncidentChanged { code incident { acts } } ... on IncidentNotFound { code } } }`;
const INPUTS = { acknowledgeIncident: 'AcknowledgeIncidentInput', unacknowledgeIncident: 'AcknowledgeIncidentInput', assignIncident: 'AssignIncidentInput', commentOnIncident: 'CommentOnIncidentInput' };
describe('what people do', () => {
    const act = async (mutation, input, headers) => {
        const { data, errors } = await api.send(ACT(mutation, INPUTS[mutation] ?? ''), { input }, headers);
        return errors.length > 0 ? errors[0] : data?.[mutation];
    };
    it('is recorded under the name of the token with its reason, once', async () => {
        const run = await runWith(1);
        const [incident, ada, bo] = [incidentId(run, 1), await as('operator', 'desk-1'), await as('reviewer', 'desk-2')];
        expect(await act('acknowledgeIncident', { incident, reason: ' on it ' }, ada)).toEqual({ __typename: 'IncidentActPayload', incident: { acknowledgedBy: 'desk-1', assignee: null, acts: 1 } });
        expect(await act('acknowledgeIncident', { incident, reason: 'me too' }, bo)).toEqual({ __typename: 'IncidentUnchanged', code: 'ALREADY_ACKNOWLEDGED', message: 'desk-1 has acknowledged it already' });
        expect(await act('assignIncident', { incident, assignee: ' Cleo ', reason: 'her data', ifActs: 0 }, bo)).toEqual({ __typename: 'IncidentChanged', code: 'INCIDENT_CHANGED', incident: { acts: 1 } });
        expect(await act('assignIncident', { incident, assignee: ' Cleo ', reason: 'her data', ifActs: 1 }, bo)).toMatchObject({ incident: { assignee: 'Cleo', acts: 2 } });
        expect(await act('assignIncident', { incident, assignee: 'Cleo', reason: 'x' }, bo)).toMatchObject({ code: 'ALREADY_ASSIGNED' });
        expect(await act('commentOnIncident', { incident, comment: 'the batch is mislabelled' }, bo)).toMatchObject({ incident: { acts: 3 } });
        expect(await act('unacknowledgeIncident', { incident, reason: 'done' }, ada)).toMatchObject({ incident: { acknowledgedBy: null, acts: 4 } });
        expect(await act('unacknowledgeIncident', { incident, reason: 'done' }, ada)).toMatchObject({ code: 'NOT_ACKNOWLEDGED' });
        const { data } = await api.send('query ($id: ID!) { incident(id: $id) { timeline(first: 9) { edges { node { kind what by text detail } } } } }', { id: incident });
        const { edges } = (data?.['incident']).timeline;
        expect(edges.map(({ node }) => node).filter(({ kind }) => kind === 'ACT').map(({ what, by, text }) => [what, by, text])).toEqual([
            ['acknowledge', 'desk-1', 'on it'], ['assign', 'desk-2', 'her data'], ['comment', 'desk-2', 'the batch is mislabelled'], ['unacknowledge', 'desk-1', 'done'],
        ]);
    });
    it('is refused to whoever may only read, without a reason, and on what is not there', async () => {
        const run = await runWith(1);
        const incident = incidentId(run, 1);
        for (const role of ['viewer', 'auditor']) {
            expect(await act('acknowledgeIncident', { incident, reason: 'x' }, await as(role))).toMatchObject({ message: `a token of role ${role} may read, not change`, extensions: { code: 'FORBIDDEN' } });
        }
        const admin = await as('admin');
        const refused = (field) => ({ extensions: { code: 'BAD_USER_INPUT', field } });
        expect(await act('acknowledgeIncident', { incident, reason: ' ' }, admin)).toMatchObject(refused('input.reason'));
        expect(await act('assignIncident', { incident, assignee: 'x'.repeat(101), reason: 'x' }, admin)).toMatchObject(refused('input.assignee'));
        expect(await act('commentOnIncident', { incident, comment: 'x'.repeat(2001) }, admin)).toMatchObject(refused('input.comment'));
        expect(await act('acknowledgeIncident', { incident: 'x', reason: 'x' }, admin)).toMatchObject(refused('input.incident'));
        expect(await act('acknowledgeIncident', { incident, reason: 'x', ifActs: -1 }, admin)).toMatchObject(refused('input.ifActs'));
        expect(await act('acknowledgeIncident', { incident: incidentId(run, 7), reason: 'x' }, admin)).toMatchObject({ code: 'INCIDENT_NOT_FOUND' });
        expect((await listIncidents(store, { run, first: 1 })).incidents).toMatchObject([{ acts: 0, acknowledgedBy: null }]);
    });
    it('reaches those who listen', async () => {
        const run = await runWith(1);
        const changes = api.socket().iterate({ query: 'subscription ($run: ID!) { runChanged(run: $run) { kind } }', variables: { run } });
        const heard = changes.next();
        await sleep(300);
        await act('commentOnIncident', { incident: incidentId(run, 1), comment: 'seen' }, await as('operator'));
        expect((await heard).value).toMatchObject({ data: { runChanged: { kind: 'alert' } } });
        await changes.return?.(undefined);
    });
});
describe('markAlert', () => {
    const MARK = 'mutation ($input: MarkAlertInput!) { markAlert(input: $input) { __typename ... on MarkAlertPayload { alert { marks { verdict by reason } } } ... on AlertMarkUnchanged { code } ... on AlertNotFound { code } } }';
    it('counts the last mark of each person, and the rules are told', async () => {
        const run = await runWith(1);
        const { data } = await api.send('query ($run: ID!) { alerts(first: 1, run: $run) { edges { node { id marks { by } } } } }', { run });
        const alert = (data?.['alerts']).edges[0]?.node.id;
        const ada = await as('operator', 'desk-1');
        const mark = async (verdict, headers = ada, id = alert) => (await api.send(MARK, { input: { alert: id, verdict, reason: 'looked' } }, headers)).data?.['markAlert'];
        expect(await mark('NOISE')).toEqual({ __typename: 'MarkAlertPayload', alert: { marks: [{ verdict: 'NOISE', by: 'desk-1', reason: 'looked' }] } });
        expect(await mark('NOISE')).toMatchObject({ code: 'ALREADY_MARKED' });
        expect(await mark('USEFUL')).toMatchObject({ alert: { marks: [{ verdict: 'USEFUL' }] } });
        expect(await mark('USEFUL', ada, Buffer.from(`Alert:${run}:none:1`).toString('base64url'))).toEqual({ __typename: 'AlertNotFound', code: 'ALERT_NOT_FOUND' });
        const wrong = await api.send(MARK, { input: { alert: 'x', verdict: 'USEFUL', reason: 'x' } }, ada);
        expect(wrong.errors[0]?.extensions).toMatchObject({ field: 'input.alert' });
        const rules = await api.send('{ rules { name alertCount usefulCount noiseCount } }');
        expect(rules.data?.['rules']).toContainEqual(expect.objectContaining({ name: 'gradient-drift', usefulCount: 0, noiseCount: 0 }));
    });
});
//# sourceMappingURL=incidents.e2e.spec.js.map