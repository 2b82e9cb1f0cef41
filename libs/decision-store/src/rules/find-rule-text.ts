import type { RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';

/** The text of a version of a rule, as it is kept with the alerts it raised. */
export interface StoredRuleText {
  /** own: an entry of a rule file. built-in: the catalogue's text, for people. */
  readonly kind: 'built-in' | 'own';
  readonly text: string;
}

/** The text of the version of a rule that judged a run; null where it was never stored. */
export async function findRuleText({ pool }: StorePool, run: RunUuid, rule: string, version: string): Promise<StoredRuleText | null> {
  const { rows } = await pool.query<StoredRuleText>(
    `select v.kind, v."text" from rule_version v join run r on r.project = v.project where r.uuid = $1 and v.rule = $2 and v.version = $3`,
    [run, rule, version],
  );
  return rows[0] ?? null;
}
