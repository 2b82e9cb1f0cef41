import { expect, it } from 'vitest';
import { countText } from './count-text.js';

it('counts, and says nothing where nothing is known', () => {
  expect(countText({ totalCount: 1, isLoading: false, error: null }, 'run')).toBe('1 run');
  expect(countText({ totalCount: 0, isLoading: false, error: null }, 'run')).toBe('0 runs');
  expect(countText({ totalCount: 7, isLoading: true, error: undefined }, 'alert')).toBe('7 alerts');
  expect(countText({ totalCount: 10_000, isLoading: false, error: null }, 'run')).toBe('10,000 runs');
  expect(countText({ totalCount: 0, isLoading: true, error: null }, 'run')).toBe('');
  expect(countText({ totalCount: 3, isLoading: false, error: new Error('away') }, 'run')).toBe('');
});
