import { packScores, type Role, type RunUuid } from '#libs/contracts';
import { createAccessToken, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { toGlobalId } from '../common/global-id.js';
import { recordingRun } from '../testing/recorded-run.js';
import { type Answer, startTestApi, type TestApi } from '../testing/test-api.js';

let store: Store;
let api: TestApi;
let run: RunUuid;
const headers = new Map<string, Record<string, string>>();
beforeAll(async () => {
  store = await testStore();
  api = await startTestApi(store);
  run = await recorded();
  const roles: [string, Role][] = [['desk-1', 'reviewer'], ['desk-2', 'reviewer'], ['desk-3', 'reviewer'], ['op', 'operator'], ['eye', 'viewer'], ['audit', 'auditor']];
  for (const [name, role] of roles) headers.set(name, { authorization: `Bearer ${(await createAccessToken(store, { role, name, createdBy: 'test' })).secret}` });
});
afterAll(async () => {
  await api.close();
  await store.close();
});

async function recorded(): Promise<RunUuid> {
  const recording = await recordingRun(store, 1);
  await recording.record(0, 2);
  const added = ['aa', 'bb', 'cc'].map((pseudonym, i) => ({ record: `test:${i}`, pseudonym }));
  recording.sink.note({ kind: 'fact', step: 1, note: { type: 'predictions', threshold: 0.5, first: 0, added, classNames: ['no', 'yes'], scores: packScores(Float32Array.of(0.25, 0.5, 0.875)), policies: [] } });
  await recording.close();
  return recording.uuid;
}

const REVIEW = 'review { state assignee verdict seenBy isMoved secondsToReview decidedAt measuredEffect { value } acts { kind by reason assignee verdict score { value } scoreStep decidedClassName otherClassName } }';
const QUEUE = `query ($first: Int!, $after: String, $run: ID, $states: [ReviewState!], $assignee: String) { reviewQueue(first: $first, after: $after, run: $run, states: $states, assignee: $assignee) { totalCount pageInfo { hasNextPage endCursor } edges { node { pseudonym record ${REVIEW} } } } }`;
const RESULT = `__typename ... on ReviewPayload { ${REVIEW} } ... on PredictionNotFound { code } ... on NeedsReviewer { code } ... on ReviewRefused { code }`;
const mutation = (field: string): string => `mutation ($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { ${RESULT} } }`;

type Node = Record<string, unknown> & { pseudonym: string; record: string | null };
interface Queue { readonly totalCount: number; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }; readonly edges: readonly { readonly node: Node }[] }

const send = (by: string, field: string, input: object): Promise<Answer> => api.send(mutation(field), { input: { prediction: toGlobalId('Prediction', `${run}:aa`), reason: `why ${by}`, ...input } }, headers.get(by));
async function act(by: string, field: string, input: object): Promise<unknown> {
  const { data, errors } = await send(by, field, input);
  expect(errors).toEqual([]);
  return data?.[field];
}
async function queue(variables: Record<string, unknown> = {}, as = 'desk-1'): Promise<Queue> {
  const { data, errors } = await api.send(QUEUE, { first: 10, run, ...variables }, headers.get(as));
  expect(errors).toEqual([]);
  return data?.['reviewQueue'] as unknown as Queue;
}
const names = ({ edges }: Queue): string[] => edges.map(({ node }) => node.pseudonym);

it('whoAmI tells the name, the role and what it may do', async () => {
  const ask = async (as: string): Promise<unknown> => (await api.send('{ whoAmI { name role project mayChange mayReview } }', {}, headers.get(as))).data?.['whoAmI'];
  expect(await ask('desk-1')).toEqual({ name: 'desk-1', role: 'REVIEWER', project: null, mayChange: true, mayReview: true });
  expect(await ask('op')).toMatchObject({ mayChange: true, mayReview: false });
  expect(await ask('eye')).toMatchObject({ mayChange: false, mayReview: false });
});

