import { expect, it } from 'vitest';

import { layerWords } from './layer-words.js';

it.each([
  [{ kind: 'linear', module: 'encoder', parameterCount: 15690 }, 'linear · encoder · 15,690 parameters'],
  [{ kind: '', module: '', parameterCount: 12 }, '12 parameters'],
  [{ kind: 'dense', module: '', parameterCount: 0 }, 'dense'],
  [{ kind: '', module: '', parameterCount: 0 }, ''],
])('%j is told as "%s"', (layer, words) => {
  expect(layerWords(layer)).toBe(words);
});
