import type { ReactElement, SyntheticEvent } from 'react';
import { signIn } from '../session/session.js';
import { tokenFromPaste } from '../session/take-token.js';

/** Where somebody without a token lands. */
export function SignInPage({ sentence }: { readonly sentence: string }): ReactElement {
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const field = new FormData(event.currentTarget).get('token');
    const token = tokenFromPaste(typeof field === 'string' ? field : '');
    if (token !== '') signIn(token);
  };
  return (
    <main className="sign-in" data-testid="sign-in">
      <form onSubmit={submit}>
        <h1><img src="/favicon.svg" alt="" width={32} height={32} />gradlens</h1>
        {sentence !== '' && <p className="refused" role="alert">{sentence}</p>}
        <p>Open the sign-in link that <code>npm start</code> or <code>gradlens serve</code> printed, or paste the link or its token here.</p>
        <label htmlFor="token">Token or sign-in link</label>
        <input id="token" name="token" type="password" autoComplete="off" spellCheck={false} required autoFocus data-testid="token-field" />
        <button type="submit" className="primary">Sign in</button>
        <p className="fine">The token stays in this tab and is forgotten when it closes.</p>
      </form>
    </main>
  );
}
