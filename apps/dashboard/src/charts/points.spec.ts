import { describe, expect, it } from 'vitest';
import { aligned, appendPoints, drawable, emptyPoints, isLogWorthy, nonFiniteIn } from './points.js';

describe('appendPoints', () => {
  it('adds only steps that are new', () => {
    const first = appendPoints(emptyPoints(), [0, 1], [5, 4]);
    const second = appendPoints(first, [1, 2], [9, 3]);
    expect(second).toEqual({ steps: [0, 1, 2], values: [5, 4, 3], min: [5, 4, 3], max: [5, 4, 3], nonFinite: [0, 0, 0] });
    expect(appendPoints(second, [2], [1])).toBe(second);
  });
});

describe('nonFiniteIn', () => {
  it('counts NaN and infinities of live steps, each at its step', () => {
    const points = appendPoints(emptyPoints(), [4, 5, 6, 7], [1, NaN, 2, -Infinity]);
    expect(nonFiniteIn(points)).toEqual({ steps: [5, 7], count: 2 });
  });

  it('finds a NaN in a bucket whose mean is finite', () => {
    const points = { steps: [0, 300], values: [1, 2], min: [1, 2], max: [1, 2], nonFinite: [0, 3] };
    expect(nonFiniteIn(points)).toEqual({ steps: [300], count: 3 });
  });

  it('finds none where all is finite', () => {
    expect(nonFiniteIn(appendPoints(emptyPoints(), [0, 1], [1, 0]))).toEqual({ steps: [], count: 0 });
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
  it('puts lines over different steps on one axis, and breaks none where another alone has a point', () => {
    expect(aligned([{ steps: [0, 2], values: [1, 2] }, { steps: [1, 2], values: [7, 8] }])).toEqual({
      steps: [0, 1, 2], values: [[1, undefined, 2], [undefined, 7, 8]],
    });
  });

  it('keeps a value that is not a number a gap', () => {
    const { values } = aligned([{ steps: [0, 1, 2], values: [1, NaN, 2] }, { steps: [3], values: [null] }]);
    expect(values.map((line) => drawable(line, false))).toEqual([[1, null, 2, undefined], [undefined, undefined, undefined, null]]);
  });
});
