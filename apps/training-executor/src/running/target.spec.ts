import { expect, it } from 'vitest';

import { targetWatch } from './target.js';

it('is reached when the mean of the last three evaluations is', () => {
  const watch = targetWatch(0.8);
  // means: –, –, 0.7667, 0.8 → reached at the fourth
  expect([0.7, 0.8, 0.8, 0.8].map((a) => watch.reached(a))).toEqual([false, false, false, true]);
});

it('does not take one lucky evaluation for success', () => {
  const watch = targetWatch(0.8);
  expect([0.99, 0.5, 0.5].some((a) => watch.reached(a))).toBe(false);
});

it('is never reached without a target, nor by NaN', () => {
  expect([1, 1, 1].some((a) => targetWatch(null).reached(a))).toBe(false);
  const watch = targetWatch(0.1);
  expect([Number.NaN, 1, 1].some((a) => watch.reached(a))).toBe(false);
});
