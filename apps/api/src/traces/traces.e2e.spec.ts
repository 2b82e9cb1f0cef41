import { parseTraceEffort, parseTraceQuestion, type Role, type RunUuid } from '#libs/contracts';
import { createAccessToken, createRun, findTrace, setRunState, type Store, traceStudies } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import { FOUND_TRACE } from './testing/found-trace.js';

let store: Store;
let api: TestApi;
let run: RunUuid;
beforeAll(async () => {
  store = await testStore();
  api = await startTestApi(store);
  run = await endedRun();
});
afterAll(async () => {
  await api.close();
  await store.close();
});

async function endedRun(): Promise<RunUuid> {
  const recording = await recordingRun(store, 2);
  await recording.record(0, 3);
  await recording.close();
  await setRunState(store, recording.uuid, 'completed');
  return recording.uuid;
}

const START = `mutation ($input: StartTraceInput!) { startTrace(input: $input) { __typename
  ... on StartTracePayload { trace { id uuid state progress waitsFor by reason question { record group gap split of className } effort { top verify controls sets scaler without seed } result { target } run { uuid } } }
  ... on InputProblem { code path value allowed } ... on RunNotFound { code } ... on RunNotTraceable { code message } } }`;
const CANCEL = `mutation ($input: CancelTraceInput!) { cancelTrace(input: $input) { __typename
  ... on CancelTracePayload { trace { state endedBy problem } } ... on TraceNotFound { code } ... on TraceEnded { code state } } }`;
const TRACE = `query ($id: ID!, $first: Int!, $after: String) { trace(id: $id) { state productVersion result {
  target value { value } withoutScaling { value text } totalDecisions effectsLeftOut
  completeness { estimated { value } leftOut measured { text } residual { text } firstOrder { value } firstOrderResidual { value } firstOrderShare { value } }
  quality { verdict words reason looSpearmanLow { value } looSpearmanHigh { value } signAgreementLow { value } signAgreementHigh { value } lds { value text } ldsLow { text } ldsHigh { text } single sets }
  fidelity { bitExact problem sameWeights divergedAtStep divergedLayer }
  effects { steps layers values { base64 length } }
  drawn { layers steps effects { base64 } measuredEffects { base64 } }
  decisions(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node {
    layer step grade pValue effect { value text } measuredEffect { value } reactingEffect { value } decision { step scale { value } layer { name } } } } } } } }`;

const floats = (...values: number[]): string => Buffer.from(Float32Array.from(values).buffer).toString('base64');

type Started = { __typename: string; trace: { id: string; uuid: string } } & Record<string, unknown>;

async function startTrace(input: Record<string, unknown>, headers = {}): Promise<Started> {
  const { data, errors } = await api.send(START, { input: { run, reason: 'a complaint', ...input } }, headers);
  if (data === null) throw new Error(JSON.stringify(errors));
  return data['startTrace'] as unknown as Started;
}

async function as(role: Role): Promise<Record<string, string>> {
  const { secret } = await createAccessToken(store, { role, name: `the ${role}`, createdBy: 'test' });
  return { authorization: `Bearer ${secret}` };
}

async function completed(effects = Float32Array.of(1, 2, 3, NaN, 5, 6), question: Record<string, unknown> = { record: 'test:1' }): Promise<string> {
  const uuid = uuidv7();
  const asked = { question: parseTraceQuestion(question), effort: parseTraceEffort({}), by: 'Ada', reason: '' };
  await traceStudies.save(store, { uuid, run, ...asked }, { result: FOUND_TRACE, productVersion: '0.1.0', layers: ['dense0', 'dense1'], steps: 3, effects });
  return Buffer.from(`Trace:${uuid}`).toString('base64url');
}

