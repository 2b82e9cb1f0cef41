import { expect, it } from 'vitest';
import { isStorable, storableText, unstorablePath } from './storable-text.js';
it.each(['', 'plain', '\\u0000 written out', '🙂', 'é\n\t'])('takes %j', (text) => {
    expect(isStorable(text)).toBe(true);
});
it.each(['a\0b', '\ud800', 'x\udc00y', '\ude42\ud83d'])('refuses %j', (text) => {
    expect(isStorable(text)).toBe(false);
});
it('replaces what cannot be stored, and nothing else', () => {
    expect(storableText('a\0b\0 🙂 x\udc00')).toBe('a\uFFFDb\uFFFD 🙂 x\uFFFD');
});
it('names the first place, keys included', () => {
    expect(unstorablePath({ a: 1, b: ['x', { c: 'y\0' }] })).toEqual(['b', 1, 'c']);
    expect(unstorablePath({ 'k\0': 1 })).toEqual(['k\0']);
    expect(unstorablePath({ a: [null, true, 'z'] })).toBeNull();
});
//# sourceMappingURL=storable-text.spec.js.map