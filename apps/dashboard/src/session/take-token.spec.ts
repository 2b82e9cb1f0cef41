import { describe, expect, it } from 'vitest';
import { isToken, takeFromHash, takeToken, tokenFromPaste } from './take-token.js';

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

describe('takeFromHash', () => {
  it('takes why signing in failed, and leaves the rest', () => {
    expect(takeFromHash('#sign-in=role&a=1', 'sign-in')).toEqual({ value: 'role', hash: '#a=1' });
    expect(takeFromHash('#token=x', 'sign-in')).toBeNull();
  });
});

describe('tokenFromPaste', () => {
  it('accepts the token or the whole link', () => {
    expect(tokenFromPaste('  secret ')).toBe('secret');
    expect(tokenFromPaste('http://127.0.0.1:4317/#token=secret')).toBe('secret');
  });
});

describe('isToken', () => {
  it.each(['abc.def-_=', 'x'])('takes %s', (text) => {
    expect(isToken(text)).toBe(true);
  });
  it.each(['', 'a b', 'tökén', 'abc…', '“abc”', 'a\nb'])('refuses %j, which no header can carry', (text) => {
    expect(isToken(text)).toBe(false);
  });
});
