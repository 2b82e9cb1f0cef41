import { expect, it } from 'vitest';
import { entryWords } from './timeline-words.js';

const nobody = { by: null, rule: null, layer: null, detail: null };

it.each([
  [{ ...nobody, kind: 'ALERT', what: 'firing', rule: 'scale-spike', layer: 'dense2' }, 'scale-spike in dense2: firing'],
  [{ ...nobody, kind: 'ALERT', what: 'resolved', rule: 'loss-divergence' }, 'loss-divergence: resolved'],
  [{ ...nobody, kind: 'ACT', what: 'acknowledge', by: 'desk-1' }, 'desk-1 acknowledged it'],
  [{ ...nobody, kind: 'ACT', what: 'assign', by: 'desk-1', detail: { assignee: 'desk-2' } }, 'desk-1 assigned it to desk-2'],
  [{ ...nobody, kind: 'ACT', what: 'assign', by: 'desk-1', detail: { assignee: null } }, 'desk-1 assigned it to nobody'],
  [{ ...nobody, kind: 'ACT', what: 'escalate', by: 'desk-1' }, 'desk-1 escalate'],
  [{ ...nobody, kind: 'REQUEST', what: 'asked', rule: 'scale-spike', detail: { kind: 'pause' } }, 'scale-spike asked for: pause'],
  [{ ...nobody, kind: 'REQUEST', what: 'timed-out', by: 'time-out policy', detail: { kind: 'pause' } }, 'pause: timed out by time-out policy'],
  [{ ...nobody, kind: 'REQUEST', what: 'told', rule: 'scale-spike', detail: { kind: 'pause', receiver: 'mail' } }, 'pause: somebody was told'],
  [{ ...nobody, kind: 'COMMAND', what: 'pause', by: 'desk-2' }, 'desk-2 told the run to pause'],
  [{ ...nobody, kind: 'EVENT', what: 'command-refused', detail: { problem: 'there is no good checkpoint at or before step 9' } }, 'the run refused: there is no good checkpoint at or before step 9'],
  [{ ...nobody, kind: 'EVENT', what: 'oversight-lost' }, 'the run: oversight lost'],
] as const)('%j is told', (entry, words) => {
  expect(entryWords(entry)).toBe(words);
});
