import { expect, it } from 'vitest';
import { isForAPerson, stateWords, toldWords } from './request-words.js';

it.each([
  [{ state: 'PROPOSED', unreviewed: false }, 'waits for approval', true],
  [{ state: 'TIMED_OUT', unreviewed: true }, 'timed out, not reviewed', true],
  [{ state: 'TIMED_OUT', unreviewed: false }, 'timed out', false],
  [{ state: 'RUN_ENDED', unreviewed: false }, 'run ended', false],
] as const)('%j is told as "%s"; whether a person has to decide: %s', (request, words, forAPerson) => {
  expect([stateWords(request), isForAPerson(request)]).toEqual([words, forAPerson]);
});

it('says whom an act was told to, and whether that arrived', () => {
  expect(toldWords([])).toBe('');
  expect(toldWords([{ receiver: 'mail', state: 'SENT' }, { receiver: 'chat', state: 'GIVEN_UP' }, { receiver: 'old', state: null }])).toBe('; told: mail (sent), chat (given up), old');
});
