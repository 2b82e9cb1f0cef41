import { expect, it } from 'vitest';
import { extremeStep } from './extreme-step.js';

const spans = (steps: number[], values: number[], nonFinite = values.map(() => 0)) => ({ steps, min: values, max: values, nonFinite });

it('finds the step whose scale is farthest from 1', () => {
  expect(extremeStep(spans([4, 5, 6], [1, 0.1, 3]), 'farthest-from-one')).toBe(5);
});

it('finds NaN before any number, and the first of equals', () => {
  expect(extremeStep(spans([1, 2, 3], [9, NaN, NaN], [0, 1, 1]), 'highest')).toBe(2);
});

it('finds a bucket that hides a NaN behind finite ends', () => {
  expect(extremeStep(spans([0, 10, 20], [9, 1, 2], [0, 1, 0]), 'highest')).toBe(10);
});

it('finds none where there is no step', () => {
  expect(extremeStep(spans([], []), 'highest')).toBeNull();
});
