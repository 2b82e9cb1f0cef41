import { impactPowerProblem, parseImpactEffort, type Role, type RunUuid } from '#libs/contracts';
import { createAccessToken, findImpact, impactStudies, recordEvent, setRunState, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';

let store: Store;
let api: TestApi;
let run: RunUuid;
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
  ... on StartImpactPayload { warning impact { id uuid state by reason effort { seeds threshold seed control } result { words } run { uuid } } }
  ... on InputProblem { code path value allowed } ... on RunNotFound { code } ... on RunNotTraceable { code message } } }`;
const CANCEL = `mutation ($input: CancelImpactInput!) { cancelImpact(input: $input) { __typename
  ... on CancelImpactPayload { impact { state endedBy problem } } ... on ImpactNotFound { code } ... on ImpactEnded { code state } } }`;

type Started = { __typename: string; impact: { id: string; uuid: string } } & Record<string, unknown>;

async function ask<T>(query: string, variables: Record<string, unknown>, headers = {}): Promise<T> {
  const { data, errors } = await api.send(query, variables, headers);
  if (data === null) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0] as unknown as T;
}
const start = (input: Record<string, unknown>, headers = {}): Promise<Started> => ask<Started>(START, { input: { run, reason: 'a complaint', ...input } }, headers);

async function as(role: Role): Promise<Record<string, string>> {
  const { secret } = await createAccessToken(store, { role, name: `the ${role}`, createdBy: 'test' });
  return { authorization: `Bearer ${secret}` };
}

describe('startImpact', () => {
  it('queues an impact in the name of the token, with the defaults filled in; it is listed and found', async () => {
    const { impact } = await start({ control: true }, await as('reviewer'));
    expect(impact).toMatchObject({ state: 'QUEUED', by: 'the reviewer', reason: 'a complaint', effort: { ...parseImpactEffort({}), control: true }, result: null, run: { uuid: run } });
    expect(await ask('query ($id: ID!) { node(id: $id) { id ... on Impact { state } } }', { id: impact.id })).toEqual({ id: impact.id, state: 'QUEUED' });
    const listed = await ask<{ impacts: unknown }>('query ($run: ID!) { run(uuid: $run) { impacts(first: 5) { totalCount edges { node { uuid } } } } }', { run });
    expect(listed.impacts).toEqual({ totalCount: 1, edges: [{ node: { uuid: impact.uuid } }] });
    await impactStudies.note(store, (await impactStudies.claim(store, impact.uuid))!, { progress: 0.25, stage: 'trained 2 of 8' });
    expect(await ask('query ($id: ID!) { impact(id: $id) { state progress stage attempt } }', { id: impact.id })).toEqual({ state: 'RUNNING', progress: 0.25, stage: 'trained 2 of 8', attempt: 1 });
  });

  it('says what is wrong with what it is given, and for which runs there is none', async () => {
    expect(await start({ seeds: 3 })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.seeds', value: '3' });
    expect(await start({ reason: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.reason' });
    expect(await start({ run: '01890000-0000-7000-8000-000000000000' })).toMatchObject({ code: 'RUN_NOT_FOUND' });
    const live = await recordingRun(store, 1);
    expect(await start({ run: live.uuid })).toMatchObject({ code: 'RUN_NOT_TRACEABLE', message: expect.stringContaining('is running') as string });
    await live.close();
    const back = await recordingRun(store, 1);
    await back.record(0, 3);
    await back.close();
    await setRunState(store, back.uuid, 'completed');
    await recordEvent(store, back.uuid, { step: 2, kind: 'rollback', detail: { toStep: 0 } });
    expect(await start({ run: back.uuid })).toMatchObject({ __typename: 'StartImpactPayload' });
  });

  it('warns beforehand, in the words of the command, that so few seeds can find nothing among the groups of the run', async () => {
    const warningOf = (seeds: number): Promise<unknown> => ask('query ($run: ID!, $seeds: Int!) { run(uuid: $run) { impactWarning(seeds: $seeds) } }', { run, seeds });
    expect(await warningOf(4)).toEqual({ impactWarning: null });
    const recorded = async (attributes: string[], step: number, counts: number[]): Promise<void> => {
      const groups = counts.map((count, i) => ({ group: [`g${i}`], count, positives: 1, selected: 1, hits: 1 }));
      await store.pool.query(`insert into group_metric (run_id, attributes, step, threshold, positive, groups) select run_id, $2, $3, 0.5, 'yes', $4 from run where uuid = $1`, [run, attributes, step, JSON.stringify(groups)]);
    };
    // everybody and five groups have 20 records; one has not, and what was counted before does not matter
    await recorded(['sex'], 0, [30, 30, 30]);
    await recorded(['sex'], 1, [40, 20]);
    await recorded(['age'], 1, [20, 20, 20, 19]);
    const told = impactPowerProblem({ withScaling: 4, without: 4, groups: 6 });
    expect(told).toContain('6 seeds are enough');
    expect(await warningOf(4)).toEqual({ impactWarning: told });
    expect(await warningOf(6)).toEqual({ impactWarning: null });
    expect(await start({ seeds: 4 })).toMatchObject({ warning: told });
    expect(await start({})).toMatchObject({ warning: null });
    const { errors } = await api.send('query ($run: ID!) { run(uuid: $run) { impactWarning(seeds: 3) } }', { run });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is refused to roles that only read', async () => {
    for (const role of ['viewer', 'auditor'] as const) {
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
