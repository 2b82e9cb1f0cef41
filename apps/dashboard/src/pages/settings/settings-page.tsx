import type { ReactElement } from 'react';
import { Loading } from '../../components/page-states.js';
import { ROLE_WORDS } from '../../components/role-words.js';
import { useStore } from '../../hooks/store.js';
import { useMe } from '../../hooks/use-me.js';
import { session } from '../../session/session.js';
import { Appearance } from './appearance.js';
import { Receivers } from './receivers.js';
import { Tokens } from './tokens.js';

/** Who one is and may do, how things look, who may reach the service, and who is told of alerts. */
export function SettingsPage(): ReactElement {
  const me = useMe();
  return (
    <div className="settings">
      <div className="page-head"><h1>Settings</h1></div>
      {me === null ? <Loading what="who you are" /> : <You me={me} />}
      <Appearance />
      {me !== null && (me.role === 'ADMIN' && me.project === null ? <Tokens /> : <NoTokens />)}
      {me !== null && (me.project === null ? <Receivers mayTest={me.mayChange} /> : <NotOfTheService />)}
    </div>
  );
}

type Me = NonNullable<ReturnType<typeof useMe>>;

function You({ me: { name, role, project, mayChange, mayReview } }: { readonly me: Me }): ReactElement {
  const current = useStore(session);
  const isOfOrganisation = current.kind === 'signed-in' && current.token === null;
  return (
    <section className="panel" aria-label="You" data-testid="who-am-i" data-role={role}>
      <div className="panel-head"><h2>You</h2></div>
      <p>You are signed in as <b>{name}</b>, <b>{role.toLowerCase()}</b>: {ROLE_WORDS[role]}.</p>
      <ul className="plain">
        <li data-testid="signed-in-by">{isOfOrganisation ? 'Your organisation said so; your session ends after 12 hours at most, and when you sign out.' : 'The token of this tab says so.'}</li>
        <li>{project === null ? 'You see all projects.' : <>You see the project <b>{project}</b> alone.</>}</li>
        <li>{mayChange ? 'What you do is recorded under this name, with the reason you give.' : 'You cannot change anything here; buttons that do are not shown to you.'}</li>
        <li>{mayReview ? 'You may decide sensitive predictions.' : 'Sensitive predictions are decided by reviewers and admins.'}</li>
      </ul>
    </section>
  );
}

function NoTokens(): ReactElement {
  return (
    <section className="panel" aria-label="Tokens" data-testid="no-tokens">
      <div className="panel-head"><h2>Tokens</h2></div>
      <p className="faint">Who may reach the service is for admins of all projects. Ask one of them for a token, or to end yours.</p>
    </section>
  );
}

function NotOfTheService(): ReactElement {
  return (
    <section className="panel" aria-label="Notifications" data-testid="no-receivers">
      <div className="panel-head"><h2>Who is told</h2></div>
      <p className="faint">That is of the whole service, and your token is for one project.</p>
    </section>
  );
}
