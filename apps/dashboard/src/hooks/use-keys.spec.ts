import { expect, it } from 'vitest';
import { nextRow } from './use-keys.js';

it.each([
  [{ key: 'j', focused: -1, last: -1, count: 3 }, 0],
  [{ key: 'j', focused: 0, last: 0, count: 3 }, 1],
  [{ key: 'j', focused: 2, last: 2, count: 3 }, 2],
  [{ key: 'k', focused: 0, last: 0, count: 3 }, 0],
  [{ key: 'k', focused: 2, last: 2, count: 3 }, 1],
  // the row that was worked on is gone: the one in its place
  [{ key: 'j', focused: -1, last: 1, count: 2 }, 1],
  [{ key: 'j', focused: -1, last: 2, count: 2 }, 1],
] as const)('%j leads to row %i', (place, row) => {
  expect(nextRow(place)).toBe(row);
});
