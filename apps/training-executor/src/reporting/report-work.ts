import { type FinishedReport, findReport, type ReportClaim, reportStudies } from '#libs/decision-store';

import type { StudyWork } from '../worker/make-queued-study.js';
import { makeReport } from './make-report.js';

/** How a queued report is made: in the name of who asked. */
export const REPORT_WORK: StudyWork<ReportClaim, FinishedReport> = {
  studies: reportStudies,
  find: findReport,
  make: async (context, { uuid, run, question }, { signal, onProgress }) => {
    const { by = '', reason = '' } = (await findReport(context.store, uuid)) ?? {};
    return await makeReport(context, { run, question, by, reason, signal, onProgress });
  },
};
