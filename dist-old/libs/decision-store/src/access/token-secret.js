import { createHash, randomBytes } from 'node:crypto';
/** What every secret begins with, so that a leaked one is recognised by whoever scans for them. */
const PREFIX = 'glt_';
const SECRET = /^glt_[\w-]{43}$/;
/** What every secret of a session begins with: what a browser carries is never taken for a token, nor a token for it. */
const SESSION_PREFIX = 'gls_';
const SESSION_SECRET = /^gls_[\w-]{43}$/;
/** A new secret: 256 random bits, base64url. */
export function newTokenSecret() {
    return `${PREFIX}${randomBytes(32).toString('base64url')}`;
}
/** Whether a text has the form of a secret. */
export function isTokenSecret(text) {
    return SECRET.test(text);
}
/** A new secret of a session: 256 random bits, base64url. */
export function newSessionSecret() {
    return `${SESSION_PREFIX}${randomBytes(32).toString('base64url')}`;
}
/** Whether a text has the form of a secret of a session. */
export function isSessionSecret(text) {
    return SESSION_SECRET.test(text);
}
/** What is kept of a secret: its SHA-256. A random secret of 256 bits needs neither salt nor a slow hash. */
export function tokenHash(secret) {
    return createHash('sha256').update(secret).digest();
}
//# sourceMappingURL=token-secret.js.map