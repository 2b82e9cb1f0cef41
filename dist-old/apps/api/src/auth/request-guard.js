import { bearerToken } from './access-token.js';
import { mayReach } from './authorizer.js';
import { isOwnPage, OWN_PAGE_HEADER, sessionSecret } from './session-cookie.js';
/** Names under which a loopback address is reached. */
export const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
/** Whether the address is reached from this machine alone. */
export function isLoopback(host) {
    return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
/** Whether a Host header names this service: a page of another name that resolves here (DNS rebinding) does not. */
export function isOwnHost(header, hosts) {
    const name = (header ?? '').toLowerCase().replace(/:\d+$/, '');
    return hosts.includes(name);
}
/** After so long a client may ask again when it tried too often, or the database was away. Unit: s. */
const RETRY_AFTER_S = { 429: 1, 503: 2 };
/**
 * Refuses requests that name another host (421), and those to GraphQL, the ingest endpoint, exported ledgers, reports and the metrics without a
 * token (401), with one whose role does not reach there (403) or by a method that is not theirs (405), and who tries too many tokens (429). The others carry who is asking.
 */
export function guardRequests(server, { admission, hosts, sessions }) {
    server.decorateRequest('access', null);
    server.addHook('onRequest', async (request, reply) => {
        if (!isOwnHost(request.headers.host, hosts)) {
            return reply.code(421).type('text/plain; charset=utf-8').send('This service does not answer to that host name.\n');
        }
        const area = areaOf(request.url);
        if (area === null)
            return;
        const given = credentialOf(request, area, sessions);
        if (given === 'of another page')
            return refuse(reply, area, OF_ANOTHER_PAGE);
        const found = await admission(request.ip, given);
        if (typeof found === 'string')
            return refuse(reply, area, REFUSALS[found]);
        if (!mayReach(found, area))
            return refuse(reply, area, outOfReach(found, area));
        request.access = found;
        return METHODS[area]?.includes(request.method) === false ? refuseMethod(reply, area, METHODS[area].join(', ')) : undefined;
    });
}
/** How each area is asked; null where its routes say so one by one. */
const METHODS = { graphql: ['GET', 'POST'], ingest: null, ledger: ['GET', 'HEAD'], metrics: ['GET', 'HEAD'], reports: ['GET', 'HEAD'] };
/** @see RFC 9110, section 15.5.6 */
function refuseMethod(reply, area, allowed) {
    return refuse(reply.header('allow', allowed), area, { status: 405, code: 'METHOD_NOT_ALLOWED', message: `/${area} is asked by ${allowed}` });
}
/** What people read in a browser: a session opens it. Recordings and metrics are for programs, with a token. */
const OF_BROWSERS = new Set(['graphql', 'ledger', 'reports']);
/** The token that a request carries, else the secret of its session; null when there is neither. */
function credentialOf({ headers }, area, sessions) {
    if (headers.authorization !== undefined || sessions === null || !OF_BROWSERS.has(area))
        return bearerToken(headers.authorization);
    const secret = sessionSecret(headers, sessions);
    return secret === null || isOwnPage(headers, sessions) ? secret : 'of another page';
}
const OF_ANOTHER_PAGE = { status: 403, code: 'FORBIDDEN', message: `a request by cookie must come from a page of this service, with the header ${OWN_PAGE_HEADER}` };
/** Answers an address in a guarded area that leads to nothing as that area refuses; null, and no answer, for one outside of them. */
export function refuseUnknown({ url }, reply) {
    const area = areaOf(url);
    return area === null ? null : refuse(reply, area, { status: 404, code: 'NOT_FOUND', message: 'there is nothing at this address' });
}
const REFUSALS = {
    nobody: { status: 401, code: 'UNAUTHENTICATED', message: 'a valid access token is needed: Authorization: Bearer TOKEN' },
    'too-often': { status: 429, code: 'RATE_LIMITED', message: 'too many tokens that are not valid came from this address' },
    unavailable: { status: 503, code: 'UNAVAILABLE', message: 'the database, or the issuer of the token, does not answer, so the token cannot be checked' },
};
function outOfReach({ role, project }, area) {
    return { status: 403, code: 'FORBIDDEN', message: `a token of role ${role}${project === null ? '' : ', for one project,'} does not reach /${area}` };
}
function refuse(reply, area, { status, code, message }) {
    const body = area === 'graphql' ? { errors: [{ message, extensions: { code } }] } : { error: { code: code.toLowerCase(), message } };
    if (status === 401)
        void reply.header('www-authenticate', 'Bearer');
    if (status === 429 || status === 503)
        void reply.header('retry-after', RETRY_AFTER_S[status]);
    return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}
/** The guarded area a URL leads to; decoded as the router does, so that no spelling gets around the guard. */
export function areaOf(url) {
    const path = url.split('?', 1)[0] ?? '';
    try {
        const name = /^\/+(graphql|ingest|ledger|metrics|reports)(\/|$)/i.exec(decodeURIComponent(path))?.[1]?.toLowerCase();
        return (name ?? null);
    }
    catch {
        return 'graphql';
    }
}
//# sourceMappingURL=request-guard.js.map