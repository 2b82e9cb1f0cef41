import { useState, type ReactElement } from 'react';
import { nowMs } from '../../clock.js';
import { ActDialog } from '../../components/act-dialog.js';
import { isCounted } from '../../components/count-text.js';
import { Moment } from '../../components/moment.js';
import { errorSentence } from '../../components/page-states.js';
import { AccessTokensDocument, type AccessTokensQuery, RevokeAccessTokenDocument } from '../../generated/graphql.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import { usePages } from '../../hooks/use-pages.js';
import { CreateToken, type MadeToken, NewSecret } from './create-token.js';
import { tokenState } from './token-words.js';

type Token = AccessTokensQuery['accessTokens']['edges'][number]['node'];

/** Who may reach the service: tokens are made, shown once, and revoked here. */
export function Tokens(): ReactElement {
  const tokens = usePages({ document: AccessTokensDocument, variables: (after) => ({ first: 20, after }), pick: (data) => data.accessTokens, key: 'tokens' });
  const [made, setMade] = useState<MadeToken | null>(null);
  return (
    <section className="panel" aria-label="Tokens">
      <div className="panel-head">
        <h2>Tokens and sessions</h2><span className="count">{isCounted(tokens) ? tokens.totalCount : ''}</span><span className="spacer" />
        <CreateToken made={(token) => { setMade(token); tokens.reload(); }} />
      </div>
      {made !== null && <NewSecret token={made} done={() => { setMade(null); }} />}
      {tokens.error && <p className="refused" role="alert">Could not read the tokens. {errorSentence(tokens.error)}</p>}
      {isCounted(tokens) && tokens.nodes.length === 0 && <p className="faint" data-testid="tokens-empty">None yet: only the operator’s own token of this service is in use.</p>}
      {tokens.nodes.length > 0 && <TokenTable tokens={tokens.nodes} acted={tokens.reload} />}
      {tokens.hasMore && <button type="button" className="more" disabled={tokens.isLoading} onClick={tokens.more}>Load more</button>}
    </section>
  );
}

function TokenTable({ tokens, acted }: { readonly tokens: readonly Token[]; readonly acted: () => void }): ReactElement {
  return (
    <div className="table-frame">
      <table className="runs" data-testid="tokens">
        <thead><tr><th>Name</th><th>Role</th><th>Project</th><th>State</th><th>Last used</th><th>Made</th><th><span className="visually-hidden">Act</span></th></tr></thead>
        <tbody>{tokens.map((token) => <TokenRow key={token.id} token={token} acted={acted} />)}</tbody>
      </table>
    </div>
  );
}

function TokenRow({ token, acted }: { readonly token: Token; readonly acted: () => void }): ReactElement {
  const { name, role, project, subject, createdAt, createdBy, expiresAt, lastUsedAt } = token;
  const state = tokenState(token, nowMs());
  return (
    <tr data-testid="token" data-name={name} data-state={state}>
      <th scope="row" className="name">{name}</th>
      <td>{role.toLowerCase()}</td>
      <td>{project ?? 'all'}</td>
      <td>{state}{state === 'works' && (expiresAt === null ? ', for ever' : <>, until <time dateTime={expiresAt}>{expiresAt.slice(0, 10)}</time></>)}</td>
      <td>{lastUsedAt === null ? 'never' : <Moment at={lastUsedAt} />}</td>
      <td><Moment at={createdAt} /> by {createdBy}{subject !== null && <> for {subject}</>}</td>
      <td>{state === 'works' && <Revoke token={token} acted={acted} />}</td>
    </tr>
  );
}

function Revoke({ token: { id, name, subject }, acted }: { readonly token: Token; readonly acted: () => void }): ReactElement {
  const revoke = useOutcome(RevokeAccessTokenDocument);
  const act = async (reason: string): Promise<string | null> => {
    const answer = await revoke({ id, reason });
    if (answer === null) acted();
    return answer;
  };
  const what = subject === null ? 'token' : 'session';
  return <ActDialog label="Revoke…" name={`Revoke the ${what} of ${name}`} className="small" title={`Revoke the ${what} of ${name}?`} confirm="Revoke" isDanger act={act} testId="revoke-token" explanation="It works for at most 5 s more. This cannot be taken back; who has a role can get a new one." />;
}
