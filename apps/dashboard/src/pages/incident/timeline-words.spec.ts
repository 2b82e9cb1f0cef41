import { expect, it } from 'vitest';
import { entryWords } from './timeline-words.js';

const nobody = { by: null, rule: null, layer: null, detail: null };

it.each([
  [{ ...nobody, kind: 'ALERT', what: 'firing', rule: 'scale-spike', layer: 'dense2' }, 'scale-spike in dense2: firing'],
  [{ ...nobody, kind: 'ALERT', what: 'resolved', rule: 'loss-divergence' }, 'loss-divergence: resolved'],
  [{ ...nobody, kind: 'ACT', what: 'acknowledge', by: 'Ada' }, 'Ada acknowledged it'],
  [{ ...nobody, kind: 'ACT', what: 'assign', by: 'Ada', detail: { assignee: 'Bo' } }, 'Ada assigned it to Bo'],
  [{ ...nobody, kind: 'ACT', what: 'assign', by: 'Ada', detail: { assignee: null } }, 'Ada assigned it to nobody'],
  [{ ...nobody, kind: 'ACT', what: 'escalate', by: 'Ada' }, 'Ada escalate'],
  [{ ...nobody, kind: 'REQUEST', what: 'asked', rule: 'scale-spike', detail: { kind: 'pause' } }, 'scale-spike asked for: pause'],
  [{ ...nobody, kind: 'REQUEST', what: 'timed-out', by: 'time-out policy', detail: { kind: 'pause' } }, 'pause: timed out by time-out policy'],
  [{ ...nobody, kind: 'COMMAND', what: 'pause', by: 'Bo' }, 'Bo told the run to pause'],
  [{ ...nobody, kind: 'EVENT', what: 'oversight-lost' }, 'the run: oversight lost'],
] as const)('%j is told', (entry, words) => {
  expect(entryWords(entry)).toBe(words);
});
