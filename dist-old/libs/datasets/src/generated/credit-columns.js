import { columnsOf } from '../named/columns.js';
/** The columns of a generated application, in order. */
export const CREDIT_COLUMNS = [
    ...columnsOf('categorical', '!group !age_band employment housing purpose'),
    ...columnsOf('numeric', 'income debt_ratio history_years late_payments loan_amount savings existing_loans'),
];
//# sourceMappingURL=credit-columns.js.map