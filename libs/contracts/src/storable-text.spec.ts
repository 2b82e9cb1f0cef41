import { expect, it } from 'vitest';

import { isStorable, unstorablePath } from './storable-text.js';

it.each(['', 'plain', '\\u0000 written out', '🙂', 'é\n\t'])('takes %j', (text) => {
  expect(isStorable(text)).toBe(true);
});

it.each(['a\0b', '\ud800', 'x\udc00y', '\ude42\ud83d'])('refuses %j', (text) => {
  expect(isStorable(text)).toBe(false);
});

it('names the first place, keys included', () => {
  expect(unstorablePath({ a: 1, b: ['x', { c: 'y\0' }] })).toEqual(['b', 1, 'c']);
  expect(unstorablePath({ 'k\0': 1 })).toEqual(['k\0']);
  expect(unstorablePath({ a: [null, true, 'z'] })).toBeNull();
});
