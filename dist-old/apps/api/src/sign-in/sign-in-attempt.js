import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { UUID } from 'uuidv7';
import { returnPath } from './return-path.js';
/** Who does not come back from the issuer within this time begins again. Unit: ms. */
export const ATTEMPT_MS = 600_000;
/** Clocks of several processes of the API may differ by so much. Unit: ms. */
const SKEW_MS = 30_000;
/**
 * Begins an attempt. State, nonce and verifier are derived from a secret that only this browser keeps (HMAC-SHA256 of their names), so
 * that they are bound to it and nothing is kept here: any process of the API may see the end of it.
 */
export function beginAttempt(asked, nowMs) {
    return attemptOf(nowMs, randomBytes(32), returnPath(asked));
}
/** The attempt that a browser kept; null when there is none, or it began more than ten minutes ago. */
export function readAttempt(cookie, nowMs) {
    const found = /^(?<time>\d{1,15})\.(?<secret>[\w-]{43})\.(?<path>[\w-]*)$/.exec(cookie ?? '')?.groups;
    if (found === undefined)
        return null;
    const startedAt = Number(found.time);
    if (startedAt > nowMs + SKEW_MS || nowMs - startedAt > ATTEMPT_MS)
        return null;
    return attemptOf(startedAt, Buffer.from(found.secret, 'base64url'), returnPath(Buffer.from(found.path, 'base64url').toString()));
}
/** Whether the issuer brought back the state of an attempt, in a time that tells nothing about where they differ. */
export function isStateOf({ state }, given) {
    const [wanted, found] = [Buffer.from(state), Buffer.from(typeof given === 'string' ? given : '')];
    return wanted.length === found.length && timingSafeEqual(wanted, found);
}
function attemptOf(startedAt, secret, returnTo) {
    const derive = (name) => createHmac('sha256', secret).update(`${name} ${startedAt}`).digest();
    return {
        cookie: `${startedAt}.${secret.toString('base64url')}.${Buffer.from(returnTo).toString('base64url')}`,
        state: derive('state').toString('base64url'),
        nonce: derive('nonce').toString('base64url'),
        verifier: derive('verifier').toString('base64url'),
        sessionId: uuidOf(startedAt, derive('session')),
        returnTo,
    };
}
/** A uuidv7 of a time and 74 bits that are as good as random. */
function uuidOf(ms, bits) {
    return UUID.fromFieldsV7(ms, bits.readUInt16BE(0) & 0xfff, bits.readUInt32BE(2) >>> 2, bits.readUInt32BE(6)).toString();
}
//# sourceMappingURL=sign-in-attempt.js.map