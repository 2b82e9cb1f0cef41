import { type GroupsFact, packScores, parseTraceEffort, parseTraceQuestion, type Role, type RunUuid, type TraceResult } from '#libs/contracts';
import { createAccessToken, registerPrediction, saveDetails, type Store, traceStudies } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';

let store: Store;
let api: TestApi;
let run: RunUuid;
const headers = new Map<Role, Record<string, string>>();
beforeAll(async () => {
  store = await testStore();
  api = await startTestApi(store);
  run = await recorded();
  for (const role of ['viewer', 'operator', 'reviewer', 'auditor'] as const) {
    const { secret } = await createAccessToken(store, { role, name: `the ${role}`, createdBy: 'test' });
    headers.set(role, { authorization: `Bearer ${secret}` });
  }
});
afterAll(async () => {
  await api.close();
  await store.close();
});

const NAMES = ['aa', 'bb', 'cc'];
const groups = (selected: number, ci95?: GroupsFact['ci95']): GroupsFact => ({
  type: 'groups', attributes: ['sex'], threshold: 0.5, positive: 'yes',
  groups: [{ group: ['f'], count: 10, positives: 0, selected, hits: 0 }, { group: ['m'], count: 4, positives: 2, selected: 3, hits: 1 }],
  ...(ci95 === undefined ? {} : { ci95 }),
});

async function recorded(): Promise<RunUuid> {
  const recording = await recordingRun(store, 2);
  await recording.record(0, 3);
  const policies = (places: number[]): object[] => [
    { policy: 'protected', attribute: '', looked: 30, matching: 30, kept: 3, places: [0, 1, 2], lasting: true },
    { policy: 'flips', attribute: 'sex', looked: 30, matching: 7, kept: places.length, places, lasting: false },
  ];
  const predictions = { type: 'predictions', threshold: 0.5, first: 0, added: NAMES.map((pseudonym, i) => ({ record: `test:${i}`, pseudonym })), classNames: ['no', 'yes'] };
  recording.sink.note({ kind: 'fact', step: 1, note: { ...predictions, scores: packScores(Float32Array.of(0.25, 0.5, NaN)), policies: policies([1]) } });
  recording.sink.note({ kind: 'fact', step: 1, note: { ...groups(1) } });
  recording.sink.note({ kind: 'fact', step: 3, note: { ...predictions, first: 3, added: [], scores: packScores(Float32Array.of(0.75, 0.5625, 0.125)), policies: policies([0]) } });
  recording.sink.note({ kind: 'fact', step: 3, note: { ...groups(5, { demographicParityDifference: [0.125, 0.5] }) } });
  await recording.close();
  await saveDetails(store, recording.uuid, [{ pseudonym: 'bb', label: 'yes', protected: { sex: 'f' }, features: { age: '30', town: null } }]);
  return recording.uuid;
}

const LIST = `query ($run: ID!, $first: Int!, $after: String, $policy: SensitivityPolicy, $sort: PredictionSort) { run(uuid: $run) { policyCounts { policy attribute attributes looked matching kept }
  predictions(first: $first, after: $after, policy: $policy, sort: $sort) { totalCount pageInfo { hasNextPage endCursor } edges { node { id pseudonym score { value } change { value text } closeness { value }
    isNumber scoreClassName decidedClassName otherClassName policies { policy attribute attributes sinceStep lastStep } isWithheld record truth protectedValues { name value } } } } } }`;
const ONE = `query ($id: ID!) { prediction(id: $id) { pseudonym record truth isWithheld threshold registeredBy registeredReason features { name value } protectedValues { value }
  scores { steps { base64 length } values { base64 length } } traces(first: 5) { totalCount edges { node { uuid } } } run { uuid } } }`;

interface Listed {
  readonly policyCounts: unknown[];
  readonly predictions: { readonly totalCount: number; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }; readonly edges: { readonly node: Record<string, unknown> & { readonly id: string; readonly pseudonym: string } }[] };
}

