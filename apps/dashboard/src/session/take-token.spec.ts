import { describe, expect, it } from 'vitest';
import { takeToken, tokenFromPaste } from './take-token.js';

describe('takeToken', () => {
  it('takes the token and leaves the rest of the fragment', () => {
    expect(takeToken('#token=abc.def')).toEqual({ token: 'abc.def', hash: '' });
    expect(takeToken('#a=1&token=x%2By')).toEqual({ token: 'x+y', hash: '#a=1' });
  });
  it('finds none in an ordinary fragment', () => {
    expect(takeToken('#top')).toBeNull();
    expect(takeToken('#token=')).toBeNull();
  });
});

describe('tokenFromPaste', () => {
  it('accepts the token or the whole link', () => {
    expect(tokenFromPaste('  secret ')).toBe('secret');
    expect(tokenFromPaste('http://127.0.0.1:4317/#token=secret')).toBe('secret');
  });
});
