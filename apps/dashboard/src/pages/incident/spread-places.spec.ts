import { expect, it } from 'vitest';
import { moveWords, placesOf } from './spread-places.js';

const measured = (value: number): { value: number | null; isFinite: boolean; text: string } =>
  ({ value: Number.isFinite(value) ? value : null, isFinite: Number.isFinite(value), text: String(value) });

it('steps stand between the first and the last', () => {
  expect(placesOf([400, 401, 404])).toEqual([0, 0.25, 1]);
  expect(placesOf([7, 7])).toEqual([0, 0]);
  expect(placesOf([])).toEqual([]);
});

it.each([
  [300, 1, '× 300 of its level'],
  [0.05, 1, 'to 1/20 of its level'],
  [-2, 0.5, '× 4 of its level'],
  [NaN, 1, 'became NaN'],
  [3, NaN, 'became 3'],
])('%d from %d is told', (value, level, words) => {
  expect(moveWords({ value: measured(value), level: measured(level) })).toBe(words);
});