async function list(variables: Record<string, unknown> = {}, as: Role = 'reviewer'): Promise<Listed> {
  const { data, errors } = await api.send(LIST, { run, first: 10, ...variables }, headers.get(as));
  expect(errors).toEqual([]);
  return data?.['run'] as unknown as Listed;
}

const names = ({ predictions }: Listed): string[] => predictions.edges.map(({ node }) => node.pseudonym);
const floats = ({ base64 }: { base64: string }): number[] => [...new Float32Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer)];
const idOf = (pseudonym: string): string => Buffer.from(`Prediction:${run}:${pseudonym}`).toString('base64url');

describe('run.predictions', () => {
  it('lists them in the order asked for, in pages, of one policy, with what each policy said', async () => {
    const found = await list();
    expect(names(found)).toEqual(['bb', 'aa', 'cc']);
    expect(found.policyCounts).toEqual([{ policy: 'PROTECTED', attribute: null, attributes: ['sex'], looked: 30, matching: 30, kept: 3 }, { policy: 'FLIPS', attribute: 'sex', attributes: ['sex'], looked: 30, matching: 7, kept: 1 }]);
    expect(names(await list({ sort: 'SCORE' }))).toEqual(['aa', 'bb', 'cc']);
    expect(names(await list({ sort: 'CHANGE' }))).toEqual(['aa', 'bb', 'cc']); // of cc the first score was no number
    expect(names(await list({ policy: 'FLIPS' }))).toEqual(['bb', 'aa']);
    const first = await list({ first: 2 });
    expect(first.predictions).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true, endCursor: '1' } });
    const second = await list({ first: 2, after: first.predictions.pageInfo.endCursor });
    expect([names(second), second.predictions.pageInfo.hasNextPage]).toEqual([['cc'], false]);
    expect(found.predictions.edges[0]?.node).toMatchObject({
      score: { value: 0.5625 }, change: { value: 0.0625 }, closeness: { value: 0.0625 }, isWithheld: false, record: 'test:1', truth: 'yes', protectedValues: [{ name: 'sex', value: 'f' }],
      isNumber: false, scoreClassName: 'yes', decidedClassName: 'yes', otherClassName: 'no',
      policies: [{ policy: 'PROTECTED', attribute: null, attributes: ['sex'], sinceStep: 0, lastStep: null }, { policy: 'FLIPS', attribute: 'sex', attributes: ['sex'], sinceStep: 1, lastStep: 1 }],
    });
    expect(found.predictions.edges[2]?.node).toMatchObject({ change: { value: null, text: 'NaN' }, truth: null, protectedValues: null });
  });

  it('refuses a cursor that is none and a page that is too large', async () => {
    for (const variables of [{ after: 'x' }, { first: 101 }]) {
      expect((await api.send(LIST, { run, first: 10, ...variables })).errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    }
  });
});

