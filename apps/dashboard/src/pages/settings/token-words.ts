/** How a token stands. */
export type TokenState = 'works' | 'revoked' | 'expired';

/** Whether a token works at a moment. */
export function tokenState({ revokedAt, expiresAt }: { readonly revokedAt: string | null; readonly expiresAt: string | null }, nowMs: number): TokenState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= nowMs ? 'expired' : 'works';
}

/** For how long a new token may work, in words; null: for ever. Unit: s. */
export const SPANS: readonly (readonly [seconds: number | null, words: string])[] = [[86_400, '1 day'], [604_800, '7 days'], [2_592_000, '30 days'], [7_776_000, '90 days'], [31_536_000, '1 year'], [null, 'for ever']];
