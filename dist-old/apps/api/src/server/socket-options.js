import { GraphQLError } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { isSessionSecret } from '#libs/decision-store';
import { recordSocketReads } from '../audit-log/audit-plugin.js';
import { mayReach } from '../auth/authorizer.js';
import { boundExecution } from '../auth/bind-requests.js';
import { isOwnHost } from '../auth/request-guard.js';
import { isOwnSocket, sessionSecret } from '../auth/session-cookie.js';
import { notFound, resolveDocument } from '../documents/resolve-document.js';
import { RATE_LIMITED } from '../limits/query-rate.js';
import { prepareRecorded } from '../limits/subscribe-guard.js';
import { operationId, underRequestId } from './request-ids.js';
/** How operations come over the web socket: with the token in connectionParams or by the session of a browser, under the same limits as over HTTP. */
export function socketOptions(parts) {
    const { audit, sockets, initMs, log } = parts;
    const ids = new WeakMap();
    const idOf = (payload) => ids.get(payload) ?? '';
    const format = (errors, requestId) => underRequestId(requestId, () => errors.map((error) => named(parts.formatError(error.toJSON(), error), requestId)));
    return {
        ...boundExecution,
        connectionInitWaitTimeout: initMs,
        // false closes the socket with 4403 Forbidden: who did not reach us by our own name, too
        onConnect: (socket) => isOwnHost(socket.extra.request?.headers.host, parts.hosts) && admit(socket, parts),
        onClose: (socket) => {
            socket.extra.isGone = true;
            sockets.close(socket.extra.access?.tokenId ?? '', socket);
        },
        onSubscribe: async (socket, _id, payload) => {
            const requestId = operationId(payload.extensions);
            ids.set(payload, requestId);
            return await underRequestId(requestId, () => begin(socket, payload, { parts, requestId }));
        },
        onNext: async (socket, ...[, payload, { contextValue }, result]) => {
            const id = idOf(payload);
            if ((await standing(socket, parts.authorizer)) === null)
                return { errors: format(end(socket), id) };
            const untold = await recordSocketReads(audit, contextValue);
            if (untold !== null)
                return { ...untold, errors: format(untold.errors ?? [], id) };
            return result.errors === undefined ? undefined : { ...result, errors: format(result.errors, id) };
        },
        onError: (socket, _id, payload, errors) => {
            const requestId = idOf(payload);
            log.info({ requestId, by: socket.extra.access?.name, code: errors[0]?.extensions['code'] }, 'operation over a web socket refused');
            return format(errors, requestId);
        },
    };
}
/** What is to be executed of an operation, or the errors it is answered with. */
async function begin(socket, payload, { parts, requestId }) {
    const { schema, context, sockets, log } = parts;
    const built = schema();
    const access = await standing(socket, parts.authorizer);
    if (access === null)
        return end(socket);
    log.debug({ by: access.name, operation: payload.operationName ?? undefined }, 'operation over a web socket begins');
    if (sockets.isTooBusy(access.tokenId))
        return [new GraphQLError('this token has too many operations going on over its web sockets', { extensions: { code: RATE_LIMITED } })];
    if (built === null)
        return [new GraphQLError('the server is starting', { extensions: { code: 'UNAVAILABLE' } })];
    const asked = documentOf(payload, access, parts);
    return asked instanceof GraphQLError ? [asked] : await prepareRecorded(built, asked, { ...context(access), requestId }, parts);
}
/** What is asked, with its text; what Apollo had before over HTTP is not known here. */
function documentOf(payload, access, { documents }) {
    const asked = resolveDocument(payload, access, documents);
    if (asked instanceof GraphQLError || asked.query !== '' || asked.extensions?.['persistedQuery'] === undefined)
        return asked;
    return notFound();
}
/** An error that says what its operation is called in the log. */
function named(error, requestId) {
    return { ...error, extensions: { ...error.extensions, requestId } };
}
/** Whether a client has a token that reaches GraphQL, and not too many sockets; notes whose it is. */
async function admit(socket, { admission, sockets, sessions }) {
    const { extra } = socket;
    extra.token = credentialOf(socket, sessions);
    const found = await admission(extra.request?.socket.remoteAddress ?? '', extra.token);
    if (typeof found === 'string')
        return close(socket, REFUSALS[found]);
    // one that went away meanwhile is closed no more, so it would be counted for ever
    if (extra.isGone === true || !mayReach(found, 'graphql'))
        return false;
    if (!sockets.open(found.tokenId, socket))
        return close(socket, { code: CloseCode.TooManyInitialisationRequests, reason: 'this token has too many sockets' });
    extra.access = found;
    return true;
}
/** The token that a client gives, else the secret of the session that its browser carries, when a page of our own opened the socket. */
function credentialOf({ connectionParams, extra: { request } }, sessions) {
    const given = connectionParams?.['token'];
    if (given !== undefined)
        return typeof given === 'string' && isSessionSecret(given) ? null : given;
    return sessions === null || request === undefined || !isOwnSocket(request.headers, sessions) ? null : sessionSecret(request.headers, sessions);
}
/** With what a socket is closed whose token is not let in. @see RFC 6455 and its registry: 1013, try again later */
const REFUSALS = {
    nobody: { code: CloseCode.Forbidden, reason: 'Forbidden' },
    'too-often': { code: CloseCode.TooManyInitialisationRequests, reason: 'too many tokens that are not valid came from this address' },
    unavailable: { code: 1013, reason: 'the token cannot be checked now' },
};
/** Closes a socket; what graphql-ws says after that is not heard. */
function close({ extra }, { code, reason }) {
    extra.socket?.close(code, reason);
    return false;
}
/** Whose the token of a socket is now: one that was revoked or has expired since is nobody's. */
async function standing({ extra }, authorizer) {
    try {
        return await authorizer.check(extra.token);
    }
    catch {
        return extra.access ?? null; // the database is away: who was let in stays
    }
}
/** Closes the socket of a token that has ended, and says so. */
function end({ extra }) {
    extra.socket?.close(FORBIDDEN, 'Forbidden');
    return [new GraphQLError('the access token, or the session, has ended', { extensions: { code: 'UNAUTHENTICATED' } })];
}
/** Code with which a socket without a valid token is closed. */
export const FORBIDDEN = CloseCode.Forbidden;
//# sourceMappingURL=socket-options.js.map