describe('the review queue', () => {
  it('is in order of closeness where nothing was measured, in pages', async () => {
    const first = await queue({ first: 2 });
    expect([names(first), first.totalCount, first.pageInfo.hasNextPage]).toEqual([['bb', 'aa'], 3, true]);
    expect(names(await queue({ first: 2, after: first.pageInfo.endCursor }))).toEqual(['cc']);
    expect(first.edges[0]?.node).toMatchObject({ record: 'test:1', review: { state: 'WAITING', assignee: null, verdict: null, acts: [], measuredEffect: null, secondsToReview: null } });
  });

  it('is worked through: assigned, overturned, confirmed by a second person; each act with its reason', async () => {
    expect(await act('desk-1', 'assignReview', { to: 'desk-2' })).toMatchObject({ review: { state: 'ASSIGNED', assignee: 'desk-2' } });
    expect(names(await queue({ assignee: 'desk-2' }))).toEqual(['aa']);
    expect(await act('desk-2', 'decideReview', { verdict: 'OVERTURN' })).toMatchObject({ review: { state: 'SECOND_WANTED', verdict: 'OVERTURN', seenBy: ['desk-2'], decidedAt: null } });
    expect(await act('desk-2', 'secondReview', { confirms: true })).toEqual({ __typename: 'ReviewRefused', code: 'OWN_WORD' });
    const confirmed = (await act('desk-1', 'secondReview', { confirms: true })) as { review: { secondsToReview: number } };
    expect(confirmed.review.secondsToReview).toBeGreaterThan(0);
    expect(confirmed).toMatchObject({
      review: { state: 'DECIDED', acts: [
        { kind: 'ASSIGNED', by: 'desk-1', assignee: 'desk-2', reason: 'why desk-1', verdict: null },
        { kind: 'DECIDED', by: 'desk-2', verdict: 'OVERTURN', score: { value: 0.25 }, scoreStep: 1, decidedClassName: 'no', otherClassName: 'yes' }, { kind: 'CONFIRMED', by: 'desk-1', verdict: null },
      ] },
    });
    expect(names(await queue({ states: ['WAITING', 'ASSIGNED'] }))).toEqual(['bb', 'cc']);
    expect(await act('desk-3', 'decideReview', { verdict: 'AGREE' })).toEqual({ __typename: 'ReviewRefused', code: 'ALREADY_DECIDED' });
  });

  it('knows dissent: a third person decides then', async () => {
    const cc = { prediction: toGlobalId('Prediction', `${run}:cc`) };
    await act('desk-1', 'decideReview', { ...cc, verdict: 'AGREE' });
    expect(await act('desk-2', 'secondReview', { ...cc, confirms: false })).toMatchObject({ review: { state: 'DISPUTED' } });
    expect(await act('desk-1', 'decideReview', { ...cc, verdict: 'OVERTURN' })).toMatchObject({ code: 'OWN_WORD' });
    expect(await act('desk-3', 'decideReview', { ...cc, verdict: 'OVERTURN' })).toMatchObject({ review: { state: 'DECIDED', verdict: 'OVERTURN', seenBy: ['desk-1', 'desk-2', 'desk-3'] } });
  });

  it('shows viewers and operators where a review stands and by whom, not the record and no reason', async () => {
    for (const name of ['eye', 'op']) {
      const text = JSON.stringify(await queue({ states: ['DECIDED'] }, name));
      expect(text).toMatch(/"by":"desk-2","reason":null/);
      expect(text).not.toMatch(/why desk|test:/);
    }
    expect(JSON.stringify(await queue({ states: ['DECIDED'] }, 'audit'))).toContain('why desk-2');
  });

  it('is changed by reviewers only, with a reason, and leaves an entry in the audit log', async () => {
    expect(await act('op', 'decideReview', { verdict: 'AGREE' })).toMatchObject({ __typename: 'NeedsReviewer' });
    for (const name of ['eye', 'audit']) expect((await send(name, 'decideReview', { verdict: 'AGREE' })).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await send('desk-1', 'decideReview', { verdict: 'AGREE', reason: '  ' })).errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect((await send('desk-1', 'assignReview', { to: ' ' })).errors[0]?.message).toContain('the name of a person');
    expect((await send('desk-1', 'assignReview', { prediction: run })).errors[0]?.message).toContain('the global id of a prediction');
    expect(await act('desk-1', 'assignReview', { prediction: toGlobalId('Prediction', `${run}:zz`), to: null })).toMatchObject({ __typename: 'PredictionNotFound' });
    const { data } = await api.send(`query ($run: ID!) { auditLog(first: 50, run: $run, action: "decideReview", outcome: DONE) { edges { node { actor arguments } } } }`, { run }, headers.get('audit'));
    expect(JSON.stringify(data)).toMatch(/"actor":"desk-2","arguments":.*why desk-2/);
  });
});
