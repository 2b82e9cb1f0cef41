import { columnsOf, inOrder } from './columns.js';
/** Statlog German credit, 1,000 rows. */
export const GERMAN_FILE = {
    name: 'german.data',
    folders: ['uci_german', 'german', ''],
    urls: ['https://archive.ics.uci.edu/ml/machine-learning-databases/statlog/german/german.data'],
    sha256: ['b21f3d81db8071257d5ff1deaeba1fd4303b62712e6fcc9715c7a86202cb5871'],
};
/** The class that counts as positive: the credit was paid back. */
export const GERMAN_POSITIVE = 'good';
/**
 * Columns of Statlog German credit: 20 attributes in the order of the file's description, then the class (1 good, 2 bad).
 *
 * Attribute 9 holds marital status and sex in one code (A92 and A95 are women); it is kept as it is, so that no group is made up.
 *
 * @see Hofmann: Statlog (German Credit Data), UCI Machine Learning Repository, doi:10.24432/C5NC77
 */
export const GERMAN_SCHEMA = {
    delimiter: ' ',
    header: false,
    columns: inOrder([
        ...columnsOf('numeric', 'duration amount installment_rate residence_since !age existing_credits dependants'),
        ...columnsOf('categorical', 'checking_status credit_history purpose savings employment_since !status_and_sex'),
        ...columnsOf('categorical', 'other_debtors property other_plans housing job telephone !foreign_worker class'),
    ], 'checking_status duration credit_history purpose amount savings employment_since installment_rate status_and_sex ' +
        'other_debtors residence_since property age other_plans housing existing_credits job dependants telephone ' +
        'foreign_worker class'),
    label: 'class',
    labelText: (text) => ({ '1': 'good', '2': 'bad' })[text] ?? text,
};
//# sourceMappingURL=german.js.map