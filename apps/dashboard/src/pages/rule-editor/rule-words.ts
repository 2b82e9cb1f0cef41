import { formatCount } from '../../format/format-number.js';
import type { BacktestRulesMutation, CheckRulesQuery } from '../../generated/graphql.js';

type Checked = CheckRulesQuery['checkRules']['rules'][number];
type Diff = Extract<BacktestRulesMutation['outcome'], { __typename: 'BacktestRulesPayload' }>['diffs'][number];

/** How a rule stands beside what is active. */
export function standingWords({ version, activeVersion, isBacktested }: Pick<Checked, 'version' | 'activeVersion' | 'isBacktested'>): string {
  if (version === activeVersion) return 'right, and active as it is';
  const what = activeVersion === null ? 'right, a new rule' : 'right, changed from the active version';
  return `${what}; ${isBacktested ? 'back-tested' : 'not back-tested yet'}`;
}

/** What a new version changes, in a sentence. */
export function diffWords({ before, version, added, removed, kept }: Pick<Diff, 'before' | 'version' | 'added' | 'removed' | 'kept'>): string {
  if (added + removed === 0) return before === version ? 'active as it is, nothing changes' : kept === 0 ? 'it would not have fired' : 'nothing changes';
  const come = added === 0 ? '' : `${formatCount(added)} would have fired that did not`;
  const go = removed === 0 ? '' : `${formatCount(removed)} fired and would not have`;
  return [come, go].filter((part) => part !== '').join('; ');
}
