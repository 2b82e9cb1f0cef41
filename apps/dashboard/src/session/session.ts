import { makeStore, type Store } from '../hooks/store.js';
import { signInSentence } from './sign-in-words.js';
import { isToken, takeFromHash, takeToken } from './take-token.js';

/** Whether the reader is signed in, by a token or (null) by the session of the browser; `sentence` says why not, where there is something to say. */
export type Session =
  | { readonly kind: 'signed-in'; readonly token: string | null }
  | { readonly kind: 'signed-out'; readonly sentence: string };

const KEY = 'gradlens.token';

const NO_TOKEN = 'That is no token: it holds characters that none has. Copy it again, or open the sign-in link that gradlens printed.';
const NOT_ENDED = 'The service did not confirm that your session has ended: it may go on until its time is over, or an admin revokes it.';

/** Reads the token, or why signing in failed, from the address (and removes it there), else the token from this tab's storage. */
function openSession(): Session {
  const problem = takeFromHash(location.hash, 'sign-in');
  if (problem) {
    history.replaceState(null, '', location.pathname + location.search + problem.hash);
    return { kind: 'signed-out', sentence: signInSentence(problem.value) };
  }
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

/** Goes on by the session of the browser. */
export function goOn(): void {
  session.set({ kind: 'signed-in', token: null });
}

/** Forgets the token and shows the sign-in page with a sentence. */
export function signOut(sentence: string): void {
  sessionStorage.removeItem(KEY);
  session.set({ kind: 'signed-out', sentence });
}

/** Signs out because the reader wants to: a session of the browser ends at the service, too. */
export async function leave(): Promise<void> {
  const current = session.get();
  const isOfBrowser = current.kind === 'signed-in' && current.token === null;
  const hasEnded = !isOfBrowser || (await fetch('/auth/sign-out', { method: 'POST', headers: credentials(null) }).then(({ ok }) => ok, () => false));
  signOut(hasEnded ? 'You signed out.' : NOT_ENDED);
}

/** Headers that say who asks: the token; without one the browser sends its session, and the header says that no other page asks. */
export function credentials(token: string | null): Record<string, string> {
  return token === null ? { 'apollo-require-preflight': '1' } : { authorization: `Bearer ${token}` };
}

/** A sign-in link opened in this tab while the page is up changes only the fragment: take the token from there too. */
export function followSignInLinks(): void {
  addEventListener('hashchange', () => {
    if (takeToken(location.hash)) session.set(openSession());
  });
}
