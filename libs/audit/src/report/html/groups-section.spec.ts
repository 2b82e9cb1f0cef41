import { expect, it } from 'vitest';

import { madeContent } from '../../testing/made-report.js';
import type { ReportContent } from '../report-schema.js';
import { groupsSection } from './groups-section.js';

const content = madeContent();

type Groups = Exclude<ReportContent['groups'], { missing: string }>;

function withGroups(changed: Partial<Groups>): string {
  if ('missing' in content.groups) throw new Error('no groups are made');
  return groupsSection({ ...content, groups: { ...content.groups, small: [], ...changed } });
}

const rates = { selectionRate: 0.4, low: 0.2, high: 0.7 };
const list = [{ attributes: 'sex', group: 'Female', count: 40 }, { attributes: 'race', group: 'Other', count: 20 }, { attributes: 'sex × race', group: 'Female × Other', count: 21 }].map((each) => ({ ...each, ...rates }));

it('puts groups and gaps in order of their attributes, intersections last, and names attributes that are none', () => {
  const html = withGroups({ list, gaps: ['sex × race: gap 1', 'sex: gap 2', 'race: gap 3'], ungrouped: ['age', 'native-country'] });
  expect([...html.matchAll(/colspan="3">(.*?)</g)].map(([, name]) => name)).toEqual(['race', 'sex', 'sex × race']);
  expect([...html.matchAll(/gap (\d)</g)].map(([, gap]) => gap)).toEqual(['3', '2', '1']);
  expect(html).toContain('more than 20 values in the test records: age, native-country.');
  expect(withGroups({ list })).not.toContain('no groups are made');
  expect(withGroups({ list })).not.toContain('Not in this table');
});

it('counts groups of fewer than 20 records below the table, and does not draw them', () => {
  const few = [['race', 'Asian', 19], ['race', 'None', 1], ['sex × race', 'Male × Asian', 3], ['sex × race', 'Male × None', 1]] as const;
  const html = withGroups({ step: 1, list: [...list, ...few.map(([attributes, group, count]) => ({ attributes, group, count, ...rates }))] });
  expect(html).toContain('after 1 step:');
  expect(html).toContain('race: Asian (19 records), None (1 record); sex × race: 2 groups of 4 records in all. They count in all other figures of this report, and their own are in its JSON.');
  expect(html).not.toMatch(/<td>(Asian|None|Male)|<text[^>]*>(Asian|None)/);
  expect(html).toContain('<td>Other</td><td>20</td><td>0.4 (0.2 to 0.7)</td>');
});

const impact = { attributes: 'sex', group: 'Female', count: 227, gained: 0, lost: 3, seedMedian: 6, netShare: -0.0132, low: -0.031, high: 0, pValue: 1, verdict: 'no more than seed noise' };

it('tells what scaling did, by group, beside what another seed does', () => {
  const html = withGroups({ impact: 'seed noise', impactWords: 'Without scaling 10 of 1234 would differ.', impactGroups: [impact] });
  expect(html).toContain('<strong>seed noise</strong>. Without scaling 10 of 1234 would differ.');
  expect(html).toContain('<td>0</td><td>3</td><td>−1.32 % (−3.1 % to 0 %)</td><td>6</td><td>1</td></tr>');
  expect(html).toContain('The verdict on each group of this table: no more than seed noise.');
});

it('tells the verdict of each group where they differ, and of groups too small for one how many records moved', () => {
  const other = { ...impact, group: 'Male', verdict: 'beyond seed noise' };
  const few = { ...impact, attributes: 'sex × race', group: 'Female × None', count: 12, gained: 2, lost: 1, pValue: null, verdict: 'too few records' };
  const html = withGroups({ impactGroups: [impact, other], impactSmall: [few, { ...few, group: 'Male × None', count: 1, gained: 0 }] });
  expect(html).toContain('<td>beyond seed noise</td>');
  expect(html).not.toContain('The verdict on each group');
  expect(html).toContain('too few for a verdict. sex × race: 2 groups of 13 records in all, of which 2 gained it and 2 lost it.');
  expect(html).not.toContain('<td>too few records</td>');
});
