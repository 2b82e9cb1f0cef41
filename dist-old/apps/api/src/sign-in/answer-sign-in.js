import { cookieHeader, isOwnPage, ownOrigin, readCookie, sessionSecret } from '../auth/session-cookie.js';
import { openBuckets } from '../limits/token-buckets.js';
import { refuseFile } from '../server/refuse-file.js';
import { beginSession, endSession, refuseSignIn } from './keep-sessions.js';
import { openIssuer } from './open-issuer.js';
import { ATTEMPT_MS, beginAttempt, isStateOf, readAttempt } from './sign-in-attempt.js';
/** Refused sign-ins of one address: on average, and at once; each is an entry of the audit log. Unit: 1/s. */
const REFUSED = { perSecond: 0.2, most: 20 };
const NOT_STORED = { 'cache-control': 'no-store' };
const ROUTE = { exposeHeadRoute: false };
/**
 * Signing in at an OpenID Connect issuer (authorization code with PKCE): `GET /auth/sign-in?return=/path`, `GET /auth/callback`,
 * `POST /auth/sign-out`, and `GET /auth/session`, which tells the dashboard whether there is such a sign-in, and a session.
 */
export function answerSignIn(server, { options, ...parts }) {
    server.get('/auth/session', ROUTE, async (request, reply) => {
        void reply.headers(NOT_STORED);
        const session = options === null ? null : await sessionOf(request, parts);
        return { signIn: options !== null, signedIn: session !== null };
    });
    if (options !== null)
        answerAttempts(server, { ...parts, options, issuer: openIssuer(options), refused: openBuckets(parts.clock, REFUSED) });
    server.all('/auth/*', (_request, reply) => refuseFile(reply, { status: 404, message: 'there is nothing at this address' }));
}
function answerAttempts(server, parts) {
    server.get('/auth/sign-in', ROUTE, (request, reply) => sendToIssuer(request, reply, parts));
    server.get('/auth/callback', ROUTE, (request, reply) => takeBack(request, reply, parts));
    server.post('/auth/sign-out', (request, reply) => signOut(request, reply, parts));
}
/** The session of a page of our own; null when there is none; `unavailable` when that cannot be told now. */
async function sessionOf({ headers, ip }, { admission, own }) {
    const secret = isOwnPage(headers, own) ? sessionSecret(headers, own) : null;
    if (secret === null)
        return null;
    const access = await admission(ip, secret);
    if (access === 'nobody')
        return null;
    return typeof access === 'string' ? 'unavailable' : { secret, access };
}
async function sendToIssuer(request, reply, { clock, log, own, issuer }) {
    const attempt = beginAttempt(request.query.return, clock.now());
    try {
        const address = await issuer.address(attempt, callbackOf(request, own));
        return await lead(reply.header('set-cookie', cookieHeader(request.headers, own, { kept: 'sign-in', value: attempt.cookie, seconds: ATTEMPT_MS / 1000 })), address);
    }
    catch (error) {
        log.warn({ err: error }, 'nobody can sign in');
        return lead(reply, problemPage('unavailable'));
    }
}
/** Somebody comes back from the issuer: what the browser kept is used up, whatever becomes of it. */
async function takeBack(request, reply, parts) {
    const { headers, ip } = request;
    const { own, clock, refused } = parts;
    void reply.header('set-cookie', cookieHeader(headers, own, { kept: 'sign-in', value: '', seconds: 0 }));
    // counted before it is looked at, so that many at once are counted too
    if (refused.take(ip, 1) > 0)
        return lead(reply, problemPage('too-often'));
    const attempt = readAttempt(readCookie(headers, 'sign-in', own), clock.now());
    const found = await signIn(request, attempt, parts);
    if (typeof found === 'string')
        return lead(reply, problemPage(found));
    refused.give(ip, 1);
    // Fastify adds to the cookies that are set already
    return lead(reply.header('set-cookie', cookieHeader(headers, own, { kept: 'session', value: found.secret, seconds: found.seconds })), attempt?.returnTo ?? '/');
}
/** Checks what was brought back, asks the issuer whose it is, and begins the session. */
async function signIn(request, attempt, parts) {
    if (attempt === null || !isStateOf(attempt, request.query.state))
        return await refuseSignIn(parts, 'STATE_MISMATCH');
    const callback = new URL(callbackOf(request, parts.own));
    callback.search = request.url.slice(request.url.indexOf('?'));
    return await beginSession(parts, attempt, await parts.issuer.redeem(callback, attempt));
}
async function signOut(request, reply, parts) {
    if (!isOwnPage(request.headers, parts.own))
        return refuseFile(reply, { status: 403, message: 'only a page of this service signs out' });
    void reply.headers({ ...NOT_STORED, 'set-cookie': cookieHeader(request.headers, parts.own, { kept: 'session', value: '', seconds: 0 }) });
    const session = await sessionOf(request, parts);
    const hasEnded = session === null || (session !== 'unavailable' && (await endSession(parts, session)));
    return hasEnded ? reply.code(204).send() : refuseFile(reply, { status: 503, message: 'the session could not be ended: an admin can revoke it' });
}
function callbackOf({ headers }, own) {
    return `${ownOrigin(headers.host, own)}/auth/callback`;
}
/** The dashboard's first page, which says why nobody is signed in. */
function problemPage(problem) {
    return `/#sign-in=${problem}`;
}
function lead(reply, address) {
    return reply.code(303).headers({ ...NOT_STORED, location: address }).send();
}
//# sourceMappingURL=answer-sign-in.js.map