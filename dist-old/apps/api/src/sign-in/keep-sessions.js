import { createSession, revokeAccessToken } from '#libs/decision-store';
import { mayReach } from '../auth/authorizer.js';
import { accessOf } from '../auth/oidc.js';
/** However long the issuer says, nobody stays signed in for longer. Unit: s. */
const MOST_SECONDS = 43_200;
/** Why there is no session, in the words of the audit log, and as the dashboard tells it. */
const REFUSALS = { STATE_MISMATCH: 'again', STATE_USED: 'again', ISSUER_REFUSED: 'refused', TOKEN_NOT_VALID: 'refused', NO_ROLE: 'role', UNAVAILABLE: 'unavailable' };
/**
 * Begins a session for whom the issuer named, as long as its id token works and at most 12 hours; without a role that reads, none.
 * Each sign-in, and each that was refused, is in the audit log when this returns: one that cannot be recorded begins no session.
 */
export async function beginSession(parts, attempt, redeemed) {
    const { log, clock, options } = parts;
    if (redeemed.kind !== 'signed-in') {
        log.warn({ problem: redeemed.problem }, 'somebody could not sign in');
        return await refuseSignIn(parts, redeemed.kind === 'refused' ? redeemed.code : 'UNAVAILABLE');
    }
    const { claims } = redeemed;
    const person = accessOf(claims, options);
    if (person === null || !mayReach(person, 'graphql'))
        return await refuseSignIn(parts, 'NO_ROLE', claims.sub);
    const seconds = Math.min(MOST_SECONDS, claims.exp - clock.now() / 1000);
    // an id token may be accepted shortly after its end, for clocks differ; a session that has ended is none
    if (seconds < 1)
        return await refuseSignIn(parts, 'TOKEN_NOT_VALID', claims.sub);
    return await storeSession(parts, { access: { ...person, tokenId: attempt.sessionId }, claims, seconds }).catch((error) => {
        log.error({ err: error }, 'a sign-in could not be recorded or stored');
        return 'unavailable';
    });
}
/** @throws what keeps it from being recorded or stored: nobody is given the secret then. */
async function storeSession({ store, audit, options: { issuer } }, { access, claims: { sub }, seconds }) {
    const ended = await audit.begin(access, orderOf('signIn', { issuer, subject: sub, seconds: Math.floor(seconds) }));
    const { tokenId, role, name, project } = access;
    try {
        const begun = await createSession(store, { tokenId, role, name, project, subject: sub, createdBy: issuer, expiresInSeconds: seconds });
        await ended(begun === null ? { outcome: 'refused', result: 'STATE_USED' } : { outcome: 'done', result: 'Session' });
        return begun === null ? REFUSALS.STATE_USED : { secret: begun.secret, seconds };
    }
    catch (error) {
        await ended({ outcome: 'failed', result: 'UNAVAILABLE' }).catch(() => undefined); // the entry before it stands
        throw error;
    }
}
/** Records that a sign-in was refused. @returns what the dashboard tells. */
export async function refuseSignIn({ audit, options: { issuer } }, code, subject = null) {
    const outcome = code === 'UNAVAILABLE' ? 'failed' : 'refused';
    try {
        await audit.record(null, { ...orderOf('signIn', { issuer, subject }), outcome, result: code });
        return REFUSALS[code];
    }
    catch {
        return 'unavailable'; // it is in the log of the process
    }
}
/** Ends a session for good; recorded before and after. @returns whether it has ended. */
export async function endSession({ store, audit, authorizer, log }, { secret, access }) {
    try {
        const ended = await audit.begin(access, orderOf('signOut', {}));
        await revokeAccessToken(store, access.tokenId);
        authorizer.forget(secret);
        await ended({ outcome: 'done', result: 'SignedOut' });
        return true;
    }
    catch (error) {
        log.error({ err: error }, 'a sign-out could not be recorded');
        return false;
    }
}
function orderOf(action, args) {
    return { kind: 'change', action, args, ids: [] };
}
//# sourceMappingURL=keep-sessions.js.map