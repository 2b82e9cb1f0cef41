import type { ReportContent } from '../report-schema.js';
import { escaped, missing, numberText, percentText, sentences, table } from './markup.js';
import { barPlot } from './plots.js';

/** Part 7. */
export function groupsSection({ groups: part }: ReportContent): string {
  if ('missing' in part) return missing(part);
  const { list, small = [], smallGaps = [], leastPublic } = part;
  const shown = [...list, ...small.filter(isShown)].sort(byAttributes);
  // intersections are in the table only: their names are too long for a plot
  const bars = shown.filter(({ group }) => !group.includes(' × ')).map(({ group, selectionRate, low, high }) => ({ label: group, value: selectionRate, low, high }));
  return `<p>Of the test records, after ${numberText(part.step)} steps: the share given “${escaped(part.positive)}” (a score of ${numberText(part.threshold)} or more), with 95 % intervals.</p>${bars.length === 0 ? '' : `<figure>${barPlot('selection rate per group', bars)}</figure>`}
${table(['attributes', 'group', 'records', 'selection rate', 'from', 'to'], shown.map((each) => [escaped(each.attributes), escaped(each.group), numberText(each.count), numberText(each.selectionRate), numberText(each.low), numberText(each.high)]))}
<h3>Gaps between groups</h3>${GAP_NOTE}${sentences([...part.gaps, ...smallGaps], 'No gaps were computed.')}${leftOutText(small.filter((each) => !isShown(each)), leastPublic)}${ungroupedText(part.ungrouped)}${impactText(part)}`;
}

/** What the gaps measure. */
const GAP_NOTE = '<p>Demographic parity compares how often groups are given that outcome: the difference is 0 and the ratio 1 where all are given it alike. Equalized odds compares how often, of those of one true class, they are given it: the larger gap of both classes.</p>';

/** What the columns are. */
const IMPACT_NOTE = '<p>Net share: gained less lost, of the records of the group. Of a change of seed the number of records is told. p is how often chance alone would show as much, corrected for all groups that were tested.</p>';

/** What scaling did to everybody, and by group. */
function impactText({ impact, impactWords = '', impactGroups = [], impactSmall = [] }: Exclude<ReportContent['groups'], { missing: string }>): string {
  const rows = [...impactGroups, ...impactSmall.filter(isTold)].sort(byAttributes).map(({ attributes, group, count, gained, lost, seedMedian, netShare, low, high, pValue, verdict }) =>
    [escaped(attributes), escaped(group), ...[count, gained, lost].map(numberText), `${percentText(netShare)} (${percentText(low)} to ${percentText(high)})`, numberText(seedMedian), numberText(pValue), escaped(verdict)]);
  const head = ['attributes', 'group', 'records', 'gained the outcome by scaling', 'lost it by scaling', 'net share (95 %)', 'changed by merely another seed, median', 'p', 'verdict'];
  const words = `<p>What scaling did to everybody, beside merely another seed: <strong>${escaped(impact)}</strong>${impactWords === '' ? '' : `. ${escaped(impactWords)}`}</p>`;
  return `<h3>What scaling did</h3>${words}${rows.length === 0 ? '' : `${table(head, rows)}${IMPACT_NOTE}`}${untoldText(impactSmall.filter((each) => !isTold(each)))}`;
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

