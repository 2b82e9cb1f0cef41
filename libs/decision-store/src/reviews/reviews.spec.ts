import { packScores, parseTraceEffort, type PredictionsFact, type RunUuid, type TraceResult } from '#libs/contracts';
import { type TestStore, testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { registerPrediction } from '../predictions/keep-predictions.js';
import { openRecorder } from '../recording/open-recorder.js';
import { deleteRun } from '../retention/delete-run.js';
import { optionsFor } from '../testing/recorder-ledger.js';
import { plainFrames, pushAll, startedRun, type StartedRun } from '../testing/started-run.js';
import { traceStudies } from '../traces/traces.js';
import { findReviews, listReviewActs, listReviews, type ReviewFilter } from './list-reviews.js';
import { reviewPrediction } from './review-prediction.js';
import type { ReviewDeed } from './review-state.js';

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const NAMES = ['aa', 'bb', 'cc', 'dd'];

/** A run of four sensitive predictions, their scores at each of some recordings. */
async function recorded(...recordings: number[][]): Promise<StartedRun> {
  const run = await startedRun(store, 1);
  const sink = openRecorder(optionsFor(store, run));
  for (const [i, scores] of recordings.entries()) {
    await pushAll(sink, plainFrames(i, i + 1, 1));
    const added = i === 0 ? NAMES.map((pseudonym, row) => ({ record: `test:${row}`, pseudonym })) : [];
    const fact: PredictionsFact = { type: 'predictions', threshold: 0.5, first: i === 0 ? 0 : 4, added, scores: packScores(Float32Array.from(scores)), policies: [] };
    sink.note({ kind: 'fact', step: i + 1, note: { ...fact } });
  }
  expect((await sink.close()).committed).toBe(true);
  return run;
}

const DECISION = { layer: 'layer0', step: 0, scale: 2, effect: 1, control: null, pValue: null } as const;

async function traced(run: RunUuid, record: string, effects: readonly number[], of: 'score' | 'logit' = 'score'): Promise<void> {
  const decisions = effects.map((measuredEffect) => ({ ...DECISION, grade: 'MEASURED' as const, measuredEffect }));
  const refuted = { ...DECISION, grade: 'REFUTED' as const, measuredEffect: 99 };
  const result: TraceResult = {
    run, target: 't', value: 0, withoutScaling: 0, decisions: [...decisions, refuted], metagradientNorm: 0, noiseFloor: 0, hessianError: 0, totalDecisions: 1, seed: 0, seconds: 1, trainingSeconds: 1,
    quality: { lds: 1, looSpearman: 1, signAgreement: 1, n: { single: 1, sets: 0 }, ci: [1, 1], belowNoise: 0, verdict: 'reliable' },
    fidelity: { bitExact: true, maxRelLossError: 0, firstDivergence: null, sameWeights: true },
  };
  await traceStudies.save(store, { uuid: uuidv7(), run, question: { record, of }, effort: parseTraceEffort({}), by: 'a', reason: 'b' }, { result, productVersion: '0', layers: ['layer0'], steps: 1, effects: Float32Array.of(1) });
}

const act = (run: RunUuid, pseudonym: string, deed: ReviewDeed, by = 'desk-1'): ReturnType<typeof reviewPrediction> => reviewPrediction(store, { run, pseudonym }, { deed, by, role: by === 'operator' ? 'operator' : 'reviewer', reason: `${deed.kind} by ${by}` });
const names = async (filter: Partial<ReviewFilter>): Promise<string[]> => (await listReviews(store, { first: 10, skip: 0, ...filter })).reviews.map(({ pseudonym }) => pseudonym);
const one = async (run: RunUuid, pseudonym: string): Promise<unknown> => (await findReviews(store, [{ run, pseudonym }]))[0];
const decidedAt = async (run: RunUuid, pseudonym: string): Promise<number> => (await findReviews(store, [{ run, pseudonym }]))[0]?.decidedAt?.getTime() ?? NaN;

describe('the queue', () => {
  it('puts the largest measured effect first, then the closest to the threshold; one without a score last', async () => {
    const { uuid: run } = await recorded([0.9, 0.45, NaN, 0.6]);
    expect(await names({ run })).toEqual(['bb', 'dd', 'aa', 'cc']);
    await traced(run, 'test:2', [0.01, -0.2]);
    await traced(run, 'test:0', [0.1]);
    await traced(run, 'test:3', [5], 'logit'); // another unit
    await traced(run, 'test:1', [Infinity]);
    expect(await names({ run })).toEqual(['cc', 'aa', 'bb', 'dd']);
    expect(await one(run, 'cc')).toMatchObject({ effect: 0.2, state: 'waiting', verdict: null, seen: [], isMoved: false });
    const second = await listReviews(store, { run, first: 2, skip: 2 });
    expect([second.reviews.map(({ pseudonym }) => pseudonym), second.total, (await listReviews(store, { run, first: 2, skip: 9 })).total]).toEqual([['bb', 'dd'], 4, 4]);
  });

  it('is of one run, of a project, or of all; by state and by whom it is assigned to', async () => {
    const [one, two] = [await recorded([0.1, 0.2, 0.3, 0.4]), await recorded([0.1, 0.2, 0.3, 0.4])];
    await store.pool.query(`update run set project = 'apart' where uuid = $1`, [two.uuid]);
    await act(one.uuid, 'aa', { kind: 'assigned', assignee: 'desk-2' });
    await act(one.uuid, 'bb', { kind: 'decided', verdict: 'overturn' });
    expect(await names({ project: 'apart' })).toEqual(['dd', 'cc', 'bb', 'aa']);
    expect(await names({ run: one.uuid, states: ['assigned', 'second-wanted'] })).toEqual(['bb', 'aa']);
    expect(await names({ assignee: 'desk-2' })).toEqual(['aa']);
    expect((await listReviews(store, { first: 1, skip: 0 })).total).toBeGreaterThanOrEqual(8);
  });

  it('holds what a person registered, by the score of then', async () => {
    const { uuid: run } = await recorded([0.1, 0.2, 0.3, 0.4]);
    await registerPrediction(store, { run, record: 'new:ee', pseudonym: 'ee', by: 'desk-1', reason: 'a complaint', step: 1, score: 0.49 });
    expect((await names({ run }))[0]).toBe('ee');
    expect(await act(run, 'ee', { kind: 'decided', verdict: 'agree' })).toEqual({ kind: 'done' });
    expect((await listReviewActs(store, [{ run, pseudonym: 'ee' }]))[0]).toMatchObject([{ kind: 'decided', score: 0.49, scoreStep: 1 }]);
  });
});

describe('a review', () => {
  it('keeps every act with who, why and the score of then, and when it was decided', async () => {
    const { uuid: run } = await recorded([0.1, 0.2, 0.3, 0.4]);
    await act(run, 'aa', { kind: 'assigned', assignee: 'desk-2' });
    await act(run, 'aa', { kind: 'decided', verdict: 'overturn' }, 'desk-2');
    expect(await act(run, 'aa', { kind: 'confirmed' }, 'desk-2')).toEqual({ kind: 'own-word', state: 'second-wanted' });
    expect(await one(run, 'aa')).toMatchObject({ state: 'second-wanted', decidedAt: null, assignee: 'desk-2' });
    await act(run, 'aa', { kind: 'confirmed' }, 'desk-3');
    expect(await one(run, 'aa')).toMatchObject({ state: 'decided', verdict: 'overturn', seen: ['desk-2', 'desk-3'], decidedAt: expect.any(Date) as Date, waitingSince: expect.any(Date) as Date });
    expect((await listReviewActs(store, [{ run, pseudonym: 'aa' }]))[0]).toMatchObject([
      { kind: 'assigned', by: 'desk-1', assignee: 'desk-2', verdict: null, reason: 'assigned by desk-1', score: 0.1, scoreStep: 1 },
      { kind: 'decided', by: 'desk-2', verdict: 'overturn' }, { kind: 'confirmed', by: 'desk-3' },
    ]);
  });

  it('waits again once the model decides otherwise than it did when a person gave the verdict', async () => {
    const run = await recorded([0.1, 0.2, 0.3, 0.4]);
    const { uuid } = run;
    for (const name of ['aa', 'bb']) await act(uuid, name, { kind: 'decided', verdict: 'agree' });
    const first = await decidedAt(uuid, 'aa');
    await store.pool.query('update prediction_score set scores = $2 where run_id = $1', [run.runId, [0.7, 0.45, 0.3, 0.4]]);
    expect(await one(uuid, 'aa')).toMatchObject({ state: 'waiting', verdict: null, decidedAt: null, isMoved: true });
    expect(await one(uuid, 'bb')).toMatchObject({ state: 'decided', isMoved: false });
    // the same person may decide on what is another question now
    expect(await act(uuid, 'aa', { kind: 'decided', verdict: 'agree' })).toEqual({ kind: 'done' });
    const again = await decidedAt(uuid, 'aa');
    expect(await one(uuid, 'aa')).toMatchObject({ state: 'decided', seen: ['desk-1'], isMoved: false });
    expect(again).toBeGreaterThan(first);
    await act(uuid, 'aa', { kind: 'confirmed' }, 'desk-2');
    expect(await decidedAt(uuid, 'aa')).toBe(again);
  });

  it('is refused to who may not review, and of a prediction that is not there', async () => {
    const { uuid: run } = await recorded([0.1, 0.2, 0.3, 0.4]);
    expect(await act(run, 'aa', { kind: 'decided', verdict: 'agree' }, 'operator')).toEqual({ kind: 'needs-reviewer' });
    expect(await act(run, 'zz', { kind: 'released' })).toEqual({ kind: 'no-prediction' });
    expect(await act(run, 'aa', { kind: 'confirmed' })).toEqual({ kind: 'not-decided', state: 'waiting' });
    expect(await listReviewActs(store, [{ run, pseudonym: 'aa' }])).toEqual([[]]);
  });

  it('is decided once by many who overturn at the same time, and goes with its run', async () => {
    const { uuid: run, runId } = await recorded([0.1, 0.2, 0.3, 0.4]);
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, i) => act(run, 'aa', { kind: 'decided', verdict: 'overturn' }, `desk-${i}`)));
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    await store.pool.query(`update run set state = 'completed' where run_id = $1`, [runId]);
    await deleteRun(store, run);
    expect((await store.pool.query('select from review where run_id = $1 union all select from review_act where run_id = $1', [runId])).rowCount).toBe(0);
  });
});

