import { sentenceNumber } from '#libs/audit';
import { fidelityProblem, fidelityWords, type GroupImpact, impactPowerProblem, type ImpactResult, impactTestOf, plural } from '#libs/contracts';

import { textColumns } from '../cli/text-columns.js';

/** An impact for a person, a line each. */
export function impactText(impact: ImpactResult): string[] {
  const { positive, records, groups, verdict, effort, statistic, leftOut, seconds, trainings, fidelity } = impact;
  const [everybody] = groups;
  const what = effort.control ? 'another seed (control: nothing is neutralised)' : 'scaling';
  const [problem, tooFew] = [fidelityProblem(fidelity), impactPowerProblem(impactTestOf(impact))];
  return [
    ...(problem === null ? [] : [`WARNING: ${problem}`]),
    `${what}: ${verdict.toUpperCase()}${tooFew === null ? '' : ` TO TELL: ${tooFew}`}`,
    ...(everybody === undefined ? [] : [everybodyText(everybody, impact)]),
    `the run was ${fidelityWords(fidelity).replace(/^NOT executed again/, 'executed again, NOT')}`,
    '',
    ...table(groups, effort.control),
    '',
    `gained: "${positive}" (score ${effort.threshold} or more) ${effort.control ? 'with this seed and not with the other' : 'with scaling and not without'}; ${records} ${plural(records, 'test record')}; 95 % intervals by a paired bootstrap over records`,
    `by seed: records that cross the threshold when merely the seed changes, least / median / most of ${effort.seeds}; place: of the flips among these`,
    `p: ${statistic}`,
    ...leftOut.map(({ attribute, reason }) => `${attribute}: left out, ${reason}`),
    `${trainings} ${plural(trainings, 'training')}, ${seconds.toFixed(1)} s`,
  ];
}

/** What scaling did to all records, beside what merely another seed does, in a sentence. */
export function everybodyText({ gained, lost, count, seedFlips }: GroupImpact, { effort }: ImpactResult): string {
  const without = effort.control ? 'With the other seed' : 'Without scaling';
  const [flips, all, lose, get, least, most, median] = [gained + lost, count, gained, lost, seedFlips.least, seedFlips.most, seedFlips.median].map(sentenceNumber);
  return `${without} ${flips} of ${all} outcomes would differ (${lose} would lose the positive one, ${get} would get it); merely another seed changes ${least} to ${most}, ${median} in the middle.`;
}

function table(groups: readonly GroupImpact[], isControl: boolean): string[] {
  const header = ['group', 'records', 'flips', 'gained', 'lost', 'net share (95 %)', 'by seed', 'place', isControl ? 'rate, other seeds' : 'rate with − without', 'p', ''];
  return textColumns([header, ...groups.map(rowOf)]);
}

function rowOf({ attributes, group, count, gained, lost, netShare, netCi95, seedFlips, rank, rateShift, rateSpread, adjustedPValue, verdict }: GroupImpact): string[] {
  return [
    attributes.length === 0 ? 'everybody' : group.join(', '), String(count), String(gained + lost), String(gained), String(lost),
    `${signed(netShare)} (${signed(netCi95[0])} to ${signed(netCi95[1])})`,
    `${seedFlips.least} / ${seedFlips.median} / ${seedFlips.most}`, String(rank),
    `${signed(rateShift)} (seeds ±${rateSpread.toFixed(3)})`,
    adjustedPValue === null ? '' : adjustedPValue.toFixed(4), verdict,
  ];
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
