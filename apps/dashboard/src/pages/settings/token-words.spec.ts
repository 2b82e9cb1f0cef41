import { expect, it } from 'vitest';
import { tokenState } from './token-words.js';

it('a token works until it expires or is revoked', () => {
  const now = Date.parse('2026-01-02T00:00:00Z');
  expect(tokenState({ revokedAt: null, expiresAt: null }, now)).toBe('works');
  expect(tokenState({ revokedAt: null, expiresAt: '2026-01-02T00:00:01Z' }, now)).toBe('works');
  expect(tokenState({ revokedAt: null, expiresAt: '2026-01-02T00:00:00Z' }, now)).toBe('expired');
  expect(tokenState({ revokedAt: '2026-01-01T00:00:00Z', expiresAt: '2026-01-01T12:00:00Z' }, now)).toBe('revoked');
});
