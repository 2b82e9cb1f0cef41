/** Where the address says who is asking: the token, and the address without it. */
export interface TakenToken {
  readonly token: string;
  /** The fragment that is left, with its `#`, or empty. */
  readonly hash: string;
}

/** Takes `token=…` out of a URL fragment; null when it holds none. */
export function takeToken(hash: string): TakenToken | null {
  const taken = takeFromHash(hash, 'token');
  return taken && { token: taken.value, hash: taken.hash };
}

/** Takes a parameter out of a URL fragment, and what is left of it; null when it holds none. */
export function takeFromHash(hash: string, name: string): { readonly value: string; readonly hash: string } | null {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const value = parameters.get(name)?.trim();
  if (!value) return null;
  parameters.delete(name);
  const rest = parameters.toString();
  return { value, hash: rest === '' ? '' : `#${rest}` };
}

/** The token in what a person pasted: the token itself or the whole sign-in link. */
export function tokenFromPaste(text: string): string {
  const pasted = text.trim();
  const hash = pasted.indexOf('#');
  return (hash >= 0 ? takeToken(pasted.slice(hash))?.token : undefined) ?? pasted;
}

/** Whether a text can be a token at all: printable ASCII, which is what a header can carry. */
export function isToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
