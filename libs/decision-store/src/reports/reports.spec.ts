import type { ReportResult, RunUuid } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Store } from '../open/store.js';
import { createTestRun } from '../runs/run.fixture.js';
import { earlierReport, findReport, listReports, type NewReport, readReportDocument, reportQuestion, reportStudies } from './reports.js';

let store: Store;
let run: RunUuid;
beforeAll(async () => {
  store = await testStore();
  run = (await createTestRun(store)).uuid;
});
afterAll(() => store.close());

const asked = (record: string | null): NewReport => ({ uuid: uuidv7(), run, question: { record }, by: 'desk-1', reason: '' });
const resultOf = (): ReportResult => ({ run, seconds: 1, sha256: 'aa', evidenceSha256: 'bb', weightsSha256: null, fields: 3, missing: [], complete: true });

it('counts the reports on one question, also those asked at the same moment', async () => {
  await Promise.all([1, 2, 3, 4].map(() => reportStudies.ask(store, asked(null))));
  const other = asked('test:1');
  await reportStudies.ask(store, other);
  const { rows } = await listReports(store, { run, first: 10 });
  expect(rows.filter(({ question }) => question.record === null).map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
  expect((await listReports(store, { run, record: 'test:1', first: 10 })).rows).toMatchObject([{ uuid: other.uuid, version: 1, state: 'queued' }]);
});

it('keeps the document of a finished report beside its row', async () => {
  const report = asked('test:2');
  await reportStudies.save(store, report, { result: resultOf(), productVersion: '0.1.0', document: '{}\n' });
  expect(await findReport(store, report.uuid)).toMatchObject({ state: 'completed', version: 1, result: resultOf() });
  expect(await findReport(store, 'no uuid')).toBeNull();
  expect(await readReportDocument(store, report.uuid)).toBe('{}\n');
  expect(await readReportDocument(store, uuidv7())).toBeNull();
});

it('knows the report before it on the same question', async () => {
  const [first, between, second] = [asked('test:3'), asked(null), asked('test:3')];
  for (const report of [first, between, second]) await reportStudies.save(store, report, { result: resultOf(), productVersion: '0.1.0', document: '{}' });
  expect(await earlierReport(store, second.uuid)).toMatchObject({ uuid: first.uuid });
  expect(await earlierReport(store, first.uuid)).toBeNull();
});

it('is asked about a record, not about a name for it', async () => {
  expect(await reportQuestion(store, run, 'test:7')).toEqual({ record: 'test:7' });
  await expect(reportQuestion(store, run, 'nobody')).rejects.toThrow('--record');
});

it('is not asked about a row that the split of the run does not have', async () => {
  const { uuid } = await createTestRun(store);
  await store.pool.query(`update run set data_manifest = '{"testCount": 8, "trainCount": 2}' where uuid = $1`, [uuid]);
  expect(await reportQuestion(store, uuid, 'test:7')).toEqual({ record: 'test:7' });
  await expect(reportQuestion(store, uuid, 'test:8')).rejects.toThrow('allowed: a record of the test split of the run, test:0 to test:7');
  await expect(reportQuestion(store, uuid, 'train:2', { source: null, path: 'input.record' })).rejects.toThrow('input.record');
});
