import { expect, it } from 'vitest';
import { cellWords } from './cell-words.js';

const cell = { layer: 'a', fromStep: 256, toStep: 511, min: 1, max: 3, mean: 2, nonFinite: 0, flagged: false };

it('says what a cell of several steps spans', () => {
  expect(cellWords(cell, 'Gradient norm')).toBe('Most extreme of steps 256–511; gradient norm there 1 to 3, mean 2.');
});

it('says how many values are not finite', () => {
  expect(cellWords({ ...cell, nonFinite: 3 }, 'Scale')).toContain('; 3 values are NaN or infinite.');
  expect(cellWords({ ...cell, nonFinite: 1 }, 'Scale')).toContain('; 1 value is NaN or infinite.');
});

it('names no span where nothing is finite', () => {
  const words = cellWords({ ...cell, min: NaN, max: NaN, mean: NaN, nonFinite: 256 }, 'Scale');
  expect(words).toBe('Most extreme of steps 256–511; 256 values are NaN or infinite.');
});

it('is silent about a cell of one step: the decision says it all', () => {
  expect(cellWords({ ...cell, toStep: 256 }, 'Scale')).toBeNull();
});
