import { userInfo } from 'node:os';

import { createRun, findRun, pendingCommands, setRunState, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../testing/test-api.js';

let store: Store;
let api: TestApi;
beforeAll(async () => {
  store = await testStore();
  api = await startTestApi(store);
});
afterAll(async () => {
  await api.close();
  await store.close();
});

const SPEC = {
  name: 'from the api',
  data: { kind: 'generated-credit', rows: 200 },
  model: { kind: 'mlp', hidden: [4] },
  budget: { steps: 5 },
};

const START = `mutation ($input: StartRunInput!) { startRun(input: $input) {
  ... on StartRunPayload { run { uuid state origin scaler spec events { kind detail } } }
  ... on InputProblem { code message path value allowed } } }`;

const CANCEL = `mutation ($run: ID!, $reason: String!) { cancelRun(input: { run: $run, reason: $reason }) {
  __typename ... on CancelRunPayload { run { state reason } } ... on RunNotFound { code } ... on RunNotLive { code state } } }`;

async function start(input: Record<string, unknown>): Promise<Record<string, never>> {
  const { data } = await api.send(START, { input });
  return (data as unknown as { startRun: Record<string, never> }).startRun;
}

describe('startRun', () => {
  it('creates a queued run with the defaults filled in, and queues it', async () => {
    const { run } = await start({ spec: SPEC, reason: 'to see' });
    expect(run).toMatchObject({ state: 'QUEUED', origin: 'api', scaler: 'snr', spec: { batchSize: 128 } });
    expect(run?.['events']).toEqual([{ kind: 'start-requested', detail: { by: userInfo().username, reason: 'to see' } }]);
    const { rows } = await store.pool.query<{ key: string }>('select key from graphile_worker.jobs');
    expect(rows.map(({ key }) => key)).toContain(run?.['uuid']);
  });

  it('takes YAML', async () => {
    const { run } = await start({ specYaml: 'name: y\ndata: {kind: generated-credit}\nmodel: {kind: mlp}\nbudget: {steps: 5}\n' });
    expect(run).toMatchObject({ state: 'QUEUED', spec: { name: 'y' } });
  });

  it.each([
    ['a wrong field', { spec: { ...SPEC, batchSize: 0 } }, { path: 'batchSize', value: '0', allowed: 'number >= 1' }],
    ['a YAML error, by line', { specYaml: 'name: a\nmodel: [' }, { path: 'line 2, column 9' }],
    ['a YAML bomb', { specYaml: yamlBomb() }, { allowed: 'YAML 1.2 with at most 100 aliases' }],
    ['an action of a rule that there is not', { spec: { ...SPEC, actions: [{ rule: 'scale-spke', do: 'pause' }] } }, { path: 'actions[0].rule', value: '"scale-spke"', allowed: expect.stringContaining('scale-spike') as string }],
    ['two actions of one rule', { specYaml: JSON.stringify({ ...SPEC, actions: ['pause', 'stop'].map((action) => ({ rule: 'scale-spike', do: action })) }) }, { path: 'actions[1].rule', allowed: 'one action for each rule' }],
    ['nothing', {}, { path: 'input', allowed: 'exactly one of spec and specYaml' }],
    ['both', { spec: SPEC, specYaml: 'name: a' }, { value: 'both spec and specYaml' }],
    ['a huge spec', { specYaml: `name: ${'x'.repeat(300_000)}` }, { path: 'specYaml', value: '300006 bytes' }],
    ['a long reason', { spec: SPEC, reason: 'x'.repeat(501) }, { path: 'input.reason' }],
  ])('tells what is wrong with %s, and creates nothing', async (_name, input, problem) => {
    const before = await countRuns();
    expect(await start(input)).toMatchObject({ code: 'BAD_USER_INPUT', ...problem });
    expect(await countRuns()).toBe(before);
  });

  it('creates nothing where any part of it fails: a run that waits for nobody must not be left', async () => {
    const before = await countRuns();
    await store.pool.query('alter function graphile_worker.add_job rename to add_job_away');
    try {
      expect((await api.send(START, { input: { spec: SPEC, reason: 'x' } })).errors).toHaveLength(1);
      expect(await countRuns()).toBe(before);
    } finally {
      await store.pool.query('alter function graphile_worker.add_job_away rename to add_job');
    }
    const { errors } = await api.send(START, { input: { spec: SPEC, reason: 'a\0b' } });
    expect(errors[0]).toMatchObject({ message: expect.stringContaining('input.reason holds a NUL character') as string, extensions: { code: 'BAD_USER_INPUT' } });
    expect(await countRuns()).toBe(before);
  });

  it('queues no run whose label is none of its columns, or whose policy is about none that is protected', async () => {
    const before = await countRuns();
    const data = { kind: 'csv', path: '/data/a.csv', columns: [{ name: 'a', type: 'numeric' }, { name: 'b', type: 'categorical' }], label: 'c' };
    expect(await start({ spec: { ...SPEC, data } })).toMatchObject({ path: 'data.label', value: 'c', allowed: 'one of the columns: a, b' });
    const sensitivity = [{ policy: 'flips', attribute: 'a' }];
    expect(await start({ spec: { ...SPEC, data: { ...data, label: 'b' }, sensitivity } })).toMatchObject({ path: 'sensitivity[0].attribute', value: '"a"' });
    expect(await countRuns()).toBe(before);
  });

  it.each(['../secret.csv', '/etc/passwd', 'data.csv'])('does not read the file %s of the server', async (path) => {
    const data = { kind: 'csv', path, columns: [{ name: 'a', type: 'numeric' }, { name: 'b', type: 'categorical' }], label: 'b' };
    const problem = await start({ spec: { ...SPEC, data } });
    expect(problem).toMatchObject({ path: 'data.path', value: path });
    expect(problem['allowed']).toContain('GRADLENS_DATA_DIR');
  });

  it.each(['path', 'testPath'])('does not read a text file of the server that %s names', async (field) => {
    const problem = await start({ spec: { ...SPEC, model: { kind: 'text-bag' }, data: { kind: 'text', path: '/etc/passwd', [field]: '/etc/shadow', text: 'a', label: 'b' } } });
    expect(problem).toMatchObject({ path: 'data.path', allowed: expect.stringContaining('GRADLENS_DATA_DIR') as string });
  });
});

describe('cancelRun', () => {
  it('cancels a queued run at once', async () => {
    const { run } = await start({ spec: SPEC });
    const uuid = String(run?.['uuid']);
    const { data } = await api.send(CANCEL, { run: uuid, reason: 'not needed' });
    expect(data?.['cancelRun']).toEqual({ __typename: 'CancelRunPayload', run: { state: 'CANCELLED', reason: 'not needed' } });
    expect((await findRun(store, uuid))?.state).toBe('cancelled');
  });

  it('sends a running run a command, and leaves its state to it', async () => {
    const uuid = await newRun('running one', 'running');
    const { data } = await api.send(CANCEL, { run: uuid, reason: 'diverges' });
    expect(data?.['cancelRun']).toMatchObject({ run: { state: 'RUNNING' } });
    expect(await pendingCommands(store, uuid)).toMatchObject([{ kind: 'cancel', by: userInfo().username, reason: 'diverges' }]);
  });

  it('says that a run has ended or is not there, and needs a reason', async () => {
    const uuid = await newRun('ended one', 'running');
    await setRunState(store, uuid, 'completed');
    expect((await api.send(CANCEL, { run: uuid, reason: 'x' })).data?.['cancelRun']).toMatchObject({ code: 'RUN_NOT_LIVE', state: 'COMPLETED' });
    expect((await api.send(CANCEL, { run: uuidv7(), reason: 'x' })).data?.['cancelRun']).toMatchObject({ code: 'RUN_NOT_FOUND' });
    const { errors } = await api.send(CANCEL, { run: uuid, reason: ' ' });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.reason' });
  });
});

describe('runs', () => {
  const PAGE = `query ($first: Int!, $after: String) { runs(first: $first, after: $after, project: "paging") {
    totalCount edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;

  it('come in pages that join without a gap, newest first', async () => {
    for (let i = 0; i < 5; i++) await newRun(`page ${i}`, 'queued', 'paging');
    const names: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page++) {
      const { data } = await api.send(PAGE, { first: 2, after });
      const runs = data?.['runs'] as unknown as Page;
      expect(runs).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: page < 2, hasPreviousPage: page > 0 } });
      names.push(...runs.edges.map((edge) => edge.node.name));
      after = runs.pageInfo.endCursor;
    }
    expect(names).toEqual(['page 4', 'page 3', 'page 2', 'page 1', 'page 0']);
  });

  it('come in the order, of the time and as firing as asked for', async () => {
    for (const name of ['b', 'C', 'a']) await newRun(name, 'queued', 'sorted');
    const ask = 'query ($sort: RunSort, $from: DateTime, $to: DateTime, $firing: Boolean) { runs(first: 9, project: "sorted", sort: $sort, from: $from, to: $to, firing: $firing) { totalCount edges { node { name } } } }';
    const names = async (variables: Record<string, unknown>): Promise<string[]> => ((await api.send(ask, variables)).data?.['runs'] as unknown as Page).edges.map(({ node }) => node.name);
    expect(await names({})).toEqual(['a', 'C', 'b']);
    expect([await names({ sort: 'NAME' }), await names({ sort: 'OLDEST' })]).toEqual([['a', 'b', 'C'], ['b', 'C', 'a']]);
    const soon = new Date(Date.now() + 60_000).toISOString();
    expect([await names({ from: soon }), (await names({ to: soon })).length]).toEqual([[], 3]);
    expect([await names({ firing: true }), (await names({ firing: false })).length]).toEqual([[], 3]);
  });

  it.each([0, 101, -1])('refuse a page of %i', async (first) => {
    const { errors } = await api.send(PAGE, { first });
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'first', value: String(first), allowed: 'an integer from 1 to 100' });
  });

  it('are found again by their global id', async () => {
    const uuid = await newRun('again', 'queued');
    const { data } = await api.send('query ($u: ID!) { run(uuid: $u) { id } }', { u: uuid });
    const { id } = data?.['run'] as unknown as { id: string };
    const found = await api.send('query ($id: ID!) { node(id: $id) { id ... on Run { uuid } } }', { id });
    expect(found.data?.['node']).toEqual({ id, uuid });
    expect((await api.send('{ node(id: "nonsense") { id } }')).errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('hide what went wrong inside the server, but log it under the id they tell', async () => {
    const uuid = await newRun('broken', 'queued');
    await store.pool.query('alter table run_event rename to run_event_away');
    const { errors } = await api.send('query ($u: ID!) { run(uuid: $u) { events { kind } } }', { u: uuid });
    await store.pool.query('alter table run_event_away rename to run_event');
    expect(errors[0]?.message).not.toContain('run_event');
    expect(errors[0]?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(api.logged.join('')).toContain(String(errors[0]?.extensions['id']));
  });
});

interface Page {
  edges: { node: { name: string } }[];
  pageInfo: { endCursor: string };
}

async function newRun(name: string, state: 'queued' | 'running', project = 'default'): Promise<string> {
  const uuid = uuidv7();
  await createRun(store, { uuid, name, project, spec: {}, state, origin: 'cli' });
  return uuid;
}

async function countRuns(): Promise<number> {
  const { rows } = await store.pool.query<{ n: number }>('select count(*) as n from run');
  return rows[0]?.n ?? -1;
}

/** Nine levels of nine aliases each: a billion values from a few hundred bytes. */
function yamlBomb(): string {
  const lines = ['a0: &a0 [x,x,x,x,x,x,x,x,x]'];
  for (let i = 1; i < 9; i++) lines.push(`a${i}: &a${i} [${Array(9).fill(`*a${i - 1}`).join(',')}]`);
  return lines.join('\n');
}

describe('pauseRun and resumeRun', () => {
  const TELL = (kind: string): string => `mutation ($run: ID!, $reason: String!) { ${kind}(input: { run: $run, reason: $reason }) {
    __typename ... on TellRunPayload { sent run { state } } ... on RunNotFound { code } ... on RunNotLive { code message } } }`;
  const tell = async (kind: 'pauseRun' | 'resumeRun', run: string, reason = 'to look'): Promise<unknown> =>
    (await api.send(TELL(kind), { run, reason })).data?.[kind];

  it('send a command under the name of whoever acts, once', async () => {
    const uuid = await newRun('to pause', 'running');
    expect(await tell('pauseRun', uuid)).toEqual({ __typename: 'TellRunPayload', sent: true, run: { state: 'RUNNING' } });
    expect(await tell('pauseRun', uuid)).toMatchObject({ sent: false });
    expect(await tell('resumeRun', uuid, 'seen')).toMatchObject({ sent: true });
    expect(await tell('resumeRun', uuid)).toMatchObject({ sent: false });
    const by = userInfo().username;
    expect(await pendingCommands(store, uuid)).toMatchObject([{ kind: 'pause', by, reason: 'to look' }, { kind: 'resume', by, reason: 'seen' }]);
  });

  it('say that a run has not started, has ended or is not there', async () => {
    expect(await tell('pauseRun', await newRun('queued one', 'queued'))).toMatchObject({ code: 'RUN_NOT_LIVE', message: expect.stringContaining('has not started') as string });
    const ended = await newRun('over', 'running');
    await setRunState(store, ended, 'completed');
    expect(await tell('resumeRun', ended)).toMatchObject({ code: 'RUN_NOT_LIVE', message: expect.stringContaining('completed') as string });
    expect(await tell('pauseRun', uuidv7())).toMatchObject({ code: 'RUN_NOT_FOUND' });
  });
});
