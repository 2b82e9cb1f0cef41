import { userInfo } from 'node:os';

import { InputError, type Environment, type Role } from '#libs/contracts';
import { findAccessToken, isTokenSecret, type Store } from '#libs/decision-store';

/** In whose name a command line acts. */
export interface Actor {
  readonly name: string;
  readonly role: Role;
  /** What the audit log calls the role: that of the token, or that it is whoever sits at this machine. */
  readonly title: string;
}

/** The user at this machine, as operator, whatever token is set. */
export function machineOperator(): Actor {
  return { name: userInfo().username, role: 'operator', title: 'operator at the machine' };
}

/** Roles that may change things. */
const ACTING: readonly Role[] = ['operator', 'reviewer', 'admin'];
/** Of these, those that may sign and override. */
export const REVIEWING: readonly Role[] = ['reviewer', 'admin'];

/**
 * Whoever the token in GRADLENS_TOKEN belongs to; without one, or with the API's own, the user at this machine, as operator:
 * what needs a reviewer needs the token of one.
 *
 * @param allowed roles that may do what is asked: told to whoever may only read.
 * @throws InputError when the token works no more, or may only read.
 */
export async function actorOf(store: Store, { GRADLENS_TOKEN: secret }: Environment, allowed = ACTING): Promise<Actor> {
  if (secret === undefined || !isTokenSecret(secret)) return machineOperator();
  const row = await findAccessToken(store, secret);
  if (row === null) throw wrongToken('one that works no more', 'a token that is neither expired nor revoked');
  if (!ACTING.includes(row.role)) throw wrongToken(`of role ${row.role}`, `a token of role ${allowed.join(', ')}`);
  return { name: row.name, role: row.role, title: row.role };
}

/** In whose name something is read: of the token, whatever its role, else of the user at this machine. */
export async function readerOf(store: Store, { GRADLENS_TOKEN: secret }: Environment): Promise<Actor> {
  const row = secret === undefined || !isTokenSecret(secret) ? null : await findAccessToken(store, secret);
  return row === null ? machineOperator() : { name: row.name, role: row.role, title: row.role };
}

/** In whose name a run is started: of the token, whatever its role, else of the user at this machine. */
export async function starterOf(store: Store, environment: Environment): Promise<string> {
  return (await readerOf(store, environment)).name;
}

function wrongToken(value: string, allowed: string): InputError {
  return new InputError({ source: 'environment', path: 'GRADLENS_TOKEN', value, allowed });
}