describe('a prediction', () => {
  it('tells its scores packed, what the net sees, and its traces', async () => {
    const uuid = await traced('test:1', [0.25, 0, 0, 0, -0.5, 0]);
    await traced('test:2', [1, 0, 0, 0, NaN, 0]);
    const { data, errors } = await api.send(ONE, { id: idOf('bb') }, headers.get('auditor'));
    expect(errors).toEqual([]);
    const found = data?.['prediction'] as unknown as { scores: { steps: { base64: string }; values: { base64: string } } };
    expect(found).toMatchObject({ pseudonym: 'bb', record: 'test:1', threshold: 0.5, features: [{ name: 'age', value: '30' }, { name: 'town', value: null }], traces: { totalCount: 1, edges: [{ node: { uuid } }] }, run: { uuid: run } });
    expect(floats(found.scores.values)).toEqual([0.5, 0.5625]);
    expect([...new Int32Array(new Uint8Array(Buffer.from(found.scores.steps.base64, 'base64')).buffer)]).toEqual([1, 3]);
    expect((await api.send('query ($id: ID!) { node(id: $id) { ... on Prediction { pseudonym record } } }', { id: idOf('bb') }, headers.get('viewer'))).data?.['node']).toEqual({ pseudonym: 'bb', record: null });
  });

  it('tells who registered it, and why', async () => {
    await registerPrediction(store, { run, record: 'train:9', pseudonym: 'dd', by: 'desk-1', reason: 'a complaint', step: 3, score: 0.5 });
    expect((await api.send(ONE, { id: idOf('dd') })).data?.['prediction']).toMatchObject({ registeredBy: 'desk-1', registeredReason: 'a complaint', record: 'train:9', scores: { steps: { length: 0 } } });
    expect(names(await list({ policy: 'LISTED' }))).toEqual(['dd']);
  });

  it.each(['viewer', 'operator'] as const)('shows a %s its pseudonym and scores, and nothing of the person', async (role) => {
    const withheld = { isWithheld: true, record: null, truth: null, protectedValues: null };
    for (const { node } of (await list({}, role)).predictions.edges) expect(node).toMatchObject({ ...withheld, scoreClassName: 'yes', decidedClassName: expect.stringMatching(/^(yes|no)$/) as unknown }); // as the score is
    const { data } = await api.send(ONE, { id: idOf('bb') }, headers.get(role));
    expect(data?.['prediction']).toMatchObject({ ...withheld, pseudonym: 'bb', features: null, traces: null, scores: { steps: { length: 2 } } });
  });

  it('is null when it is gone, also by its record, and refused for an id that is none', async () => {
    expect((await api.send(ONE, { id: idOf('ee') })).data?.['prediction']).toBeNull();
    expect((await api.send(ONE, { id: idOf('test:1') })).data?.['prediction']).toBeNull();
    expect((await api.send(ONE, { id: run })).errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'id' });
  });
});

describe('group metrics', () => {
  it('are told as last recorded with intervals, and over time, packed', async () => {
    const query = `query ($run: ID!) { run(uuid: $run) {
      groups { attributes positive step groups { group count positives selected selectionRate truePositiveRate tooFew } demographicParityDifference { value { value } low { value } high { value } tooFew } equalizedOddsRatio { low { value } tooFew } }
      groupMetrics { attributes threshold demographicParityTooFew steps { length } demographicParityDifference { base64 } groups { group count selectionRate { base64 } truePositiveRate { base64 } } } } }`;
    const { data, errors } = await api.send(query, { run }, headers.get('viewer'));
    expect(errors).toEqual([]);
    const found = data?.['run'] as unknown as { groups: unknown[]; groupMetrics: { demographicParityDifference: { base64: string }; groups: { group: string[]; selectionRate: { base64: string }; truePositiveRate: { base64: string } }[] }[] };
    expect(found.groups).toMatchObject([{
      attributes: ['sex'], positive: 'yes', step: 3, groups: [{ group: ['f'], count: 10, selected: 5, selectionRate: 0.5, tooFew: 'too few to tell: 10 people' }, { group: ['m'], selectionRate: 0.75, truePositiveRate: 0.5 }],
      demographicParityDifference: { value: { value: 0.25 }, low: { value: 0.125 }, high: { value: 0.5 }, tooFew: 'too few people to tell: m (4 people); f (10 people)' }, equalizedOddsRatio: { low: null, tooFew: 'too few people to tell: m (2 positive, 2 not); f (0 positive, 10 not)' },
    }]);
    const [series] = found.groupMetrics;
    expect(series).toMatchObject({ attributes: ['sex'], threshold: 0.5, steps: { length: 2 }, demographicParityTooFew: 'too few people to tell: m (4 people); f (10 people)' });
    expect(floats(series!.demographicParityDifference)).toEqual([Math.fround(0.65), 0.25]);
    expect(series?.groups.map(({ selectionRate, truePositiveRate }) => [floats(selectionRate), floats(truePositiveRate)])).toEqual([[[Math.fround(0.1), 0.5], [NaN, NaN]], [[0.75, 0.75], [0.5, 0.5]]]);
  });
});