describe('startTrace', () => {
  it('queues a trace in the name of the token, with the defaults filled in', async () => {
    const { trace } = await startTrace({ record: 'test:17', of: 'LOGIT', class: 'yes', effort: { controls: 8, without: ['incident:1', '*@0-1'] } }, await as('reviewer'));
    expect(trace).toMatchObject({
      state: 'QUEUED', progress: 0, waitsFor: expect.stringMatching(/^no executor is live: start gradlens worker/) as unknown, by: 'the reviewer', reason: 'a complaint', result: null, run: { uuid: run },
      question: { record: 'test:17', group: null, of: 'LOGIT', className: 'yes' }, effort: { top: 10, verify: 3, controls: 8, sets: 60, without: ['incident:1', '*@0-1'], seed: 0 },
    });
    const gap = await startTrace({ gap: 'sex=F vs sex=M', effort: { scaler: 'REACTING' } });
    expect(gap.trace).toMatchObject({ question: { record: null, gap: 'sex=F vs sex=M', split: null, of: 'SCORE' }, effort: { scaler: 'REACTING' } });
    expect((await startTrace({ split: 'TEST', of: 'LOSS' })).trace).toMatchObject({ question: { record: null, split: 'TEST', of: 'LOSS' }, effort: { scaler: 'HELD' } });
    const { rows } = await store.pool.query<{ key: string }>('select key from graphile_worker.jobs');
    expect(rows.map(({ key }) => key)).toContain(trace.uuid);
    expect((await api.send('query ($id: ID!) { node(id: $id) { ... on Trace { uuid } } }', { id: trace.id })).data?.['node']).toEqual({ uuid: trace.uuid });
  });

  it.each([
    ['no target', {}, { path: 'input.record' }],
    ['two targets', { record: 'test:1', group: 'sex=F' }, { path: 'input.record' }],
    ['no record', { record: 'valid:1' }, { path: 'input.record', value: '"valid:1"' }],
    ['no group', { group: 'sex' }, { path: 'input.group' }],
    ['no gap', { gap: 'women' }, { path: 'input.gap', value: '"women"' }],
    ['too much effort', { record: 'test:1', effort: { sets: 1001 } }, { path: 'input.effort.sets', value: '1001' }],
    ['too many sets', { record: 'test:1', effort: { without: Array.from({ length: 9 }, (_, i) => `incident:${i}`) } }, { path: 'input.effort.without' }],
    ['no reason', { record: 'test:1', reason: ' ' }, { path: 'input.reason' }],
  ])('says what is wrong with %s, and stores nothing', async (_name, input, problem) => {
    const before = await count();
    expect(await startTrace(input)).toMatchObject({ __typename: 'InputProblem', code: 'BAD_USER_INPUT', ...problem });
    expect(await count()).toBe(before);
  });

  it('refuses a run that is not there, or cannot be executed again', async () => {
    const ask = (of: string): Promise<Started> => startTrace({ record: 'test:1', run: of });
    expect(await ask(uuidv7())).toMatchObject({ code: 'RUN_NOT_FOUND' });
    const live = uuidv7();
    await createRun(store, { uuid: live, name: 'live', spec: {}, state: 'running', origin: 'cli' });
    expect(await ask(live)).toMatchObject({ code: 'RUN_NOT_TRACEABLE', message: expect.stringContaining('is running') as string });
    await setRunState(store, live, 'failed');
    expect(await ask(live)).toMatchObject({ message: expect.stringContaining('no recorded step') as string });
    const foreign = uuidv7();
    await createRun(store, { uuid: foreign, name: 'foreign', spec: {}, state: 'running', origin: 'ingest' });
    await setRunState(store, foreign, 'completed');
    expect(await ask(foreign)).toMatchObject({ message: expect.stringContaining('came by ingest') as string });
  });

  it('is for those who may change things', async () => {
    const { errors } = await api.send(START, { input: { run, record: 'test:1', reason: 'x' } }, await as('auditor'));
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('a trace', () => {
  it('tells what it found: non-finite numbers, the verdict in words, the decisions in pages, each with its record', async () => {
    const id = await completed();
    const first = await api.send(TRACE, { id, first: 2 });
    expect(first.errors).toEqual([]);
    const page = { pageInfo: { hasNextPage: true, endCursor: '1' }, totalCount: 3 };
    expect(first.data?.['trace']).toMatchObject({
      state: 'COMPLETED', productVersion: '0.1.0',
      result: {
        target: FOUND_TRACE.target, value: { value: 0.25 }, withoutScaling: { value: null, text: 'NaN' }, totalDecisions: 6,
        completeness: { estimated: { value: 0.5 }, leftOut: 1, measured: { text: 'NaN' }, residual: { text: 'NaN' }, firstOrder: { value: 0.625 }, firstOrderResidual: { value: 0.125 }, firstOrderShare: { value: 0.2 } },
        quality: { verdict: 'NOT_ENOUGH_EVIDENCE', words: 'not enough evidence', reason: 'few sets', looSpearmanLow: { value: 0.5 }, looSpearmanHigh: { value: 0.75 }, signAgreementLow: { value: 0.625 }, signAgreementHigh: { value: 1 }, lds: { value: null, text: 'NaN' }, single: 8, sets: 0 },
        fidelity: { bitExact: false, problem: 'the replay is NOT exact from step 2 in dense0 on: its losses are within 0.001 of the recorded ones', sameWeights: null, divergedAtStep: 2, divergedLayer: 'dense0' },
        drawn: { layers: ['dense1', 'dense0'], steps: [4, 0], effects: { base64: floats(0.25, -0.5) }, measuredEffects: { base64: floats(0.125, -0.375) } },
        decisions: {
          ...page,
          edges: [
            { node: { layer: 'dense1', step: 2, grade: 'MEASURED', pValue: 0.05, measuredEffect: { value: 0.4 }, decision: { step: 2, layer: { name: 'dense1' } } } },
            { node: { layer: 'dense0', step: 1, grade: 'UNAVAILABLE', pValue: null, effect: { value: null, text: '-Infinity' }, measuredEffect: null, decision: { step: 1 } } },
          ],
        },
      },
    });
    const second = await api.send(TRACE, { id, first: 2, after: '1' });
    // of step 9 nothing is recorded
    expect(second.data?.['trace']).toMatchObject({ result: { decisions: { pageInfo: { hasNextPage: false }, edges: [{ node: { step: 9, decision: null } }] } } });
  });

  it('tells what sets of decisions did, and whom they moved in pages; which records, to those who may read of people', async () => {
    const id = await completed();
    const ask = `query ($id: ID!, $after: String) { trace(id: $id) { result { without { decisions count grade pValue estimated { value } measuredEffect { value } controls control { value } controlEffects { base64 length }
      className records flips flipShareHigh { value } meanChange { value } meanChangeLow { value } moved(first: 1, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { record score { value } without { value } flips } } } } } } }`;
    const setsOf = async (variables: Record<string, unknown>, headers = {}): Promise<unknown> => ((await api.send(ask, { id, ...variables }, headers)).data?.['trace'] as unknown as { result: { without: unknown } }).result.without;
    expect(await setsOf({})).toEqual([{
      decisions: 'incident:1', count: 12, grade: 'MEASURED', pValue: 0.02, estimated: { value: 0.25 }, measuredEffect: { value: 0.5 }, controls: 59, control: { value: 0.125 }, controlEffects: { base64: Buffer.from(Float32Array.of(0.125, -0.0625).buffer).toString('base64'), length: 2 },
      className: 'yes', records: 4, flips: 1, flipShareHigh: { value: 0.5 }, meanChange: { value: 0.25 }, meanChangeLow: { value: 0.125 },
      moved: { totalCount: 2, pageInfo: { hasNextPage: true, endCursor: '0' }, edges: [{ node: { record: 'test:3', score: { value: 0.75 }, without: { value: 0.25 }, flips: true } }] },
    }]);
    expect(await setsOf({ after: '0' }, await as('reviewer'))).toMatchObject([{ moved: { pageInfo: { hasNextPage: false }, edges: [{ node: { record: 'test:1' } }] } }]);
    expect(await setsOf({}, await as('viewer'))).toMatchObject([{ moved: { edges: [{ node: { record: null, score: { value: 0.75 } } }] } }]);
    const { rows } = await store.pool.query<{ role: string }>(`select role from audit_entry where action = 'trace' and args like '%"moved"%' order by seq`);
    expect(rows.map(({ role }) => role)).toEqual(['admin', 'reviewer']);
  });

  it.each([{ split: 'test' }, { group: 'sex=F' }, { gap: 'sex=F vs sex=M' }])('on %j leaves an entry of whom its sets moved where they are named, and none else', async (question) => {
    const [id, whom] = [await completed(undefined, question), 'moved(first: 1) { edges { node { record } } }'];
    const ask = async (of: string, role: Role): Promise<unknown> => (await api.send(`query ($id: ID!) { trace(id: $id) { result { target without { ${of} } } } }`, { id }, await as(role))).errors;
    expect([await ask('flips', 'reviewer'), await ask(whom, 'viewer'), await ask(whom, 'reviewer')]).toEqual([[], [], []]);
    const { rows } = await store.pool.query<{ args: string }>(`select role, args from audit_entry where action = 'trace' and args like '%' || $1 || '%'`, [Buffer.from(id, 'base64url').toString().split(':')[1]]);
    expect(rows).toMatchObject([{ role: 'reviewer', args: expect.stringContaining('"fields":["moved"]') as string }]);
  });

  it('gives the effect of every decision packed, or says why not', async () => {
    const effects = async (id: string): Promise<Record<string, unknown>> => ((await api.send(TRACE, { id, first: 1 })).data?.['trace'] as unknown as { result: Record<string, unknown> }).result;
    const found = (await effects(await completed()))['effects'] as { steps: number; layers: string[]; values: { base64: string; length: number } };
    expect(found).toMatchObject({ steps: 3, layers: ['dense0', 'dense1'], values: { length: 6 } });
    expect([...new Float32Array(new Uint8Array(Buffer.from(found.values.base64, 'base64')).buffer)]).toEqual([1, 2, 3, NaN, 5, 6]);
    expect(await effects(await completed(new Float32Array(4_000_001)))).toMatchObject({ effects: null, effectsLeftOut: expect.stringContaining('4000001') as string });
  });

  it('is told of while it is made, and why it failed', async () => {
    const { trace } = await startTrace({ group: 'sex=Female' });
    const claim = await traceStudies.claim(store, trace.uuid);
    const changes = api.socket().iterate<{ runChanged: { kind: string } }>({ query: 'subscription ($run: ID!) { runChanged(run: $run) { kind } }', variables: { run } });
    const heard = changes.next();
    for (let i = 0; i < 500 && api.hub.size === 0; i++) await new Promise((resolve) => setTimeout(resolve, 10));
    await traceStudies.note(store, claim!, { progress: 0.5, stage: 'replayed 1 of 2' });
    expect((await heard).value).toMatchObject({ data: { runChanged: { kind: 'trace' } } });
    const ask = 'query ($id: ID!) { trace(id: $id) { state progress stage problem attempt } }';
    expect((await api.send(ask, { id: trace.id })).data?.['trace']).toEqual({ state: 'RUNNING', progress: 0.5, stage: 'replayed 1 of 2', problem: null, attempt: 1 });
    await traceStudies.fail(store, claim!, 'group is "sex=Female"; allowed: a value that occurs');
    expect((await api.send(ask, { id: trace.id })).data?.['trace']).toMatchObject({ state: 'FAILED', problem: 'group is "sex=Female"; allowed: a value that occurs' });
  });

  it('is null when it is gone, and refused for an id that is none', async () => {
    const gone = Buffer.from(`Trace:${uuidv7()}`).toString('base64url');
    expect((await api.send('query ($id: ID!) { trace(id: $id) { state } }', { id: gone })).data?.['trace']).toBeNull();
    expect((await api.send('query ($id: ID!) { trace(id: $id) { state } }', { id: run })).errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'id' });
  });
});

describe('cancelTrace', () => {
  it('cancels what waits, once, in the name of the token', async () => {
    const { trace } = await startTrace({ record: 'test:1' });
    const cancel = async (id: string, reason = 'not needed'): Promise<unknown> => (await api.send(CANCEL, { input: { trace: id, reason } }, await as('operator'))).data?.['cancelTrace'];
    expect(await cancel(trace.id)).toEqual({ __typename: 'CancelTracePayload', trace: { state: 'CANCELLED', endedBy: 'the operator', problem: 'not needed' } });
    expect(await cancel(trace.id)).toMatchObject({ code: 'TRACE_ENDED', state: 'CANCELLED' });
    expect(await cancel(Buffer.from(`Trace:${uuidv7()}`).toString('base64url'))).toMatchObject({ code: 'TRACE_NOT_FOUND' });
    const { errors } = await api.send(CANCEL, { input: { trace: trace.id, reason: ' ' } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.reason' });
    expect((await findTrace(store, trace.uuid))?.problem).toBe('not needed');
  });
});

describe('traces', () => {
  it('are listed newest first in pages, of one run or all', async () => {
    const own = await endedRun();
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.unshift((await startTrace({ record: `test:${i}`, run: own })).trace.id);
    const list = `query ($run: ID!, $after: String) { traces(first: 2, run: $run, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
    interface Page { totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean }; edges: { node: { id: string } }[] }
    const page = async (after?: string): Promise<Page> => (await api.send(list, { run: own, after })).data?.['traces'] as unknown as Page;
    const first = await page();
    const second = await page(first.pageInfo.endCursor);
    expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(ids);
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([3, true, false]);
    const ofRun = await api.send('query ($u: ID!) { run(uuid: $u) { traces(first: 1) { totalCount edges { node { id } } } } traces(first: 1) { edges { node { id } } } }', { u: own });
    expect(ofRun.data).toMatchObject({ run: { traces: { totalCount: 3, edges: [{ node: { id: ids[0] } }] } }, traces: { edges: [{ node: { id: ids[0] } }] } });
    const count = async (filter: string, headers = {}): Promise<unknown> => (await api.send(`{ traces(first: 9, run: "${own}", ${filter}) { totalCount } }`, {}, headers)).data;
    expect([await count('state: COMPLETED'), await count('record: "test:none"')]).toEqual([{ traces: { totalCount: 0 } }, { traces: { totalCount: 0 } }]);
    const { record, state } = ((await api.send(`{ traces(first: 1, run: "${own}") { edges { node { state question { record } } } } }`)).data as unknown as { traces: { edges: { node: { state: string; question: { record: string } } }[] } }).traces.edges.map(({ node }) => ({ state: node.state, record: node.question.record }))[0] ?? { record: '', state: '' };
    expect(await count(`state: ${state}, record: "${record}"`)).not.toEqual({ traces: { totalCount: 0 } });
    const { secret } = await createAccessToken(store, { role: 'viewer', name: 'spec', createdBy: 'spec' });
    expect(await count(`record: "${record}"`, { authorization: `Bearer ${secret}` })).toEqual({ traces: { totalCount: 0 } });
    expect((await api.send('{ traces(first: 0) { totalCount } }')).errors[0]?.extensions['field']).toBe('first');
  });
});

async function count(): Promise<number> {
  return (await store.pool.query<{ n: number }>('select count(*) as n from trace')).rows[0]?.n ?? -1;
}
