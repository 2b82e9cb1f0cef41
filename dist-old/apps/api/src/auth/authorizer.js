import { userInfo } from 'node:os';
import { findAccessToken, isSessionSecret, isTokenSecret, touchAccessToken, tokenHash } from '#libs/decision-store';
import { tokenComparison } from './access-token.js';
import { isJwt } from './oidc.js';
const OPERATOR = { tokenId: 'admin', role: 'admin', name: operatorName(), project: null };
/** A token that was found is believed for so long, so a revoked one ends within it. Unit: ms. */
const BELIEVED_MS = 5_000;
const MOST_KEPT = 10_000;
/** Makes the authorizer of the operator's access token, of the tokens and sessions in the database, and of those of an issuer where there is one. */
export function openAuthorizer(store, clock, operatorToken, oidc = null) {
    const isOperatorToken = tokenComparison(operatorToken);
    const kept = new Map();
    const ask = async (secret, key) => {
        const row = await findAccessToken(store, secret);
        if (row === null)
            return null;
        const { tokenId, role, name, project, expiresAt } = row;
        const access = { tokenId, role, name, project, ...(isSessionSecret(secret) ? { bySession: true } : {}) };
        if (kept.size >= MOST_KEPT)
            kept.clear();
        const until = clock.elapsed() + BELIEVED_MS;
        kept.set(key, { access, until: expiresAt === null ? until : Math.min(until, clock.elapsed() + expiresAt.getTime() - clock.now()) });
        await touchAccessToken(store, tokenId);
        return access;
    };
    return {
        forget: (token) => void kept.delete(tokenHash(token).toString('base64')),
        knows: (token) => isOperatorToken(token) || (typeof token === 'string' && ((oidc !== null && isJwt(token)) || kept.has(tokenHash(token).toString('base64')))),
        check: async (token) => {
            if (isOperatorToken(token))
                return OPERATOR;
            if (typeof token !== 'string')
                return null;
            if (oidc !== null && isJwt(token))
                return await oidc.check(token);
            if (!isOfDatabase(token))
                return null;
            const key = tokenHash(token).toString('base64');
            const known = kept.get(key);
            if (known !== undefined && known.until > clock.elapsed())
                return known.access;
            kept.delete(key);
            return await ask(token, key);
        },
    };
}
/** Whether a text has the form of what the database keeps the hash of. */
function isOfDatabase(text) {
    return isTokenSecret(text) || isSessionSecret(text);
}
/**
 * Whether a token may reach an area: recordings are delivered by `ingest` and nobody else but `admin`; the metrics tell of
 * all projects, so a token for one does not reach them.
 */
export function mayReach({ role, project }, area) {
    if (area === 'metrics' && project !== null)
        return false;
    if (role === 'admin')
        return true;
    return (role === 'ingest') === (area === 'ingest');
}
/** Whether a role may change things by a mutation; the others only read. */
export function mayChange(role) {
    return role === 'admin' || role === 'operator' || role === 'reviewer';
}
/** Whether who asks may read what the data say of a person: which record, its protected attributes, its features. */
export function mayReadPeople(access) {
    return access !== null && ['admin', 'reviewer', 'auditor'].includes(access.role);
}
/** Whether a role may read the audit log. */
export function mayAudit(role) {
    return role === 'admin' || role === 'auditor';
}
/** Name of the user that this process runs as; `operator` where the system has none, as in some containers. */
function operatorName() {
    try {
        return userInfo().username;
    }
    catch {
        return 'operator'; // a user id without an entry
    }
}
//# sourceMappingURL=authorizer.js.map