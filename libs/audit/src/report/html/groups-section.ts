import type { ReportContent } from '../report-schema.js';
import { foldedText, isFolded } from './folded-groups.js';
import { countText, escaped, groupedTable, intervalText, missing, numberText, percentText, sentences, spoken } from './markup.js';
import { barPlot } from './plots.js';

/** Part 7. */
export function groupsSection({ groups: part }: ReportContent): string {
  if ('missing' in part) return missing(part);
  const { list, small = [], smallGaps = [], leastPublic } = part;
  const told = [...list, ...small.filter(isShown)].sort(byAttributes);
  const shown = told.filter((each) => !isFolded(each));
  // intersections are in the table only: their names are too long for a plot
  const bars = shown.filter(({ group }) => !group.includes(' × ')).map(({ group, selectionRate, low, high }) => ({ label: group, value: selectionRate, low, high }));
  const rows = shown.map(({ attributes, group, count, selectionRate, low, high }) => [attributes, [escaped(group), numberText(count), intervalText(selectionRate, low, high)]] as const);
  return `<p>Of the test records, after ${countText(part.step, 'step')}: the share given “${escaped(part.positive)}” (a score of ${numberText(part.threshold)} or more), with 95 % intervals.</p>${bars.length === 0 ? '' : `<figure>${barPlot('selection rate per group', bars)}</figure>`}
${groupedTable(['group', 'records', 'selection rate (95 %)'], rows)}${foldedText(told, 'their rates would tell little')}
<h3>Gaps between groups</h3>${GAP_NOTE}${sentences([...part.gaps, ...smallGaps].map(attributed).sort(byAttributes).map(({ gap }) => gap), 'No gaps were computed.')}${leftOutText(small.filter((each) => !isShown(each)), leastPublic)}${ungroupedText(part.ungrouped)}${impactText(part)}`;
}

/** What the gaps measure. */
const GAP_NOTE = '<p>Demographic parity compares how often groups are given that outcome: the difference is 0 and the ratio 1 where all are given it alike. Equalized odds compares how often, of those of one true class, they are given it: the larger gap of both classes.</p>';

/** What the columns are. */
const IMPACT_NOTE = '<p class="fine">Gained, lost: records that have the outcome by scaling alone, and those that would have it without scaling alone. Net share: gained less lost, of the records of the group. Another seed: how many records of the group merely another seed changes, in the middle of the seeds tried (median). p is how often chance alone would show as much, corrected for all groups that were tested.</p>';

/** What scaling did to everybody, and by group. */
function impactText({ impact, impactWords = '', impactGroups = [], impactSmall = [] }: Exclude<ReportContent['groups'], { missing: string }>): string {
  const told = [...impactGroups, ...impactSmall.filter(isTold)].sort(byAttributes);
  const words = `<p>What scaling did to everybody, beside merely another seed: <strong>${spoken(impact)}</strong>${impactWords === '' ? '' : `. ${spoken(impactWords)}`}</p>`;
  const sum = (groups: readonly ImpactGroup[], field: 'gained' | 'lost'): string => numberText(groups.reduce((all, each) => all + each[field], 0));
  const folded = foldedText(told, 'too few for a verdict', (groups) => `, of which ${sum(groups, 'gained')} gained it and ${sum(groups, 'lost')} lost it`);
  return `<h3>What scaling did</h3>${words}${impactTable(told.filter((each) => !isFolded(each)))}${folded}${untoldText(impactSmall.filter((each) => !isTold(each)))}`;
}

/** A group a row; a verdict that all have is told once, below. */
function impactTable(groups: readonly ImpactGroup[]): string {
  if (groups.length === 0) return '';
  const verdicts = [...new Set(groups.map(({ verdict }) => verdict))];
  const isOne = verdicts.length === 1;
  const rows = groups.map(({ attributes, group, count, gained, lost, seedMedian, netShare, low, high, pValue, verdict }) =>
    [attributes, [escaped(group), ...[count, gained, lost].map(numberText), `${percentText(netShare)} (${percentText(low)} to ${percentText(high)})`, numberText(seedMedian), numberText(pValue), ...(isOne ? [] : [escaped(verdict)])]] as const);
  const head = ['group', 'records', 'gained', 'lost', 'net share (95 %)', 'another seed', 'p', ...(isOne ? [] : ['verdict'])];
  return `${groupedTable(head, rows)}${isOne ? `<p>The verdict on each group of this table: ${escaped(verdicts.join())}.</p>` : ''}${IMPACT_NOTE}`;
}

type ImpactGroup = NonNullable<Extract<ReportContent['groups'], { impactGroups?: unknown }>['impactGroups']>[number];

function isTold(each: Partial<ImpactGroup>): each is ImpactGroup {
  return each.group !== undefined;
}

/** Which groups a public copy leaves out of the table, and where they are. */
function untoldText(untold: readonly { readonly attributes: string }[]): string {
  return untold.length === 0 ? '' : `<p class="out">Left out of this table in this copy, though tested: ${escaped(countsBy(untold))}. The copies “reviewer” and “full” have them.</p>`;
}

/** Attribute by attribute, intersections last; within one as they are. */
function byAttributes(a: { readonly attributes: string }, b: { readonly attributes: string }): number {
  const [ways, others] = [a, b].map(({ attributes }) => attributes.split(' × ').length) as [number, number];
  return ways - others || (a.attributes < b.attributes ? -1 : a.attributes > b.attributes ? 1 : 0);
}

/** A gap, which begins with the attributes that it is of. */
function attributed(gap: string): { readonly attributes: string; readonly gap: string } {
  return { attributes: gap.split(': ')[0] ?? '', gap };
}

/** Protected attributes of which no groups were made; nothing where there is none, or in reports from before they were told. */
function ungroupedText(ungrouped: readonly string[] = []): string {
  return ungrouped.length === 0 ? '' : `<p>Protected attributes of which no groups are made, because they have more than 20 values in the test records: ${escaped(ungrouped.join(', '))}. What the model does by them is not shown here.</p>`;
}

type SmallGroup = NonNullable<Extract<ReportContent['groups'], { small?: unknown }>['small']>[number];

function isShown(group: SmallGroup): group is Required<SmallGroup> {
  return group.group !== undefined;
}

function leftOutText(groups: readonly SmallGroup[], least: number | undefined): string {
  if (groups.length === 0) return '';
  return `<p class="out">Left out of this copy: groups of fewer than ${least} records, and those from which they could be inferred (${escaped(countsBy(groups))}).</p>`;
}

/** `2 of race; 5 of race × sex`. */
function countsBy(groups: readonly { readonly attributes: string }[]): string {
  return [...new Set(groups.map(({ attributes }) => attributes))].map((attributes) => `${groups.filter((each) => each.attributes === attributes).length} of ${attributes}`).join('; ');
}