it('tells of each act which class the model decided for then', async () => {
  const { uuid: run } = await recorded([0.9, 0.4, 0.5, 0.6]);
  await act(run, 'aa', { kind: 'decided', verdict: 'agree' });
  const told = async (): Promise<unknown[]> => (await listReviewActs(store, [{ run, pseudonym: 'aa' }])).flat().map(({ scoreClass, decidedClass, otherClass }) => [scoreClass, decidedClass, otherClass]);
  expect(await told()).toEqual([[null, null, null]]);
  await store.pool.query(`update run set class_names = '{no,yes}' where uuid = $1`, [run]);
  await store.pool.query('update prediction_score set scores[1] = 0.1, step = 9 where run_id = (select run_id from run where uuid = $1)', [run]); // it decides otherwise since
  await act(run, 'aa', { kind: 'decided', verdict: 'overturn' });
  expect(await told()).toEqual([['yes', 'yes', 'no'], ['yes', 'no', 'yes']]);
});

it('waits again where another of more than two classes is decided for, of a registered record too', async () => {
  const { uuid: run } = await recorded([0.9, 0.4, 0.5, 0.6]);
  await registerPrediction(store, { run, record: 'train:5', pseudonym: 'ee', by: 'desk-1', reason: 'a complaint', step: 1, score: 0.4, decided: 2, classNames: ['bag', 'coat', 'shirt'] });
  await act(run, 'ee', { kind: 'decided', verdict: 'agree' });
  expect((await listReviewActs(store, [{ run, pseudonym: 'ee' }])).flat()).toMatchObject([{ decidedClass: 'shirt', otherClass: null }]);
  expect(await one(run, 'ee')).toMatchObject({ state: 'decided', isMoved: false });
  await store.pool.query(`update prediction set decided = 1 where pseudonym = 'ee' and record = 'train:5'`);
  expect(await one(run, 'ee')).toMatchObject({ state: 'waiting', isMoved: true });
});
