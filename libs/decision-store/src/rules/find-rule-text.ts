import type { RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';

/** The text of a version of a rule, as it is kept with the alerts it raised. */
export interface StoredRuleText {
  /** own: an entry of a rule file. built-in: the catalogue's text, for people. */
  readonly kind: 'built-in' | 'own';
  readonly text: string;
}

/** A version of a rule, and a run that it judged. */
export interface RuleTextKey {
  readonly run: RunUuid;
  readonly rule: string;
  readonly version: string;
}

/** The text of the version of a rule that judged a run; null where it was never stored. */
export async function findRuleText(store: StorePool, run: RunUuid, rule: string, version: string): Promise<StoredRuleText | null> {
  return (await findRuleTexts(store, [{ run, rule, version }]))[0] ?? null;
}

/** The texts of several versions, in the order of the keys; null where one was never stored. */
export async function findRuleTexts({ pool }: StorePool, keys: readonly RuleTextKey[]): Promise<(StoredRuleText | null)[]> {
  const { rows } = await pool.query<{ kind: StoredRuleText['kind'] | null; text: string | null }>({
    name: 'find-rule-texts',
    text: `select v.kind, v."text" from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality k (uuid, rule, version, place)
       left join run r on r.uuid = k.uuid left join rule_version v on v.project = r.project and v.rule = k.rule and v.version = k.version
       order by k.place`,
    values: [keys.map(({ run }) => run), keys.map(({ rule }) => rule), keys.map(({ version }) => version)],
  });
  return rows.map(({ kind, text }) => (kind === null || text === null ? null : { kind, text }));
}
