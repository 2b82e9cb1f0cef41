import { makeStore, type Store } from '../hooks/store.js';
import { isToken, takeToken } from './take-token.js';

/** Whether the reader is signed in; `sentence` says why not, where there is something to say. */
export type Session =
  | { readonly kind: 'signed-in'; readonly token: string }
  | { readonly kind: 'signed-out'; readonly sentence: string };

const KEY = 'gradlens.token';

const NO_TOKEN = 'That is no token: it holds characters that none has. Copy it again, or open the sign-in link that gradlens printed.';

/** Reads the token from the address (and removes it there), else from this tab's storage. */
function openSession(): Session {
  const taken = takeToken(location.hash);
  if (taken) {
    if (isToken(taken.token)) sessionStorage.setItem(KEY, taken.token);
    history.replaceState(null, '', location.pathname + location.search + taken.hash);
  }
  if (taken && !isToken(taken.token)) return { kind: 'signed-out', sentence: NO_TOKEN };
  const token = sessionStorage.getItem(KEY);
  return token === null ? { kind: 'signed-out', sentence: '' } : { kind: 'signed-in', token };
}

/** The session of this tab. */
export const session: Store<Session> = makeStore<Session>(openSession());

/** Signs in with a token; the next request shows whether it is good. */
export function signIn(token: string): void {
  if (!isToken(token)) {
    signOut(NO_TOKEN);
    return;
  }
  sessionStorage.setItem(KEY, token);
  session.set({ kind: 'signed-in', token });
}

/** Forgets the token and shows the sign-in page with a sentence. */
export function signOut(sentence: string): void {
  sessionStorage.removeItem(KEY);
  session.set({ kind: 'signed-out', sentence });
}

/** A sign-in link opened in this tab while the page is up changes only the fragment: take the token from there too. */
export function followSignInLinks(): void {
  addEventListener('hashchange', () => {
    if (takeToken(location.hash)) session.set(openSession());
  });
}
