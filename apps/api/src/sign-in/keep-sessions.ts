import type { Clock } from '#libs/contracts';
import { createSession, revokeAccessToken, type Store } from '#libs/decision-store';
import type { Logger } from 'pino';

import type { AuditLog, Order } from '../audit-log/open-audit-log.js';
import { type Access, type Authorizer, mayReach } from '../auth/authorizer.js';
import { accessOf } from '../auth/oidc.js';
import type { IdClaims, Redeemed, SignInOptions } from './open-issuer.js';
import type { SignInAttempt } from './sign-in-attempt.js';

/** What beginning and ending sessions needs. */
export interface SessionParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly audit: AuditLog;
  readonly authorizer: Authorizer;
}

/** Why nobody was signed in, as the dashboard tells it. */
export type SignInProblem = 'again' | 'refused' | 'role' | 'too-often' | 'unavailable';

/** A session that has begun. */
export interface BegunSession {
  readonly secret: string;
  /** It lasts so long. Unit: s. */
  readonly seconds: number;
}

/** A session of a browser. */
export interface OpenSession {
  readonly secret: string;
  readonly access: Access;
}

/** However long the issuer says, nobody stays signed in for longer. Unit: s. */
const MOST_SECONDS = 43_200;

/** Why there is no session, in the words of the audit log, and as the dashboard tells it. */
const REFUSALS = { STATE_MISMATCH: 'again', STATE_USED: 'again', ISSUER_REFUSED: 'refused', TOKEN_NOT_VALID: 'refused', NO_ROLE: 'role', UNAVAILABLE: 'unavailable' } as const satisfies Record<string, SignInProblem>;
type RefusalCode = keyof typeof REFUSALS;

/**
 * Begins a session for whom the issuer named, as long as its id token works and at most 12 hours; without a role that reads, none.
 * Each sign-in, and each that was refused, is in the audit log when this returns: one that cannot be recorded begins no session.
 */
export async function beginSession(parts: SessionParts & { readonly options: SignInOptions }, attempt: SignInAttempt, redeemed: Redeemed): Promise<BegunSession | SignInProblem> {
  const { log, clock, options } = parts;
  if (redeemed.kind !== 'signed-in') {
    log.warn({ problem: redeemed.problem }, 'somebody could not sign in');
    return await refuseSignIn(parts, redeemed.kind === 'refused' ? redeemed.code : 'UNAVAILABLE');
  }
  const { claims } = redeemed;
  const person = accessOf(claims, options);
  if (person === null || !mayReach(person, 'graphql')) return await refuseSignIn(parts, 'NO_ROLE', claims.sub);
  const seconds = Math.min(MOST_SECONDS, claims.exp - clock.now() / 1000);
  // an id token may be accepted shortly after its end, for clocks differ; a session that has ended is none
  if (seconds < 1) return await refuseSignIn(parts, 'TOKEN_NOT_VALID', claims.sub);
  return await storeSession(parts, { access: { ...person, tokenId: attempt.sessionId }, claims, seconds }).catch((error: unknown) => {
    log.error({ err: error }, 'a sign-in could not be recorded or stored');
    return 'unavailable';
  });
}

interface NewPerson {
  readonly access: Access;
  readonly claims: IdClaims;
  readonly seconds: number;
}

/** @throws what keeps it from being recorded or stored: nobody is given the secret then. */
async function storeSession({ store, audit, options: { issuer } }: SessionParts & { readonly options: SignInOptions }, { access, claims: { sub }, seconds }: NewPerson): Promise<BegunSession | SignInProblem> {
  const ended = await audit.begin(access, orderOf('signIn', { issuer, subject: sub, seconds: Math.floor(seconds) }));
  const { tokenId, role, name, project } = access;
  try {
    const begun = await createSession(store, { tokenId, role, name, project, subject: sub, createdBy: issuer, expiresInSeconds: seconds });
    await ended(begun === null ? { outcome: 'refused', result: 'STATE_USED' } : { outcome: 'done', result: 'Session' });
    return begun === null ? REFUSALS.STATE_USED : { secret: begun.secret, seconds };
  } catch (error) {
    await ended({ outcome: 'failed', result: 'UNAVAILABLE' }).catch(() => undefined); // the entry before it stands
    throw error;
  }
}

/** Records that a sign-in was refused. @returns what the dashboard tells. */
export async function refuseSignIn({ audit, options: { issuer } }: Pick<SessionParts, 'audit'> & { readonly options: SignInOptions }, code: RefusalCode, subject: string | null = null): Promise<SignInProblem> {
  const outcome = code === 'UNAVAILABLE' ? 'failed' : 'refused';
  try {
    await audit.record(null, { ...orderOf('signIn', { issuer, subject }), outcome, result: code });
    return REFUSALS[code];
  } catch {
    return 'unavailable'; // it is in the log of the process
  }
}

/** Ends a session for good; recorded before and after. @returns whether it has ended. */
export async function endSession({ store, audit, authorizer, log }: SessionParts, { secret, access }: OpenSession): Promise<boolean> {
  try {
    const ended = await audit.begin(access, orderOf('signOut', {}));
    await revokeAccessToken(store, access.tokenId);
    authorizer.forget(secret);
    await ended({ outcome: 'done', result: 'SignedOut' });
    return true;
  } catch (error) {
    log.error({ err: error }, 'a sign-out could not be recorded');
    return false;
  }
}

function orderOf(action: 'signIn' | 'signOut', args: Order['args']): Order {
  return { kind: 'change', action, args, ids: [] };
}
