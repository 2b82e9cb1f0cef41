import { findReport, reportStudies } from '#libs/decision-store';
import { makeReport } from './make-report.js';
/** How a queued report is made: in the name of who asked. */
export const REPORT_WORK = {
    studies: reportStudies,
    find: findReport,
    make: async (context, { uuid, run, question }, { signal, onProgress }) => {
        const by = (await findReport(context.store, uuid))?.by ?? '';
        return await makeReport(context, { run, question, by, signal, onProgress });
    },
};
//# sourceMappingURL=report-work.js.map