import { userInfo } from 'node:os';

import type { Clock, Role } from '#libs/contracts';
import { findAccessToken, isSessionSecret, isTokenSecret, touchAccessToken, tokenHash, type Store } from '#libs/decision-store';

import { tokenComparison } from './access-token.js';
import { isJwt, type Oidc } from './oidc.js';

/** Who is asking. */
export interface Access {
  /** Id of the token; `admin` for the access token of the operator. */
  readonly tokenId: string;
  readonly role: Role;
  /** Whom acts are recorded under: the name of the token; of the operator's access token, the user that the API runs as. */
  readonly name: string;
  /** The one project the token is for; null when it is for all. */
  readonly project: string | null;
  /** Asks by the session of a browser, not by a token. */
  readonly bySession?: boolean;
}

/** Tells who a token belongs to. */
export interface Authorizer {
  /**
   * Who the token belongs to; null when to nobody.
   *
   * @throws the error of the database, or of the issuer, when it must be asked and does not answer. The operator's token needs none.
   */
  check(token: unknown): Promise<Access | null>;
  /** Whether it may be checked whoever else tries: it was found good before, or its signature tells without the database. */
  knows(token: unknown): boolean;
  /** A token that has just ended is not believed any more. */
  forget(token: string): void;
}

/** Parts of the API that are guarded. */
export type GuardedArea = 'graphql' | 'ingest' | 'ledger' | 'metrics' | 'reports';

const OPERATOR: Access = { tokenId: 'admin', role: 'admin', name: operatorName(), project: null };

/** A token that was found is believed for so long, so a revoked one ends within it. Unit: ms. */
const BELIEVED_MS = 5_000;
const MOST_KEPT = 10_000;

/** Makes the authorizer of the operator's access token, of the tokens and sessions in the database, and of those of an issuer where there is one. */
export function openAuthorizer(store: Pick<Store, 'pool'>, clock: Clock, operatorToken: string, oidc: Oidc | null = null): Authorizer {
  const isOperatorToken = tokenComparison(operatorToken);
  const kept = new Map<string, { readonly access: Access; readonly until: number }>();
  const ask = async (secret: string, key: string): Promise<Access | null> => {
    const row = await findAccessToken(store, secret);
    if (row === null) return null;
    const { tokenId, role, name, project, expiresAt } = row;
    const access: Access = { tokenId, role, name, project, ...(isSessionSecret(secret) ? { bySession: true } : {}) };
    if (kept.size >= MOST_KEPT) kept.clear();
    const until = clock.elapsed() + BELIEVED_MS;
    kept.set(key, { access, until: expiresAt === null ? until : Math.min(until, clock.elapsed() + expiresAt.getTime() - clock.now()) });
    await touchAccessToken(store, tokenId);
    return access;
  };
  return {
    forget: (token) => void kept.delete(tokenHash(token).toString('base64')),
    knows: (token) => isOperatorToken(token) || (typeof token === 'string' && ((oidc !== null && isJwt(token)) || kept.has(tokenHash(token).toString('base64')))),
    check: async (token) => {
      if (isOperatorToken(token)) return OPERATOR;
      if (typeof token !== 'string') return null;
      if (oidc !== null && isJwt(token)) return await oidc.check(token);
      if (!isOfDatabase(token)) return null;
      const key = tokenHash(token).toString('base64');
      const known = kept.get(key);
      if (known !== undefined && known.until > clock.elapsed()) return known.access;
      kept.delete(key);
      return await ask(token, key);
    },
  };
}

/** Whether a text has the form of what the database keeps the hash of. */
function isOfDatabase(text: string): boolean {
  return isTokenSecret(text) || isSessionSecret(text);
}

/**
 * Whether a token may reach an area: recordings are delivered by `ingest` and nobody else but `admin`; the metrics tell of
 * all projects, so a token for one does not reach them.
 */
export function mayReach({ role, project }: Pick<Access, 'role' | 'project'>, area: GuardedArea): boolean {
  if (area === 'metrics' && project !== null) return false;
  if (role === 'admin') return true;
  return (role === 'ingest') === (area === 'ingest');
}

/** Whether a role may change things by a mutation; the others only read. */
export function mayChange(role: Role): boolean {
  return role === 'admin' || role === 'operator' || role === 'reviewer';
}

/** Whether who asks may read what the data say of a person: which record, its protected attributes, its features. */
export function mayReadPeople(access: Access | null): boolean {
  return access !== null && ['admin', 'reviewer', 'auditor'].includes(access.role);
}

/** Whether a role may read the audit log. */
export function mayAudit(role: Role): boolean {
  return role === 'admin' || role === 'auditor';
}

/** Name of the user that this process runs as; `operator` where the system has none, as in some containers. */
function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'operator'; // a user id without an entry
  }
}
