import { expect, it } from 'vitest';
import { isForAPerson, stateWords } from './request-words.js';

it.each([
  [{ state: 'PROPOSED', unreviewed: false }, 'waits for approval', true],
  [{ state: 'TIMED_OUT', unreviewed: true }, 'timed out, not reviewed', true],
  [{ state: 'TIMED_OUT', unreviewed: false }, 'timed out', false],
  [{ state: 'RUN_ENDED', unreviewed: false }, 'run ended', false],
] as const)('%j is told as "%s"; whether a person has to decide: %s', (request, words, forAPerson) => {
  expect([stateWords(request), isForAPerson(request)]).toEqual([words, forAPerson]);
});
