import type { ColumnSpec } from '#libs/contracts';

import { columnsOf } from '../named/columns.js';

/** The columns of a generated application, in order. */
export const CREDIT_COLUMNS: readonly ColumnSpec[] = [
  ...columnsOf('categorical', '!group !age_band employment housing purpose'),
  ...columnsOf('numeric', 'income debt_ratio history_years late_payments loan_amount savings existing_loans'),
];

/** One application. Money in units of 100. */
export interface CreditApplication {
  readonly group: 'A' | 'B';
  readonly age_band: string;
  readonly employment: string;
  readonly housing: string;
  readonly purpose: string;
  readonly income: number;
  readonly debt_ratio: number;
  readonly history_years: number;
  readonly late_payments: number;
  readonly loan_amount: number;
  readonly savings: number;
  readonly existing_loans: number;
}