describe('what a decision did', () => {
  const EDGES = '(first: 5) { totalCount edges { node { effect { value text } trace { question { record group } } prediction { pseudonym } } } }';
  interface Effects {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly effect: { readonly text: string }; readonly trace: { readonly question: { readonly record: string } }; readonly prediction: unknown } }[];
  }
  const ask = async <T = Effects>(fields: string, as: Role = 'reviewer'): Promise<T> => {
    const { data, errors } = await api.send(`query ($run: ID!) { run(uuid: $run) { found: ${fields} } }`, { run }, headers.get(as));
    expect(errors).toEqual([]);
    return data?.['run']?.['found'] as never;
  };

  it('is told of one decision by every stored trace, the largest effect first, with the prediction', async () => {
    const found = await ask<{ effects: Effects }>(`decision(layer: "dense0", step: 2) { effects${EDGES} }`);
    expect(found.effects.totalCount).toBe(2);
    expect(found.effects.edges.map(({ node }) => [node.trace.question.record, node.effect.text, node.prediction])).toEqual([['test:1', '-0.5', { pseudonym: 'bb' }], ['test:2', 'NaN', { pseudonym: 'cc' }]]);
  });

  it('is summed over the decisions of a spike, of one layer or all', async () => {
    const all = await ask(`decisionEffects(fromStep: 0, toStep: 2, first: 5) ${EDGES.slice('(first: 5) '.length)}`);
    expect(all.edges.map(({ node }) => [node.trace.question.record, node.effect.text])).toEqual([['test:1', '-0.25'], ['test:2', 'NaN']]);
    const one = await ask(`decisionEffects(layer: "dense0", fromStep: 0, toStep: 1, first: 1) ${EDGES.slice('(first: 5) '.length)}`);
    expect(one.edges.map(({ node }) => [node.trace.question.record, node.effect.text])).toEqual([['test:2', '1']]);
    expect(await ask(`decisionEffects(layer: "no layer", fromStep: 0, toStep: 1, first: 1) { totalCount }`)).toEqual({ totalCount: 0 });
    expect((await ask(`decisionEffects(fromStep: 0, toStep: 2, first: 5) ${EDGES.slice('(first: 5) '.length)}`, 'viewer')).edges.every(({ node }) => node.prediction === null)).toBe(true);
    const { errors } = await api.send('query ($run: ID!) { run(uuid: $run) { decisionEffects(fromStep: 2, toStep: 1, first: 1) { totalCount } } }', { run });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'toStep' });
  });
});

const RESULT: TraceResult = {
  run: 'r', target: 't', value: 0.25, withoutScaling: 0, decisions: [], fidelity: { bitExact: true, maxRelLossError: 0, firstDivergence: null, sameWeights: true },
  quality: { lds: 1, looSpearman: 1, signAgreement: 1, n: { single: 8, sets: 0 }, ci: [1, 1], belowNoise: 0, verdict: 'reliable' },
  metagradientNorm: 0.1, noiseFloor: 0, hessianError: 0.001, totalDecisions: 6, seed: 0, seconds: 2.5, trainingSeconds: 1,
};

/** Stores a trace of a record with the effects of 3 steps and 2 layers. */
async function traced(record: string, effects: number[]): Promise<string> {
  const uuid = uuidv7();
  const asked = { question: parseTraceQuestion({ record }), effort: parseTraceEffort({}), by: 'desk-1', reason: '' };
  await traceStudies.save(store, { uuid, run, ...asked }, { result: RESULT, productVersion: '0.1.0', layers: ['dense0', 'dense1'], steps: 3, effects: Float32Array.from(effects) });
  return uuid;
}
