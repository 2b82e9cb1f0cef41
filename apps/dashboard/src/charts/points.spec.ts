import { describe, expect, it } from 'vitest';
import { aligned, appendPoints, drawable, emptyPoints, isLogWorthy } from './points.js';

describe('appendPoints', () => {
  it('adds only steps that are new', () => {
    const first = appendPoints(emptyPoints(), [0, 1], [5, 4]);
    const second = appendPoints(first, [1, 2], [9, 3]);
    expect(second).toEqual({ steps: [0, 1, 2], values: [5, 4, 3], min: [5, 4, 3], max: [5, 4, 3] });
    expect(appendPoints(second, [2], [1])).toBe(second);
  });
});

describe('drawable', () => {
  it('leaves a gap at NaN and infinities, and at zero on a log axis only', () => {
    expect(drawable([1, NaN, Infinity, 0], false)).toEqual([1, null, null, 0]);
    expect(drawable([1, 0, -1], true)).toEqual([1, null, null]);
  });
});

describe('isLogWorthy', () => {
  it('asks for a wide spread of positive values', () => {
    expect(isLogWorthy([1, 100])).toBe(true);
    expect(isLogWorthy([1, 20])).toBe(false);
    expect(isLogWorthy([-1, 100])).toBe(false);
    expect(isLogWorthy([NaN])).toBe(false);
  });
});

describe('aligned', () => {
  it('puts lines over different steps on one axis', () => {
    expect(aligned([{ steps: [0, 2], values: [1, 2] }, { steps: [1, 2], values: [7, 8] }])).toEqual({
      steps: [0, 1, 2], values: [[1, null, 2], [null, 7, 8]],
    });
  });
});
