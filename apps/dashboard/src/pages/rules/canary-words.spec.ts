import { expect, it } from 'vitest';

import { canaryWords } from './canary-words.js';

it.each([
  [null, '–'],
  [{ injections: 40, recall: 1, medianLagSteps: 0, lastCaught: true }, /^100.* of 40, lag 0$/],
  [{ injections: 4, recall: 0.5, medianLagSteps: 2, lastCaught: false }, /^50.* of 4, lag 2, missed the last$/],
  [{ injections: 1, recall: 0, medianLagSteps: null, lastCaught: false }, /^0.* of 1, missed the last$/],
])('says of %j', (canary, words) => {
  expect(canaryWords(canary)).toMatch(words);
});
