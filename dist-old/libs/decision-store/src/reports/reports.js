import { InputError } from '#libs/contracts';
import { findPrediction } from '../predictions/list-predictions.js';
import { findStudy, listStudies } from '../studies/list-studies.js';
import { studiesOf } from '../studies/studies.js';
/** Reports: asked for, made by a worker, kept. */
export const reportStudies = studiesOf({
    kind: 'report',
    method: 'gathered from the record, signed field by field',
    asked: ['question'],
    isNumbered: true,
    found: ({ document }) => ({ document }),
});
const SOURCE = { kind: 'report', columns: ', s.question, s.version' };
/** Reports, newest first. */
export function listReports(store, filter) {
    return listStudies(store, SOURCE, filter);
}
/** One report, or null. */
export function findReport(store, uuid) {
    return findStudy(store, SOURCE, uuid);
}
/** The document of a completed report; null where there is none. */
export async function readReportDocument({ pool }, uuid) {
    const { rows } = await pool.query('select document from report where report = $1', [uuid]);
    return rows[0]?.document ?? null;
}
/** The last completed report before one on the same question; null where there is none. */
export async function earlierReport(store, uuid) {
    const { rows } = await store.pool.query(`select p.report as uuid from report s join report p on p.run_id = s.run_id and p.question = s.question and p.version < s.version
     where s.report = $1 and p.state = 'completed' order by p.version desc limit 1`, [uuid]);
    return rows[0] === undefined ? null : await findReport(store, rows[0].uuid);
}
/**
 * What a report is asked, by the record behind a pseudonym: reports on one record are counted together.
 *
 * @throws InputError for a record that is neither SPLIT:ROW nor kept as a sensitive prediction of the run.
 */
export async function reportQuestion(store, run, record, { source = 'report', path = '--record' } = {}) {
    if (record === null)
        return { record };
    const prediction = await findPrediction(store, run, record);
    if (prediction !== null)
        return { record: prediction.record };
    if (/^(train|test):\d{1,9}$/.test(record))
        return { record };
    throw new InputError({ source, path, value: JSON.stringify(record), allowed: 'SPLIT:ROW, as test:17, or the pseudonym of a sensitive prediction of the run' });
}
//# sourceMappingURL=reports.js.map