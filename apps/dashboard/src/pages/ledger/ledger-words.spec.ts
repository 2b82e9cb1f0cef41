import { expect, it } from 'vitest';
import { anchoredWords, problemWords, progressWords, verdictWords, whyWords } from './ledger-words.js';

const well = { state: 'OK', complete: true, isLive: false, gaps: [], findingCount: 0 } as const;
const gap = { fromStep: 3, toStep: 5, reason: 'the disk was full', kind: 'gap' };

it.each([
  [well, 'good', 'unaltered and complete', 'from the first step to the end.'],
  [{ ...well, isLive: true }, 'good', 'unaltered and complete', 'to the last one so far.'],
  [{ ...well, complete: false }, 'warning', 'unaltered, not complete', 'its end is not recorded.'],
  [{ ...well, complete: false, gaps: [gap, { ...gap, kind: 'filled' }] }, 'warning', 'unaltered, not complete', '1 signed gap tells which steps are not there.'],
  [{ ...well, state: 'UNVOUCHED' }, 'warning', 'not vouched for', 'that of who recorded it.'],
  [{ ...well, state: 'EMPTY' }, 'plain', 'empty', 'ended before it began.'],
  [{ ...well, state: 'EMPTY', isLive: true }, 'plain', 'empty', 'Nothing is recorded yet.'],
  [{ ...well, state: 'ALTERED', findingCount: 2 }, 'bad', 'altered', 'Rely on nothing of this run.'],
] as const)('%j looks %s: %s', (verdict, look, word, end) => {
  const words = verdictWords(verdict);
  expect([words.look, words.word]).toEqual([look, word]);
  expect(words.sentence.endsWith(end)).toBe(true);
});

it('says how far the anchor reaches', () => {
  expect(anchoredWords({ anchored: 'YES', anchoredStep: 1200 })).toBe('yes, up to step 1,200');
  expect(anchoredWords({ anchored: 'NO', anchoredStep: null })).toContain('nothing to compare');
  expect(anchoredWords({ anchored: 'BEHIND', anchoredStep: 3 })).toContain('behind');
});

it('says how far a check is', () => {
  expect(progressWords({ stage: 'HASHES', done: 0, total: 0 })).toBe('reading what is stored');
  expect(progressWords({ stage: 'HASHES', done: 1_200, total: 28_052 })).toBe('1,200 of 28,052 frames hashed');
  expect(progressWords({ stage: 'ROWS', done: 7, total: 999 })).toBe('rows of step 7 of 999 compared');
});

it('names no option of the command line', () => {
  expect(whyWords('no key that is known from elsewhere signed it: all of it may be signed anew; --key names the public key of who recorded it')).toBe('no key that is known from elsewhere signed it: all of it may be signed anew');
  expect(whyWords('layer 1 is not as recorded')).toBe('layer 1 is not as recorded');
});

it('says why a check came to no end: what the API said of it, if it said anything', () => {
  expect(problemWords([{ message: 'the database did not answer', extensions: { code: 'UNAVAILABLE' } }])).toBe('the database went away meanwhile. Nothing is said of the ledger: verify again when it is back.');
  expect(problemWords([{ message: 'something went wrong' }])).toBe('something went wrong');
  expect([problemWords(undefined), problemWords(new Event('close')), problemWords([])]).toEqual(Array(3).fill('the API did not say what became of the check. Verify again.'));
});
