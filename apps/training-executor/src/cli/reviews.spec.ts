import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { RunUuid } from '#libs/contracts';
import { createAccessToken, createRun, registerPrediction, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';

import { reviewPart } from '../reporting/review-part.js';
import { type CommandLine, commandLine } from './command-line.fixture.js';

let store: Store;
let home: string;
let run: RunUuid;
let gradlens: CommandLine['gradlens'];
let json: CommandLine['json'];

beforeAll(async () => {
  store = await testStore();
  home = mkdtempSync(path.join(tmpdir(), 'gradlens-reviews-'));
  ({ gradlens, json } = commandLine({ GRADLENS_HOME: home, DATABASE_URL: store.connectionString }));
  run = uuidv7();
  await createRun(store, { uuid: run, name: 'reviewed', spec: {}, state: 'running', origin: 'cli' });
  for (const [row, score] of [0.9, 0.49].entries()) await registerPrediction(store, { run, record: `test:${row}`, pseudonym: `p${row}`, by: 'desk-1', reason: 'a complaint', step: 1, score, classNames: row === 1 ? ['<=50K', '>50K'] : null });
});
afterAll(async () => {
  await store.close();
  rmSync(home, { recursive: true, force: true });
});

const reviewer = async (name: string): Promise<string> => (await createAccessToken(store, { role: 'reviewer', name, expiresInSeconds: 600, createdBy: 'spec' })).secret;

it('gradlens reviews: the queue, and what a reviewer does in it, by pseudonym or record', async () => {
  const [one, two] = [await reviewer('desk-1'), await reviewer('desk-2')];
  expect(await json(['reviews', 'list', '--run', run])).toMatchObject([{ pseudonym: 'p1', state: 'waiting', scoreClass: '>50K', decidedClass: '<=50K', otherClass: '>50K', acts: [] }, { pseudonym: 'p0', decidedClass: null }]);
  expect(await json(['reviews', 'assign', run, 'p1', '--to', 'desk-2', '--reason', 'knows the case'], one)).toMatchObject([{ state: 'assigned', assignee: 'desk-2' }]);
  expect(await json(['reviews', 'decide', run, 'test:1', '--verdict', 'overturn', '--reason', 'wrong income'], two)).toMatchObject([{ pseudonym: 'p1', state: 'second-wanted', seen: ['desk-2'] }]);
  const shown = await gradlens(['reviews', 'confirm', run, 'p1', '--reason', 'so it is'], one);
  expect(shown.stdout).toBe(`run ${run} prediction p1: decided, overturn, assigned to desk-2; the model decides for "<=50K", score of ">50K" 0.4900\n  assigned to desk-2 by desk-1: knows the case\n  decided overturn "<=50K" for ">50K" by desk-2: wrong income\n  confirmed by desk-1: so it is\n`);
  expect((await gradlens(['reviews', 'list', '--run', run, '--state', 'decided'])).stdout).toMatch(/p1: decided[^]*\n1 of 1\n$/);
  expect((await gradlens(['reviews', 'list', '--run', run, '--state', 'waiting'])).stdout).toContain('p0: waiting; score 0.9000, the names of the classes were not recorded');
});

it('is told by the report on that prediction, with the classes that it is about; of a record that is not kept there is none', async () => {
  const { review } = await reviewPart(store, { run, pseudonym: 'p1' });
  expect(review).toMatchObject({ state: 'decided', verdict: 'overturn', isMoved: false, decidedAt: expect.stringMatching(/Z$/) as string });
  expect(review?.acts.map(({ what, by, to, reason }) => [what, by, to, reason])).toEqual([
    ['assigned to', 'desk-1', 'desk-2', 'knows the case'], ['overturned the model’s “<=50K”: “>50K” instead', 'desk-2', undefined, 'wrong income'], ['confirmed the verdict, as a second person', 'desk-1', undefined, 'so it is'],
  ]);
  expect(await reviewPart(store, { run, pseudonym: 'p0' })).toMatchObject({ review: { state: 'waiting', verdict: null, decidedAt: null, acts: [] } });
  expect(await reviewPart(store, null)).toEqual({});
});

it.each([
  [['release', 'p0'], undefined, 'the word of a reviewer: set GRADLENS_TOKEN'],
  [['confirm', 'p0'], 'desk-3', 'one that has a verdict'],
  [['decide', 'p9', '--verdict', 'agree'], 'desk-3', 'a sensitive prediction that gradlens reviews list tells'],
])('gradlens reviews %j of %s is refused: %s', async ([act = '', prediction = '', ...more], name, allowed) => {
  const { code, stderr } = await gradlens(['reviews', act, run, prediction, ...more, '--reason', 'to see'], name === undefined ? undefined : await reviewer(name));
  expect([code, stderr]).toEqual([2, expect.stringContaining(allowed)]);
});

it('leaves an entry in the audit log for every act, refused ones too', async () => {
  const { rows } = await store.pool.query<{ said: string; args: string }>(`select concat_ws(' ', action, actor, token_id, outcome, result) as said, args from audit_entry where run = $1 and kind = 'change' and outcome <> 'begun' order by seq`, [run]);
  expect(rows.map(({ said }) => said)).toEqual([
    'assignReview desk-1 command line done done', 'decideReview desk-2 command line done done', 'secondReview desk-1 command line done done',
    expect.stringMatching(/^assignReview .+ command line refused NEEDS_REVIEWER$/), 'secondReview desk-3 command line refused NOT_DECIDED',
  ]);
  expect(JSON.parse(rows[1]?.args ?? '')).toEqual({ run, prediction: 'p1', deed: 'decided', verdict: 'overturn', reason: 'wrong income' });
});
