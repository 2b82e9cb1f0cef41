import type { RuleMode } from '#libs/contracts';
import { builtInRules, ruleOfSetting, ruleText, ruleVersion, type Rule } from '#libs/stability-rules';

import type { StorePool } from '../open/store.js';
import { listActivations, type RuleActivation } from './rule-activations.js';

/** A rule as a project has it. */
export interface ProjectRule {
  readonly rule: Rule;
  readonly version: string;
  readonly kind: 'built-in' | 'own';
  readonly mode: RuleMode;
  readonly text: string;
  /** By whom, when and why it is so; null for a built-in rule as it comes. */
  readonly activation: RuleActivation | null;
}

/** All rules of a project, those that are off too: the built-in ones, then its own by name. */
export async function listProjectRules(store: StorePool, project: string): Promise<ProjectRule[]> {
  const set = await listActivations(store, project);
  const builtIn = builtInRules.map((rule): ProjectRule => {
    const activation = set.find((each) => each.rule === rule.name) ?? null;
    return { rule, version: ruleVersion(rule), kind: 'built-in', mode: activation?.mode ?? 'live', text: ruleText(rule), activation };
  });
  const own = set.filter(({ kind }) => kind === 'own').map((activation): ProjectRule => {
    const { version, mode, text } = activation;
    return { rule: ruleOfSetting(activation), version, kind: 'own', mode, text, activation };
  });
  return [...builtIn, ...own];
}

/** In how many runs a rule could not be evaluated last, and why in the latest of them; rules that are well are left out. */
export async function ruleProblems({ pool }: StorePool, project: string): Promise<Map<string, { readonly runs: number; readonly problem: string }>> {
  const { rows } = await pool.query<{ rule: string; runs: number; problem: string }>(
    `select h.rule, count(*) as runs, (array_agg(h.problem order by h.updated_at desc))[1] as problem
     from rule_health h join run r on r.run_id = h.run_id where h.health = 'error' and r.project = $1 group by h.rule`,
    [project],
  );
  return new Map(rows.map(({ rule, ...found }) => [rule, found]));
}
