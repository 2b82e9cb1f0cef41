import { useState, type ReactElement } from 'react';
import { useClient } from 'urql';
import { ActDialog } from '../../components/act-dialog.js';
import { errorSentence } from '../../components/page-states.js';
import { ROLE_WORDS } from '../../components/role-words.js';
import { textOf } from '../../components/text-of.js';
import { CreateAccessTokenDocument, type Role } from '../../generated/graphql.js';
import { SPANS } from './token-words.js';

/** A token that was made, with the secret that is told this once. */
export interface MadeToken {
  readonly name: string;
  readonly secret: string;
}

const ROLES = Object.entries(ROLE_WORDS) as readonly (readonly [Role, string])[];

/** Makes a token: for whom, what it may, for how long, why. */
export function CreateToken({ made }: { readonly made: (token: MadeToken) => void }): ReactElement {
  const client = useClient();
  const act = async (reason: string, form: FormData): Promise<string | null> => {
    const seconds = Number(form.get('span'));
    const input = { name: textOf(form, 'name'), role: form.get('role') as Role, project: textOf(form, 'project') || null, expiresInSeconds: seconds > 0 ? seconds : null, reason };
    const { data, error } = await client.mutation(CreateAccessTokenDocument, { input }).toPromise();
    const outcome = data?.outcome;
    if (outcome === undefined) return error ? errorSentence(error) : 'The API gave no answer.';
    if (outcome.__typename === 'InputProblem') return outcome.message;
    made({ name: outcome.accessToken.name, secret: outcome.secret });
    return null;
  };
  return (
    <ActDialog label="New token…" className="small" title="Give somebody access" confirm="Make the token" act={act} testId="create-token">
      <label htmlFor="token-name">Name of the person or program</label>
      <input id="token-name" name="name" required maxLength={100} pattern=".*\S.*" autoComplete="off" data-testid="token-name" />
      <label htmlFor="token-role">Role</label>
      <select id="token-role" name="role" data-testid="token-role">{ROLES.map(([role, words]) => <option key={role} value={role}>{role.toLowerCase()}: {words}</option>)}</select>
      <label htmlFor="token-project">Project (empty: all)</label>
      <input id="token-project" name="project" maxLength={100} autoComplete="off" />
      <label htmlFor="token-span">Works for</label>
      <select id="token-span" name="span" defaultValue={7_776_000}>{SPANS.map(([seconds, words]) => <option key={words} value={seconds ?? 0}>{words}</option>)}</select>
    </ActDialog>
  );
}

/** The secret of a new token, until it is put away. */
export function NewSecret({ token: { name, secret }, done }: { readonly token: MadeToken; readonly done: () => void }): ReactElement {
  const [isCopied, setCopied] = useState(false);
  const link = `${location.origin}/#token=${secret}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <div className="notice" role="status" data-testid="new-secret">
      <strong>The sign-in link of {name}. It is shown this once and kept nowhere.</strong>
      <p><code data-testid="secret">{link}</code></p>
      <p className="fine">Programs send what stands behind <code>token=</code> as a bearer token.</p>
      <span className="marks">
        <button type="button" className="small" onClick={() => void copy()}>{isCopied ? 'Copied' : 'Copy the link'}</button>
        <button type="button" className="small" data-testid="secret-done" onClick={done}>I have it</button>
      </span>
    </div>
  );
}
