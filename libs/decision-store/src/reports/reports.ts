import { InputError, type ReportQuestion, type ReportResult, type RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { findPrediction } from '../predictions/list-predictions.js';
import { findStudy, listStudies, type StudyFilter, type StudyPage, type StudySource } from '../studies/list-studies.js';
import { type Studies, studiesOf } from '../studies/studies.js';
import type { NewStudy, StudyClaim, StudyRow } from '../studies/study.js';

interface Asked {
  readonly question: ReportQuestion;
}

/** A report that somebody asks for. */
export type NewReport = NewStudy & Asked;

/** A report that this process makes; `by`: whom it names as the one who asked. */
export type ReportClaim = StudyClaim & Asked;

/** A finished report. */
export interface FinishedReport {
  readonly result: ReportResult;
  /** Version of gradlens. */
  readonly productVersion: string;
  /** The whole of it, as a file. */
  readonly document: string;
}

/** A report as it is stored, without its document. */
export interface ReportRow extends StudyRow, Asked {
  /** Counts the reports on this question, from 1. */
  readonly version: number;
  /** Null until it is completed. */
  readonly result: ReportResult | null;
}

/** Reports: asked for, made by a worker, kept. */
export const reportStudies: Studies<NewReport, ReportClaim, FinishedReport> = studiesOf({
  kind: 'report',
  method: 'gathered from the record, signed field by field',
  asked: ['question'],
  isNumbered: true,
  found: ({ document }) => ({ document }),
});

const SOURCE: StudySource = { kind: 'report', columns: ', s.question, s.version' };

/** Reports, newest first. */
export function listReports(store: StorePool, filter: StudyFilter): Promise<StudyPage<ReportRow>> {
  return listStudies(store, SOURCE, filter);
}

/** One report, or null. */
export function findReport(store: StorePool, uuid: string): Promise<ReportRow | null> {
  return findStudy(store, SOURCE, uuid);
}

/** The document of a completed report; null where there is none. */
export async function readReportDocument({ pool }: StorePool, uuid: string): Promise<string | null> {
  const { rows } = await pool.query<{ document: string | null }>('select document from report where report = $1', [uuid]);
  return rows[0]?.document ?? null;
}

/** The last completed report before one on the same question; null where there is none. */
export async function earlierReport(store: StorePool, uuid: string): Promise<ReportRow | null> {
  const { rows } = await store.pool.query<{ uuid: string }>(
    `select p.report as uuid from report s join report p on p.run_id = s.run_id and p.question = s.question and p.version < s.version
     where s.report = $1 and p.state = 'completed' order by p.version desc limit 1`,
    [uuid],
  );
  return rows[0] === undefined ? null : await findReport(store, rows[0].uuid);
}

/**
 * What a report is asked, by the record behind a pseudonym: reports on one record are counted together.
 *
 * @throws InputError for a record that is neither SPLIT:ROW nor kept as a sensitive prediction of the run, and for a row that its split does not have.
 */
export async function reportQuestion(store: StorePool, run: RunUuid, record: string | null, { source = 'report', path = '--record' }: { readonly source?: string | null; readonly path?: string } = {}): Promise<ReportQuestion> {
  if (record === null) return { record };
  const prediction = await findPrediction(store, run, record);
  if (prediction !== null) return { record: prediction.record };
  const allowed = await allowedInstead(store, run, record);
  if (allowed === null) return { record };
  throw new InputError({ source, path, value: JSON.stringify(record), allowed });
}

/** What may stand in the place of what names no record of the run; null for what names one, or may, where the run did not record how many there are. */
async function allowedInstead(store: StorePool, run: RunUuid, record: string): Promise<string | null> {
  const [, split, row] = /^(train|test):(\d{1,9})$/.exec(record) ?? [];
  if (split === undefined) return 'SPLIT:ROW, as test:17, or the pseudonym of a sensitive prediction of the run';
  const rows = await splitRows(store, run, split);
  return rows === null || Number(row) < rows ? null : `a record of the ${split} split of the run, ${split}:0 to ${split}:${rows - 1}`;
}

/** Records of a split of the data that the run recorded; null where it did not record how many there are. */
async function splitRows({ pool }: StorePool, run: RunUuid, split: string): Promise<number | null> {
  const { rows } = await pool.query<{ count: unknown }>('select data_manifest->$2 as count from run where uuid = $1', [run, `${split}Count`]);
  const count = rows[0]?.count;
  return typeof count === 'number' ? count : null;
}
