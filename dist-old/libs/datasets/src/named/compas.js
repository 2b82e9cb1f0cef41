import { parseDecimal } from '../csv/table.js';
import { columnsOf } from './columns.js';
/**
 * ProPublica's COMPAS file, 7,214 rows. Two versions are known: the one of ProPublica's repository (pinned at commit
 * bafff5da3f2e45eca6c2d5055faad269defd135a), and one from which names, birth dates, case numbers and dates were removed;
 * neither removal touches a column that is read here.
 */
export const COMPAS_FILE = {
    name: 'compas-scores-two-years.csv',
    folders: ['compas', ''],
    urls: ['https://raw.githubusercontent.com/propublica/compas-analysis/master/compas-scores-two-years.csv'],
    sha256: [
        'c451db85908b2f7fef1d83203bedf6b71ecda0d5af468d82ae62178f91d0cc7d',
        '7077a02caf0ce5245e38464a007603e2b0bcb0404eaeb14c8b3c56e4562af9d7',
    ],
};
/** The class that counts as positive: charged again within two years. */
export const COMPAS_POSITIVE = 'charged again';
/**
 * Columns of ProPublica's analysis. Left out are the scores of COMPAS itself (`decile_score`, `score_text`, …) and all
 * that is known only afterwards (`is_recid`, `event`, the `r_` and `vr_` columns): they would give the answer away.
 *
 * @see Larson, Mattu, Kirchner, Angwin: How we analyzed the COMPAS recidivism algorithm, ProPublica 2016
 */
export const COMPAS_SCHEMA = {
    delimiter: ',',
    header: true,
    columns: [
        ...columnsOf('categorical', '!sex !age_cat !race c_charge_degree two_year_recid'),
        ...columnsOf('numeric', 'age juv_fel_count juv_misd_count juv_other_count priors_count'),
    ],
    label: 'two_year_recid',
    skipsUnlisted: true,
    labelText: (text) => ({ '0': 'not charged again', '1': COMPAS_POSITIVE })[text] ?? text,
    keep: isInAnalysis,
};
/**
 * ProPublica's filter, which leaves 6,172 of 7,214 rows: charged within 30 days of the screening, a known outcome, no
 * mere traffic offence, a score.
 */
function isInAnalysis(read) {
    const days = parseDecimal(read('days_b_screening_arrest'));
    if (days === null || Math.abs(days) > 30)
        return false;
    return read('is_recid') !== '-1' && read('c_charge_degree') !== 'O' && read('score_text') !== 'N/A';
}
//# sourceMappingURL=compas.js.map