import { expect, it } from 'vitest';

import { tracePicked } from './trace-picked.js';

type Traces = Parameters<typeof tracePicked>[0];
const trace = (state: Traces[number]['state'], record?: string): Traces[number] => ({ state, question: { ...(record === undefined ? {} : { record }), of: 'score' } });
const picked = (traces: Traces, record: string | null): string => tracePicked(traces, { run: 'u', record })[1];

it('is the newest completed one on the same question', () => {
  const [of, newer, other] = [trace('completed'), trace('running'), trace('completed', 'test:1')];
  expect(tracePicked([newer, other, of], { run: 'u', record: null })[0]).toBe(of);
  expect(tracePicked([newer, other, of], { run: 'u', record: 'test:1' })[0]).toBe(other);
});

it('says why there is none: that nobody asked, that it is not done, or that it is of something else; and names no record', () => {
  expect(picked([], null)).toBe('no trace was run: gradlens trace u --split test');
  expect(picked([trace('failed')], null)).toBe('no trace of the run as a whole (of a split, a group or a gap) is completed, the newest is failed: gradlens trace u --split test');
  expect(picked([trace('completed', 'test:1'), trace('queued', 'test:2')], null)).toBe('no trace of the run as a whole (of a split, a group or a gap) was run; one of single predictions, which reports on these tell (gradlens report RUN --record ID), was: gradlens trace u --split test');
  expect(picked([trace('completed'), trace('completed', 'test:1')], 'test:7')).toBe('no trace of this record was run; 2 of other questions were: gradlens trace u --record RECORD');
});
