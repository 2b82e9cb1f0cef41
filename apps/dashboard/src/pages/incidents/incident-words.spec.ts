import { expect, it } from 'vitest';
import { incidentTitle, spreadWords, stepWords } from './incident-words.js';

it('an incident is named by what was first, and where', () => {
  expect(incidentTitle({ rule: 'scale-spike', layer: 'dense2' })).toBe('scale-spike in dense2');
  expect(incidentTitle({ rule: 'loss-divergence', layer: null })).toBe('loss-divergence on the whole run');
});

it('its spread is told in order, of many layers the first', () => {
  expect(spreadWords([])).toBe('No layer has an alert of its own.');
  expect(spreadWords(['a'])).toBe('One layer has alerts.');
  expect(spreadWords(['b', 'a'])).toBe('Spread: b → a');
  expect(spreadWords(Array.from({ length: 1006 }, (_, i) => `l${String(i)}`))).toBe('Spread: l0 → l1 → l2 → l3 → l4 → l5 and 1,000 more');
});

it('its steps are told with their end, if there is one', () => {
  expect(stepWords({ since: 1400, closedStep: null })).toBe('since step 1,400');
  expect(stepWords({ since: 0, closedStep: 32 })).toBe('steps 0 – 32');
});
