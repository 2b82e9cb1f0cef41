import { type ReportContent, reportNumber, sentenceNumber } from '#libs/audit';
import { type GroupCounts, type GroupImpact, impactPowerProblem, impactTestOf, type RunUuid } from '#libs/contracts';
import { type GroupSeries, type ImpactRow, listGroupSeries, listPredictions, type Store } from '#libs/decision-store';
import { type FewPeople, type GroupGaps, wilson } from '#libs/group-metrics';

import { type GroupsOverTime, groupsOverTime } from '../groups/groups-over-time.js';
import { everybodyText } from '../impact/impact-text.js';

type Group = Extract<ReportContent['groups'], { list: unknown }>['list'][number];

/** Part 7: what the model does to protected groups at the end of the run, and what scaling did to everybody. */
export async function groupsPart(store: Store, run: RunUuid, impact: ImpactRow | null): Promise<ReportContent['groups']> {
  const series = await listGroupSeries(store, run);
  const [first] = series;
  const last = first?.points.at(-1);
  if (first === undefined || last === undefined) return { missing: 'no groups were recorded: the data declare no protected attribute, or the spec has no sensitivity policy; gradlens groups RUN counts them afterwards' };
  const { list, small } = splitSmall(series.flatMap(({ attributes, points }) => (points.at(-1)?.groups ?? []).map((counts) => groupOf(attributes, counts))));
  const [over, isSmall] = [groupsOverTime(series), ({ attributes }: GroupsOverTime): boolean => small.some((each) => each.attributes === attributes.join(' × '))];
  return {
    ...{ step: last.step, threshold: reportNumber(first.threshold), positive: first.positive },
    ...{ list, small, leastPublic: LEAST_PUBLIC },
    gaps: over.filter((each) => !isSmall(each)).flatMap(gapsOf),
    smallGaps: over.filter(isSmall).flatMap(gapsOf),
    ungrouped: await ungroupedOf(store, run, series),
    ...impactOf(impact, list),
    impact: verdictOf(impact) ?? `not measured: gradlens impact ${run}`,
  };
}

/** The verdict, and why it is none where nothing could be found. */
function verdictOf(impact: ImpactRow | null): string | null {
  const result = impact?.result ?? null;
  if (result === null) return null;
  const problem = impactPowerProblem(impactTestOf(result));
  return problem === null ? result.verdict : `${result.verdict} to tell: ${problem}`;
}

/** What the impact found, for all, by the groups that every copy tells, and by the others, of which public copies leave the figures out: they would tell of single people. */
export function impactOf(impact: Pick<ImpactRow, 'result'> | null, told: readonly Group[]): Pick<Extract<ReportContent['groups'], { list: unknown }>, 'impactWords' | 'impactGroups' | 'impactSmall'> {
  const result = impact?.result ?? null;
  const [everybody] = result?.groups ?? [];
  if (result === null || everybody === undefined) return {};
  const names = new Set(told.map(({ attributes, group }) => `${attributes}: ${group}`));
  const groups = result.groups.filter(({ attributes }) => attributes.length > 0).map(groupImpactOf);
  const isTold = ({ attributes, group }: Pick<Group, 'attributes' | 'group'>): boolean => names.has(`${attributes}: ${group}`);
  return { impactWords: everybodyText(everybody, result), impactGroups: groups.filter(isTold), impactSmall: groups.filter((each) => !isTold(each)) };
}

type ReportedImpact = NonNullable<Extract<ReportContent['groups'], { impactGroups?: unknown }>['impactGroups']>[number];

function groupImpactOf({ attributes, group, count, gained, lost, seedFlips, netShare, netCi95: [low, high], adjustedPValue, verdict }: GroupImpact): ReportedImpact {
  return {
    ...{ attributes: attributes.join(' × '), group: group.join(' × '), count, gained, lost, seedMedian: seedFlips.median, verdict },
    ...{ netShare: reportNumber(netShare), low: reportNumber(low), high: reportNumber(high), pValue: adjustedPValue === null ? null : reportNumber(adjustedPValue) },
  };
}

/** Protected attributes that the data declare and that are no groups: a kept prediction tells all that are declared. */
async function ungroupedOf(store: Store, run: RunUuid, series: readonly GroupSeries[]): Promise<string[]> {
  const { predictions: [any] } = await listPredictions(store, { run, sort: 'closeness', first: 1, skip: 0 });
  const grouped = new Set(series.flatMap(({ attributes }) => attributes));
  return Object.keys(any?.protected ?? {}).filter((attribute) => !grouped.has(attribute)).sort();
}

/** Records that a group has at least to be told in public copies. */
const LEAST_PUBLIC = 10;

/**
 * Groups that public copies tell, and those that they leave out: groups of fewer than 10 records, and as many more as it takes that nobody can
 * infer one from the others and the number of all records. Of one attribute that is the next smallest, until two or more groups of 10 or more
 * records together are left out; of an intersection all of it, since its sums are told by the attributes that it is made of.
 *
 * @see Hundepool et al. 2012, Statistical Disclosure Control, section 4.3 (secondary cell suppression)
 */
export function splitSmall(groups: readonly Group[]): { readonly list: Group[]; readonly small: Group[] } {
  const small = new Set([...new Set(groups.map(({ attributes }) => attributes))].flatMap((attributes) => leftOut(groups.filter((each) => each.attributes === attributes))));
  return { list: groups.filter((each) => !small.has(each)), small: groups.filter((each) => small.has(each)) };
}

function leftOut(groups: readonly Group[]): readonly Group[] {
  const bySize = [...groups].sort((a, b) => a.count - b.count);
  const few = bySize.filter(({ count }) => count < LEAST_PUBLIC).length;
  if (few === 0) return [];
  if (groups[0]?.attributes.includes(' × ') === true) return groups;
  let taken = Math.max(2, few);
  while (taken < bySize.length && bySize.slice(0, taken).reduce((sum, { count }) => sum + count, 0) < LEAST_PUBLIC) taken++;
  return bySize.slice(0, taken);
}

function groupOf(attributes: readonly string[], { group, count, selected }: GroupCounts): Group {
  const [low, high] = wilson(selected, count);
  return { attributes: attributes.join(' × '), group: group.join(' × '), count, selectionRate: reportNumber(selected / count), low: reportNumber(low), high: reportNumber(high) };
}

/** In words, and whose few people a gap may rest on. */
const GAP_WORDS = {
  demographicParityDifference: ['demographic parity difference', 'demographicParity'],
  demographicParityRatio: ['demographic parity ratio', 'demographicParity'],
  equalizedOddsDifference: ['equalized odds difference', 'equalizedOdds'],
  equalizedOddsRatio: ['equalized odds ratio', 'equalizedOdds'],
} as const satisfies Partial<Record<keyof GroupGaps, readonly [string, keyof FewPeople]>>;

function gapsOf({ attributes, points }: GroupsOverTime): string[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  return Object.entries(GAP_WORDS).flatMap(([key, [words, kind]]) => {
    const gap = key as keyof typeof GAP_WORDS;
    // whose people they are is not told: public copies leave small groups out
    const [interval, few] = [last.ci95?.[gap], last.tooFew[kind]];
    return interval === undefined ? [] : [`${attributes.join(' × ')}: ${words} ${sentenceNumber(reportNumber(last.gaps[gap]))}, 95 % interval ${interval.map((end) => sentenceNumber(reportNumber(end))).join(' to ')}${few === null ? '' : '; it rests on groups of too few people to tell'}`];
  });
}
