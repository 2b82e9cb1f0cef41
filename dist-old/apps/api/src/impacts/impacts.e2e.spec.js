import { parseImpactEffort } from '#libs/contracts';
import { createAccessToken, findImpact, impactStudies, recordEvent, setRunState } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi } from '../testing/test-api.js';
let store;
let api;
let run;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    const recording = await recordingRun(store, 2);
    await recording.record(0, 3);
    await recording.close();
    await setRunState(store, recording.uuid, 'completed');
    run = recording.uuid;
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const START = `mutation ($input: StartImpactInput!) { startImpact(input: $input) { __typename
  ... on StartImpactPayload { impact { id uuid state by reason effort { seeds threshold seed control } result { words } run { uuid } } }
  ... on InputProblem { code path value allowed } ... on RunNotFound { code } ... on RunNotTraceable { code message } } }`;
const CANCEL = `mutation ($input: CancelImpactInput!) { cancelImpact(input: $input) { __typename
  ... on CancelImpactPayload { impact { state endedBy problem } } ... on ImpactNotFound { code } ... on ImpactEnded { code state } } }`;
async function ask(query, variables, headers = {}) {
    const { data, errors } = await api.send(query, variables, headers);
    if (data === null)
        throw new Error(JSON.stringify(errors));
    return Object.values(data)[0];
}
const start = (input, headers = {}) => ask(START, { input: { run, reason: 'a complaint', ...input } }, headers);
async function as(role) {
    const { secret } = await createAccessToken(store, { role, name: `the ${role}`, createdBy: 'test' });
    return { authorization: `Bearer ${secret}` };
}
describe('startImpact', () => {
    it('queues an impact in the name of the token, with the defaults filled in; it is listed and found', async () => {
        const { impact } = await start({ control: true }, await as('reviewer'));
        expect(impact).toMatchObject({ state: 'QUEUED', by: 'the reviewer', reason: 'a complaint', effort: { ...parseImpactEffort({}), control: true }, result: null, run: { uuid: run } });
        expect(await ask('query ($id: ID!) { node(id: $id) { id ... on Impact { state } } }', { id: impact.id })).toEqual({ id: impact.id, state: 'QUEUED' });
        const listed = await ask('query ($run: ID!) { run(uuid: $run) { impacts(first: 5) { totalCount edges { node { uuid } } } } }', { run });
        expect(listed.impacts).toEqual({ totalCount: 1, edges: [{ node: { uuid: impact.uuid } }] });
        await impactStudies.note(store, (await impactStudies.claim(store, impact.uuid)), { progress: 0.25, stage: 'trained 2 of 8' });
        expect(await ask('query ($id: ID!) { impact(id: $id) { state progress stage attempt } }', { id: impact.id })).toEqual({ state: 'RUNNING', progress: 0.25, stage: 'trained 2 of 8', attempt: 1 });
    });
    it('says what is wrong with what it is given, and for which runs there is none', async () => {
        expect(await start({ seeds: 3 })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.seeds', value: '3' });
        expect(await start({ reason: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.reason' });
        expect(await start({ run: '01890000-0000-7000-8000-000000000000' })).toMatchObject({ code: 'RUN_NOT_FOUND' });
        const live = await recordingRun(store, 1);
        expect(await start({ run: live.uuid })).toMatchObject({ code: 'RUN_NOT_TRACEABLE', message: expect.stringContaining('is running') });
        await live.close();
        const back = await recordingRun(store, 1);
        await back.record(0, 3);
        await back.close();
        await setRunState(store, back.uuid, 'completed');
        await recordEvent(store, back.uuid, { step: 2, kind: 'rollback', detail: { toStep: 0 } });
        expect(await start({ run: back.uuid })).toMatchObject({ __typename: 'StartImpactPayload' });
    });
    it('is refused to roles that only read', async () => {
        for (const role of ['viewer', 'auditor']) {
            const { errors } = await api.send(START, { input: { run, reason: 'x' } }, await as(role));
            expect(errors[0]?.extensions['code'], role).toBe('FORBIDDEN');
        }
    });
});
it('cancelImpact cancels once, with who and why', async () => {
    const { impact } = await start({});
    const input = { impact: impact.id, reason: 'seen enough' };
    expect(await ask(CANCEL, { input }, await as('operator'))).toMatchObject({ impact: { state: 'CANCELLED', endedBy: 'the operator', problem: 'seen enough' } });
    expect(await ask(CANCEL, { input })).toMatchObject({ code: 'IMPACT_ENDED', state: 'CANCELLED' });
    expect(await findImpact(store, impact.uuid)).toMatchObject({ state: 'cancelled' });
    const gone = Buffer.from('Impact:01890000-0000-7000-8000-000000000000').toString('base64url');
    expect(await ask(CANCEL, { input: { ...input, impact: gone } })).toMatchObject({ code: 'IMPACT_NOT_FOUND' });
});
//# sourceMappingURL=impacts.e2e.spec.js.map