import { formatCount, formatNumber, type Measured } from '../../format/format-number.js';
import type { ImpactQuery, ImpactVerdict } from '../../generated/graphql.js';

type Impact = NonNullable<ImpactQuery['impact']>;
/** What a completed impact found. */
export type ImpactResult = NonNullable<Impact['result']>;
/** What was found of one group. */
export type Group = ImpactResult['groups'][number];

/** Signs of verdicts: told apart by sign and word, not by colour alone. */
export const VERDICT_SIGNS: Readonly<Record<ImpactVerdict, { readonly sign: string; readonly words: string }>> = {
  SEED_NOISE: { sign: '≈', words: 'no more than seed noise' },
  SMALLER_THAN_SEED_NOISE: { sign: '△', words: 'systematic, but smaller than seed noise' },
  BEYOND_SEED_NOISE: { sign: '▲', words: 'beyond seed noise' },
  TOO_FEW_RECORDS: { sign: '·', words: 'too few records' },
  TOO_FEW_SEEDS: { sign: '·', words: 'too few seeds' },
};

/** The finding in two sentences, for everybody. */
export function impactHeadline({ groups, verdict }: ImpactResult, isControl: boolean): string {
  const [everybody] = groups;
  if (everybody === undefined) return '';
  const { gained, lost, count, seedFlipsLeast, seedFlipsMost } = everybody;
  const without = isControl ? 'With merely another seed' : 'Without scaling';
  const flips = `${without}, ${formatCount(gained + lost)} of ${formatCount(count)} outcomes would be the other one: ${formatCount(gained)} would lose the positive one, ${formatCount(lost)} would get it.`;
  return `${flips} Merely another seed changes ${formatCount(seedFlipsLeast)} to ${formatCount(seedFlipsMost)}. ${verdictSentence(verdict)}`;
}

/** What could find nothing has not found that there is nothing. */
function verdictSentence(verdict: ImpactVerdict): string {
  if (verdict === 'TOO_FEW_SEEDS') return 'That is too few seeds to tell whether scaling does more: no shuffle of so few could have stood out. Ask again with more.';
  if (verdict === 'TOO_FEW_RECORDS') return 'No group has records enough to tell whether scaling does more.';
  return `This is ${VERDICT_SIGNS[verdict].words}.`;
}

/** Who a group is: the values of its attributes; everybody without any. */
export function groupName({ attributes, group }: Pick<Group, 'attributes' | 'group'>): string {
  return attributes.length === 0 ? 'Everybody' : group.join(', ');
}

/** A share as a signed percentage with its interval. */
export function shareWords(share: Measured, low: Measured, high: Measured): string {
  return `${signedPercent(share)} (${signedPercent(low)} to ${signedPercent(high)})`;
}

/** A share of one as a percentage with its sign. */
export function signedPercent({ value, text }: Measured): string {
  if (value === null || value === undefined) return text;
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(100 * value), 3)} %`;
}

/** Places on the strip of a group, as percentages: what seeds flip, and what scaling flips. */
export function stripOf({ gained, lost, seedFlipsLeast, seedFlipsMedian, seedFlipsMost }: Group): { readonly from: string; readonly width: string; readonly median: string; readonly flips: string } {
  const most = Math.max(gained + lost, seedFlipsMost, 1) * 1.05;
  const place = (count: number): string => `${(100 * count) / most}%`;
  return { from: place(seedFlipsLeast), width: place(seedFlipsMost - seedFlipsLeast), median: place(seedFlipsMedian), flips: place(gained + lost) };
}
