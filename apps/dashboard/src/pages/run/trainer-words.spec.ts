import { expect, it } from 'vitest';

import { trainerWords } from './trainer-words.js';

it.each([
  [{ 'gradlens-client': '0.1.0', python: '3.11.2', torch: '2.15.0' }, 'torch 2.15.0'],
  [{ keras: '3.15.1', jax: '0.10.2', numpy: '2.4', python: '3.11.2' }, 'keras 3.15.1, jax 0.10.2'],
  [{ 'gradlens-client': '0.1.0', python: '3.11.2' }, 'python 3.11.2'],
  [{ torch: { is: 'odd' } }, 'elsewhere'],
  ['2.0', 'elsewhere'],
  [null, 'elsewhere'],
])('%j is told as %s', (versions, words) => {
  expect(trainerWords(versions)).toBe(words);
});
