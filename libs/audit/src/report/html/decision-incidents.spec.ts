import { expect, it } from 'vitest';

import { madeContent } from '../../testing/made-report.js';
import { decisionIncidents } from './decision-incidents.js';
import { decisionsSection, proofsSection } from './part-sections.js';

const content = madeContent();
if ('missing' in content.decisions || 'missing' in content.alerts) throw new Error('a part is missing');
const { decisions, alerts: { list: [incident] } } = content;
const [decision] = decisions.list;

/** What is said of decisions at these places, beside incidents; made ones reach from step 2 to 3 of dense2. */
function said(places: readonly (readonly [string, number])[], changed: readonly object[] = [{}], total = changed.length): string {
  const list = changed.map((each) => ({ ...incident!, ...each }));
  return decisionIncidents({ decisions: { ...decisions, list: places.map(([layer, step]) => ({ ...decision!, layer, step })) }, alerts: { list, total } }).replaceAll(/<[^>]+>/g, ' ').replaceAll(/ +/g, ' ').trim();
}

it('says which decisions lie in an incident, by step and layer', () => {
  expect(said([['dense2', 3], ['dense1', 2], ['dense2', 4]])).toBe('In an incident (part 5), by step: dense2 @ 3: incident 1 (gradient-spike, warning) dense1 @ 2: incident 1 (gradient-spike, warning, of other layers) The other lies in none.');
  expect(said([['dense2', 1], ['dense2', 4]])).toBe('None of them lies in an incident of the run (1 incident, part 5).');
  expect(said([['out', 2], ['out', 0], ['out', 1]], [{ layer: null, incident: 7 }, { closedStep: null, spread: ['dense2', 'out'] }])).toContain('out @ 2: incident 7 (gradient-spike, warning); incident 1 (gradient-spike, warning) The other 2 lie in none.');
  expect(said([['out', 9000]], [{ closedStep: null }], 60)).toContain('out @ 9,000: incident 1 (gradient-spike, warning, of other layers) All of them do. Of 60 incidents the 1 latest are looked at.');
});

it('says so where there are none, and where no rule watched', () => {
  expect(decisionIncidents({ decisions, alerts: { list: [], total: 0, watched: 'x' } })).toContain('None of them lies in an incident: the run has none');
  expect(decisionIncidents({ decisions, alerts: { missing: 'x' } })).toContain('is not known');
  expect(decisionIncidents({ decisions: { missing: 'x' }, alerts: { missing: 'x' } })).toBe('');
  expect(decisionsSection(content)).toContain('dense2 @ 3: incident 1');
});

it('says in words what the ledger, its heads and the anchor prove, before their bytes', () => {
  const shown = (anchored: string): string => proofsSection({ content: { ...content, proofs: { ...content.proofs, anchored } }, signature: 's' } as Parameters<typeof proofsSection>[0]);
  expect(shown('yes')).toMatch(/^<p>All that the run recorded is hashed into one tree/);
  expect(shown('yes')).toContain('An anchor, a copy of such heads elsewhere, shows both');
  expect(shown('behind')).toContain('BEHIND: the ledger holds less');
  expect(shown('no')).toContain('Here none is anchored, so neither is shown.');
});
