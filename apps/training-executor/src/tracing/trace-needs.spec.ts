import { parseTraceEffort } from '#libs/contracts';
import { traceMemory } from '#libs/decision-trace';
import { describe, expect, it } from 'vitest';

import type { RecordedRun } from '../replaying/with-recorded-run.js';
import { traceNeeds } from './trace-needs.js';

const recorded = (parameterCount: number, seconds: number | null): RecordedRun =>
  ({ row: { lastStep: 999, summary: seconds === null ? null : { seconds } }, training: { layers: [{}, {}, {}], parameterCount } }) as unknown as RecordedRun;

describe('traceNeeds', () => {
  it('tells memory and time before the work starts', () => {
    // 1 + 1.8 to go back + 0.06 of each of 3 + 59 + 16 + 5 replays = 7.8 trainings
    expect(traceNeeds(recorded(5000, 10), parseTraceEffort({}), 1)).toBe('needs up to 13 MiB of memory beside those of training and the work of 8 trainings, some 78 s at the speed it was recorded at');
    expect(traceNeeds(recorded(5000, null), parseTraceEffort({ verify: 0, controls: 0, sets: 0 }), 1)).toMatch(/the work of 3 trainings$/);
  });

  it('refuses a run whose optimizer has no reverse pass, and says what there is instead', () => {
    const muon = { ...recorded(5000, 10), spec: { optimizer: { kind: 'muon' } } } as unknown as RecordedRun;
    expect(() => traceNeeds(muon, parseTraceEffort({}), 1)).toThrow(/which trains with muon, through whose update no reverse pass is known here.*; allowed: a run with schedule-free-adam, adam or sgd/);
  });

  it('refuses what does not fit into the machine', () => {
    expect(() => traceNeeds(recorded(2e11, 10), parseTraceEffort({}), 20)).toThrow(/run is traced with up to .* MiB .*; allowed: what fits into 80 %/);
  });
});

describe('traceMemory', () => {
  it('grows with targets, and with steps only by checkpoints and what is kept of each decision', () => {
    const size = { steps: 1000, layers: 3, parameterCount: 5000, targets: 1 };
    expect(traceMemory({ ...size, targets: 2 }) - traceMemory(size)).toBe(8 * 8 * 5000 + 1000 * 3 * 16);
    expect(traceMemory({ ...size, steps: 100_000 })).toBeLessThan(20 * traceMemory(size));
  });
});
