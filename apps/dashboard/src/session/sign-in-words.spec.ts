import { describe, expect, it } from 'vitest';
import { signInSentence } from './sign-in-words.js';

describe('signInSentence', () => {
  it.each(['again', 'refused', 'role', 'too-often', 'unavailable'])('says what to do after %s', (code) => {
    expect(signInSentence(code)).toMatch(/(Begin|Try|Ask|Wait|try|ask) /);
  });
  it('repeats nothing that an address says', () => {
    expect(signInSentence('<b>call 0900</b>')).toBe('You could not be signed in. Try again.');
    expect(signInSentence('constructor')).toBe('You could not be signed in. Try again.');
  });
});
