import { LEAST_GROUP_RECORDS } from '#libs/contracts';

import { countText, escaped } from './markup.js';

/** A group of a table, as far as folding asks. */
interface Sized {
  readonly attributes: string;
  readonly group: string;
  readonly count: number;
}

/** Groups too small for a verdict (docs/groups.md) make tables of many pages that tell nothing: they are counted below the table, and their figures stay in the JSON. */
export function isFolded({ count }: Pick<Sized, 'count'>): boolean {
  return count < LEAST_GROUP_RECORDS;
}

/** Which groups are not in the table, of how many records each or all, and where their figures are; nothing where all are in it. */
export function foldedText<Group extends Sized>(groups: readonly Group[], why: string, more: (groups: readonly Group[]) => string = () => ''): string {
  const folded = groups.filter(isFolded);
  if (folded.length === 0) return '';
  const ways = [...new Set(folded.map(({ attributes }) => attributes))];
  const words = ways.map((attributes) => {
    const own = folded.filter((each) => each.attributes === attributes);
    return `${wayText(attributes, own)}${more(own)}`;
  });
  return `<p class="out">Not in this table: groups of fewer than ${LEAST_GROUP_RECORDS} records, ${escaped(why)}. ${escaped(words.join('; '))}. They count in all other figures of this report, and their own are in its JSON.</p>`;
}

/** `race: Asian (7 records), Other (2 records)`; of an intersection, whose names are long, `sex × race: 5 groups of 31 records in all`. */
function wayText(attributes: string, groups: readonly Sized[]): string {
  if (!attributes.includes(' × ')) return `${attributes}: ${groups.map(({ group, count }) => `${group} (${countText(count, 'record')})`).join(', ')}`;
  return `${attributes}: ${countText(groups.length, 'group')} of ${countText(groups.reduce((sum, { count }) => sum + count, 0), 'record')} in all`;
}
