import type { StorePool } from '../open/store.js';

/** A back-test of one version of a rule: over how much, and how its alerts differ from those of the set that is active. */
export interface RuleBacktest {
  readonly project: string;
  readonly rule: string;
  readonly version: string;
  readonly runs: number;
  readonly steps: number;
  /** Alerts that the active set does not raise. */
  readonly added: number;
  /** Alerts of the active set's version of this rule that it no longer raises. */
  readonly removed: number;
  readonly by: string;
}

/** Keeps that a version was back-tested: a critical rule goes live only after that. */
export async function saveBacktests({ pool }: StorePool, backtests: readonly RuleBacktest[]): Promise<void> {
  for (const { project, rule, version, runs, steps, added, removed, by } of backtests) {
    await pool.query(
      'insert into rule_backtest (project, rule, version, runs, steps, added, removed, tested_by) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [project, rule, version, runs, steps, added, removed, by],
    );
  }
}

/** Which of these versions were back-tested in a project: rule and version, a space between. */
export async function backtestedVersions({ pool }: StorePool, project: string, versions: readonly string[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ rule: string; version: string }>('select distinct rule, version from rule_backtest where project = $1 and version = any($2)', [project, versions]);
  return new Set(rows.map(({ rule, version }) => `${rule} ${version}`));
}
