import { messageOf } from '#libs/contracts';
/** One attempt may take so long. Unit: ms. */
export const ATTEMPT_MS = 10_000;
/** Statuses after which the same request may be answered otherwise; all 5xx too. */
const PASSING = new Set([408, 425, 429]);
/** Longest rest that a receiver may ask for. Unit: ms. */
const LONGEST_REST_MS = 3_600_000;
/**
 * Sends a POST, follows no redirect, and tells what became of it. Messages name the host only: the rest of an address may
 * be a secret. Never throws.
 */
export async function httpPost({ url, headers, body }, now, signal) {
    const host = URL.canParse(url) ? new URL(url).host : 'an address that is none';
    try {
        const response = await fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'user-agent': 'gradlens', ...headers },
            body,
            redirect: 'manual',
            signal: AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]),
        });
        await response.body?.cancel();
        if (response.ok)
            return { kind: 'delivered', status: response.status };
        return refused(response, host, now);
    }
    catch (error) {
        return { kind: 'failed', status: null, problem: `${host} cannot be reached: ${reasonOf(error)}`, isFinal: false, retryAfterMs: null };
    }
}
function refused({ status, headers }, host, now) {
    const isFinal = status < 500 && !PASSING.has(status);
    return { kind: 'failed', status, problem: `${host} answers ${status}`, isFinal, retryAfterMs: retryAfterMs(headers.get('retry-after'), now) };
}
/** `Retry-After` as a rest from now: seconds or a date; null when it is neither. @see RFC 9110, section 10.2.3 */
export function retryAfterMs(value, now) {
    if (value === null)
        return null;
    const isDate = /^[A-Z][a-z]/.test(value.trim());
    const ms = isDate ? Date.parse(value) - now.getTime() : Number(/^\d{1,9}$/.exec(value.trim())?.[0] ?? NaN) * 1000;
    return Number.isFinite(ms) ? Math.min(LONGEST_REST_MS, Math.max(0, ms)) : null;
}
function reasonOf(error) {
    if (error instanceof Error && error.name === 'TimeoutError')
        return `no answer within ${ATTEMPT_MS / 1000} s`;
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const code = cause.code;
    if (typeof code === 'string')
        return code;
    // a message of the platform may repeat the address
    return cause instanceof Error ? cause.name : messageOf(typeof cause);
}
//# sourceMappingURL=http-post.js.map