import { useEffect, useState, type ReactElement, type SyntheticEvent } from 'react';
import { credentials, goOn, signIn } from '../session/session.js';
import { tokenFromPaste } from '../session/take-token.js';

/** What the service says before anybody is signed in. */
interface Ways {
  /** Whether one can sign in at an organisation. */
  readonly signIn: boolean;
  /** Whether this browser is signed in there. */
  readonly signedIn: boolean;
}

const TOKENS_ALONE: Ways = { signIn: false, signedIn: false };

async function askWays(): Promise<Ways> {
  const answer = await fetch('/auth/session', { headers: credentials(null) });
  return answer.ok ? ((await answer.json()) as Ways) : TOKENS_ALONE;
}

/** How one can sign in; null until the service has said it. Whose browser is signed in already, and has just come, goes on. */
function useWays(sentence: string): Ways | null {
  const [ways, setWays] = useState<Ways | null>(null);
  useEffect(() => {
    let isGone = false;
    void askWays().catch(() => TOKENS_ALONE).then((found) => {
      if (isGone) return;
      if (found.signedIn && sentence === '') goOn();
      else setWays(found);
    });
    return () => {
      isGone = true;
    };
  }, [sentence]);
  return ways;
}

/** Where somebody without a token and without a session lands. */
export function SignInPage({ sentence }: { readonly sentence: string }): ReactElement {
  const ways = useWays(sentence);
  if (ways === null) return <main className="sign-in" />;
  return (
    <main className="sign-in" data-testid="sign-in">
      <form onSubmit={submit}>
        <h1><img src="/favicon.svg" alt="" width={32} height={32} />gradlens</h1>
        {sentence !== '' && <p className="refused" role="alert" data-testid="why-signed-out">{sentence}</p>}
        {ways.signIn && <Organisation />}
        <p>{ways.signIn ? 'Or open' : 'Open'} the sign-in link that <code>npm start</code> or <code>gradlens serve</code> printed, or paste the link or its token here.</p>
        <label htmlFor="token">Token or sign-in link</label>
        <input id="token" name="token" type="password" autoComplete="off" spellCheck={false} required autoFocus={!ways.signIn} data-testid="token-field" />
        <button type="submit" className={ways.signIn ? undefined : 'primary'}>Sign in{ways.signIn && ' with the token'}</button>
        <p className="fine">The token stays in this tab and is forgotten when it closes.</p>
      </form>
    </main>
  );
}

/** The way to the issuer, and back to this page. */
function Organisation(): ReactElement {
  const address = `/auth/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`;
  return (
    <>
      <a className="primary" href={address} data-testid="organisation">Sign in with your organisation</a>
      <p className="fine">You stay signed in for 12 hours at most.</p>
    </>
  );
}

function submit(event: SyntheticEvent<HTMLFormElement>): void {
  event.preventDefault();
  const field = new FormData(event.currentTarget).get('token');
  const token = tokenFromPaste(typeof field === 'string' ? field : '');
  if (token !== '') signIn(token);
}
