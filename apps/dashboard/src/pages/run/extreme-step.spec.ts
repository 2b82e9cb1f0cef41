import { expect, it } from 'vitest';
import { extremeStep } from './extreme-step.js';

it('finds the step whose scale is farthest from 1', () => {
  expect(extremeStep([4, 5, 6], [1, 0.1, 3], [1, 0.1, 3], 'farthest-from-one')).toBe(5);
});

it('finds NaN before any number, and the first of equals', () => {
  expect(extremeStep([1, 2, 3], [9, NaN, NaN], [9, NaN, NaN], 'highest')).toBe(2);
});

it('finds none where there is no step', () => {
  expect(extremeStep([], [], [], 'highest')).toBeNull();
});
