import { type DecisionSink, type GroupsFact, packScores, type PolicyFinding, type PredictionsFact, unpackScores } from '#libs/contracts';
import { type TestStore, testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { checkDerived } from '../proving/check-derived.js';
import { openRecorder } from '../recording/open-recorder.js';
import { listEvents } from '../runs/run-parts.js';
import { readTable } from '../tables/read-table.js';
import { breakableLink } from '../testing/breakable-link.js';
import { ledgerEnd, newAttempt, optionsFor } from '../testing/recorder-ledger.js';
import { plainFrames, pushAll, startedRun, type StartedRun } from '../testing/started-run.js';
import { listKept, listRegistered, listUndetailed, registerPrediction, saveDetails } from './keep-predictions.js';
import { listGroupSeries } from './list-groups.js';
import { findPrediction, latestCounts, listPredictions, readFeatures, readScores } from './list-predictions.js';

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const borderline = (places: number[]): PolicyFinding => ({ policy: 'borderline', attribute: '', looked: 50, matching: 9, kept: places.length, places, lasting: false });
const lasting = (places: number[]): PolicyFinding => ({ policy: 'protected', attribute: '', looked: 50, matching: 50, kept: 2, places, lasting: true });

function fact(first: number, records: string[], scores: number[], policies: PolicyFinding[]): PredictionsFact {
  return { type: 'predictions', threshold: 0.5, first, added: records.map((record) => ({ record, pseudonym: `name of ${record}` })), scores: packScores(Float32Array.from(scores)), policies };
}

const groups = (selected: number, ci95?: GroupsFact['ci95']): GroupsFact => ({
  type: 'groups', attributes: ['sex'], threshold: 0.5, positive: 'yes',
  groups: [{ group: ['f'], count: 10, positives: 4, selected, hits: 2 }, { group: ['Infinity'], count: 5, positives: 1, selected: 1, hits: 1 }],
  ...(ci95 === undefined ? {} : { ci95 }),
});

const FIRST = fact(0, ['test:1', 'test:2'], [0.25, NaN], [lasting([0, 1]), borderline([1])]);
const SECOND = fact(2, ['train:9'], [0.45, 0.75, 0.5], [lasting([]), borderline([0, 2])]);

function note(sink: DecisionSink, step: number, entry: PredictionsFact | GroupsFact): void {
  sink.note({ kind: 'fact', step, note: { ...entry } });
}

async function recorded([first = FIRST, second = SECOND]: readonly PredictionsFact[] = []): Promise<StartedRun> {
  const run = await startedRun(store, 1);
  const sink = openRecorder(optionsFor(store, run));
  await pushAll(sink, plainFrames(0, 4, 1));
  note(sink, 2, first);
  note(sink, 2, groups(3));
  await pushAll(sink, plainFrames(4, 6, 1));
  note(sink, 6, second);
  note(sink, 6, groups(5, { demographicParityDifference: [0.25, 0.5], equalizedOddsRatio: ['NaN', 'NaN'] }));
  expect((await sink.close()).committed).toBe(true);
  return run;
}

/** Step and record, class of the score, class decided for, of each row as it is exported. */
async function rowsOf({ uuid }: StartedRun): Promise<unknown[][]> {
  return await readTable(store, uuid, { table: 'predictions' }, async (batches) => {
    const rows: unknown[][] = [];
    for await (const [steps = [], , records = [], , , scoreClass = [], decidedClass = []] of batches) rows.push(...steps.map((step, i) => [`${String(step)} ${String(records[i])}`, scoreClass[i], decidedClass[i]]));
    return rows;
  });
}

async function differences({ runId }: StartedRun): Promise<string[]> {
  const client = await store.pool.connect();
  try {
    const found = (await checkDerived(client, runId)).differences;
    return found.filter(({ table, key }) => /prediction|group_metric/.test(table) || key === 'class_names').map(({ table, key, detail }) => `${table} ${key}: ${detail}`);
  } finally {
    client.release();
  }
}

describe('recorded predictions', () => {
  it('tell score, why each is sensitive and since when, in the order asked for', async () => {
    const { uuid: run } = await recorded();
    const list = async (sort: 'closeness' | 'change' | 'score'): Promise<string[]> => (await listPredictions(store, { run, sort, first: 10, skip: 0 })).predictions.map(({ record }) => record);
    expect(await list('closeness')).toEqual(['train:9', 'test:1', 'test:2']);
    expect(await list('score')).toEqual(['test:2', 'train:9', 'test:1']);
    expect((await list('change'))[0]).toBe('test:1'); // of test:2 the first score was no number; train:9 has one score
    const { predictions, total } = await listPredictions(store, { run, policy: 'borderline', sort: 'closeness', first: 1, skip: 1 });
    expect(total).toBe(3);
    expect(predictions).toMatchObject([{
      record: 'test:1', pseudonym: 'name of test:1', place: 0, addedStep: 2, score: Math.fround(0.45), firstScore: 0.25, scoreStep: 6, threshold: 0.5, by: null, decided: null,
      policies: [{ policy: 'protected', sinceStep: 0, lastStep: null }, { policy: 'borderline', sinceStep: 6, lastStep: 6 }],
    }].map((each) => ({ ...each, score: expect.closeTo(0.45, 6) as number })));
    expect((await findPrediction(store, run, 'name of test:2'))?.policies).toEqual([
      { policy: 'protected', attribute: '', attributes: [], sinceStep: 0, lastStep: null }, { policy: 'borderline', attribute: '', attributes: [], sinceStep: 2, lastStep: 2 },
    ]);
    expect(await readScores(store, run, 1)).toEqual([{ step: 2, score: NaN }, { step: 6, score: 0.75 }]);
    expect(await readScores(store, run, 2)).toEqual([{ step: 6, score: 0.5 }]);
    expect(await latestCounts(store, run)).toMatchObject({ step: 6, counts: [{ policy: 'protected', matching: 50, kept: 2 }, { policy: 'borderline', matching: 9, kept: 2 }] });
  });

  it('count groups over time, with intervals where there are any', async () => {
    const { uuid } = await recorded();
    const [series] = await listGroupSeries(store, uuid);
    expect(series).toMatchObject({ attributes: ['sex'], positive: 'yes', points: [{ step: 2, ci95: null }, { step: 6, ci95: { demographicParityDifference: [0.25, 0.5], equalizedOddsRatio: [NaN, NaN] } }] });
    expect(series?.points.map(({ groups: of }) => of.map(({ group, selected }) => [group, selected]))).toEqual([[[['f'], 3], [['Infinity'], 1]], [[['f'], 5], [['Infinity'], 1]]]);
  });

  it('are the same however often an attempt says them again', async () => {
    const run = await recorded();
    const before = await Promise.all([listPredictions(store, { run: run.uuid, sort: 'score', first: 9, skip: 0 }), listGroupSeries(store, run.uuid)]);
    await newAttempt(store, run, 2);
    const sink = openRecorder(optionsFor(store, run, { attempt: 2, lastStep: 5, ...(await ledgerEnd(store, run)) }));
    note(sink, 6, { ...SECOND, first: 3, added: [] });
    note(sink, 6, groups(5, { demographicParityDifference: [0.25, 0.5], equalizedOddsRatio: ['NaN', 'NaN'] }));
    await sink.close();
    expect(await Promise.all([listPredictions(store, { run: run.uuid, sort: 'score', first: 9, skip: 0 }), listGroupSeries(store, run.uuid)])).toEqual(before);
    expect(await differences(run)).toEqual([]);
  });

  it('wait on the disk while the database is away, and come whole', async () => {
    const run = await startedRun(store, 1);
    const link = await breakableLink(store.connectionString);
    const sink = openRecorder(optionsFor(store, run, { connectionString: link.connectionString }));
    await pushAll(sink, plainFrames(0, 4, 1));
    await sink.commit(10_000);
    link.cut();
    note(sink, 2, FIRST);
    note(sink, 6, SECOND);
    await sink.flush();
    expect((await listPredictions(store, { run: run.uuid, sort: 'score', first: 9, skip: 0 })).total).toBe(0);
    link.mend();
    expect(await sink.commit(20_000)).toBe(true);
    await sink.close();
    expect((await listPredictions(store, { run: run.uuid, sort: 'score', first: 9, skip: 0 })).total).toBe(3);
    await link.close();
  });

  it('name the class that each score is of and the one decided for, where the ledger tells the names; a score that is no number decides for the first', async () => {
    const run = await recorded([{ ...FIRST, classNames: ['<=50K', '>50K'] }, SECOND]);
    const told = { scoreClass: '>50K', decidedClass: '<=50K', otherClass: '>50K', isNumber: false };
    expect(await findPrediction(store, run.uuid, 'test:1')).toMatchObject(told);
    expect(await findPrediction(store, run.uuid, 'test:2')).toMatchObject({ decidedClass: '>50K', otherClass: '<=50K' });
    expect(await differences(run)).toEqual([]);
    expect(await rowsOf(run)).toEqual([
      ['2 test:1', '>50K', '<=50K'], ['2 test:2', '>50K', '<=50K'], ['6 test:1', '>50K', '<=50K'], ['6 test:2', '>50K', '>50K'], ['6 train:9', '>50K', '>50K'],
    ]);
    await newAttempt(store, run, 2);
    const sink = openRecorder(optionsFor(store, run, { attempt: 2, lastStep: 5, ...(await ledgerEnd(store, run)) }));
    note(sink, 8, { ...fact(3, [], [0.9, 0, 0], []), classNames: ['<=50K', '>50K'] });
    await sink.close();
    expect(await findPrediction(store, run.uuid, 'test:1')).toMatchObject({ decidedClass: '>50K' });
    expect(await differences(run)).toEqual([]);
  });

  it('name the class decided for of more than two by its index, and none where the names were not recorded', async () => {
    const more = await recorded([{ ...FIRST, decided: [2, 0], classNames: ['bag', 'coat', 'shirt'] }, { ...SECOND, decided: [2, 0, 1] }]);
    expect(await findPrediction(store, more.uuid, 'test:1')).toMatchObject({ decided: 2, scoreClass: 'shirt', decidedClass: 'shirt', otherClass: null });
    const old = await recorded();
    expect(await findPrediction(store, old.uuid, 'test:1')).toMatchObject({ scoreClass: null, decidedClass: null, otherClass: null, isNumber: false });
    expect((await rowsOf(old))[0]).toEqual(['2 test:1', '', '']);
    await store.pool.query(`update run set class_names = '{a,b}' where run_id = $1`, [old.runId]);
    expect(await differences(old)).toEqual(['run class_names: the row was not told']);
  });

  it('of a run that predicts a number have no class', async () => {
    const { uuid } = await recorded();
    await store.pool.query(`update run set spec = '{"data":{"kind":"csv","task":"regression","label":"hours"}}', class_names = '{a,b}' where uuid = $1`, [uuid]);
    expect(await findPrediction(store, uuid, 'test:1')).toMatchObject({ isNumber: true, scoreClass: null, decidedClass: null });
  });

  it('tell which attributes a policy is about: those of the spec, else those that the data declare', async () => {
    const { uuid } = await recorded();
    await saveDetails(store, uuid, [{ pseudonym: 'name of test:2', label: 'yes', protected: { sex: 'f', race: '' }, features: null }]);
    const about = async (sensitivity: unknown): Promise<unknown> => {
      await store.pool.query(`update run set spec = $2 where uuid = $1`, [uuid, JSON.stringify({ sensitivity })]);
      return [(await findPrediction(store, uuid, 'test:1'))?.policies.map(({ attributes }) => attributes), (await latestCounts(store, uuid))?.counts.map(({ attributes }) => attributes)];
    };
    expect(await about([{ policy: 'protected' }, { policy: 'borderline', margin: 0.1 }])).toEqual([[['race', 'sex'], []], [['race', 'sex'], []]]);
    expect(await about([{ policy: 'protected', attributes: ['age', 'sex'] }])).toEqual([[['age', 'sex'], []], [['age', 'sex'], []]]);
    expect(await about('no list of ours')).toEqual([[['race', 'sex'], []], [['race', 'sex'], []]]);
    await store.pool.query('delete from prediction_detail');
    expect(await about([{ policy: 'protected' }])).toEqual([[[], []], [[], []]]);
  });

  it.each([
    ['the name of a class', `update run set class_names = '{bad,good}' where run_id = $1`, 'run class_names: the row was not told'],
    ['a score', 'update prediction_score set scores[1] = 0.9 where run_id = $1 and step = 6', 'prediction_score step=6'],
    ['a record', `update prediction set record = 'test:7' where run_id = $1 and place = 1`, 'prediction place=1'],
    ['a reason', `delete from prediction_policy where run_id = $1 and policy = 'borderline' and pseudonym = 'name of test:2'`, 'prediction_policy test:2 policy=borderline'],
    ['a count', `update group_metric set groups = jsonb_set(groups, '{0,selected}', '9') where run_id = $1 and step = 2`, 'group_metric step=2'],
  ])('do not hide that %s was altered', async (_what, sql, expected) => {
    const run = await recorded();
    expect(await differences(run)).toEqual([]);
    await store.pool.query(sql, [run.runId]);
    expect((await differences(run)).join('\n')).toContain(expected);
  });
});

describe('registered predictions', () => {
  const asked = { by: 'desk-1', reason: 'a complaint', step: 6 };

  it('are listed by a person until the next recording takes them in, and afterwards', async () => {
    const run = await recorded();
    expect(await registerPrediction(store, { ...asked, run: run.uuid, record: 'test:40', pseudonym: 'abc', score: 0.3, classNames: ['no', 'yes'] })).toBe('abc');
    await expect(registerPrediction(store, { ...asked, run: run.uuid, record: 'test:40', pseudonym: 'abc', score: 0.3 })).rejects.toThrow('nobody has registered before');
    expect(await findPrediction(store, run.uuid, 'test:40')).toMatchObject({ place: null, score: expect.closeTo(0.3, 6) as number, scoreStep: 6, by: 'desk-1', scoreClass: 'yes', decidedClass: 'no', policies: [{ policy: 'listed', sinceStep: 6 }] });
    expect(await listRegistered(store, run.uuid)).toEqual([{ record: 'test:40', pseudonym: 'abc', place: null }]);
    expect((await listEvents(store, run.uuid)).at(-1)).toMatchObject({ kind: 'prediction-registered', step: 6, detail: { pseudonym: 'abc', by: 'desk-1', reason: 'a complaint' } });
    expect(await differences(run)).toEqual([]);
    await newAttempt(store, run, 2);
    const sink = openRecorder(optionsFor(store, run, { attempt: 2, lastStep: 5, ...(await ledgerEnd(store, run)) }));
    note(sink, 8, { ...fact(3, [], [0, 0, 0, 0.625], []), added: [{ record: 'test:40', pseudonym: 'abc' }] });
    await sink.close();
    expect(await findPrediction(store, run.uuid, 'abc')).toMatchObject({ place: 3, addedStep: 8, score: 0.625, scoreStep: 8, by: 'desk-1' });
    expect((await listKept(store, run.uuid)).records.map(({ place }) => place)).toEqual([0, 1, 2, 3]);
    expect(await differences(run)).toEqual([]);
  });

  it('keep the pseudonym of a record that was kept before', async () => {
    const { uuid: run } = await recorded();
    expect(await registerPrediction(store, { ...asked, run, record: 'test:1', pseudonym: 'other', score: null })).toBe('name of test:1');
    expect(await findPrediction(store, run, 'test:1')).toMatchObject({ by: 'desk-1', place: 0, firstScore: 0.25 });
  });
});

describe('what the data say', () => {
  it('is stored once, and goes with the run', async () => {
    const { uuid: run, runId } = await recorded();
    expect(await listUndetailed(store, run)).toHaveLength(3);
    const detail = { pseudonym: 'name of test:1', label: 'yes', protected: { sex: 'f' }, features: { age: '30', town: null } };
    await saveDetails(store, run, [detail]);
    await saveDetails(store, run, [{ ...detail, label: 'other' }, { ...detail, pseudonym: 'name of test:2', features: null }]);
    expect(await listUndetailed(store, run)).toEqual([{ record: 'train:9', pseudonym: 'name of train:9' }]);
    expect(await findPrediction(store, run, 'test:1')).toMatchObject({ label: 'yes', protected: { sex: 'f' } });
    expect([await readFeatures(store, run, 'name of test:1'), await readFeatures(store, run, 'name of test:2')]).toEqual([{ age: '30', town: null }, null]);
    await store.pool.query('delete from run where run_id = $1', [runId]);
    for (const table of ['prediction', 'prediction_policy', 'prediction_score', 'prediction_detail', 'group_metric']) {
      expect((await store.pool.query(`select from ${table} where run_id = $1`, [runId])).rowCount, table).toBe(0);
    }
  });
});

it('packs scores and back, those that are no numbers too', () => {
  expect([...unpackScores(packScores(Float32Array.of(0.1, NaN, Infinity, -0)))]).toEqual([Math.fround(0.1), NaN, Infinity, -0]);
});
