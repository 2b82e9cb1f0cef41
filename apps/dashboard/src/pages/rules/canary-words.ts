import { formatPercent } from '../../format/format-number.js';
import type { RulesQuery } from '../../generated/graphql.js';

/** How a rule has done on its canaries, in a few words; a dash for one that has none, or had none yet. */
export function canaryWords(canary: RulesQuery['rules'][number]['canary']): string {
  if (canary === null) return '–';
  const { recall, injections, medianLagSteps, lastCaught } = canary;
  const lag = medianLagSteps === null ? '' : `, lag ${medianLagSteps}`;
  return `${formatPercent(recall)} of ${injections}${lag}${lastCaught ? '' : ', missed the last'}`;
}
