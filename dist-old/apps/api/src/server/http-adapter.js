import { FastifyAdapter } from '@nestjs/platform-fastify';
import { REQUEST_MS } from '../common/api-environment.js';
import { SECURITY_HEADERS } from '../static-files/security-headers.js';
import { requestId } from './request-ids.js';
/** Most of a request's body. A spec may have 256 KiB. Unit: bytes. */
const BODY_BYTES = 1024 * 1024;
/** Node looks so often for requests that take too long, at most. Unit: ms. */
const LOOK_MS = 30_000;
/** A head must be there within this time. Unit: ms. */
const HEAD_MS = 60_000;
/** Addresses that cannot be read get past every hook: they are answered here, with the headers of every answer. */
function refuseBadAddress(_error, _request, reply) {
    void reply.headers(SECURITY_HEADERS).code(400).type('text/plain; charset=utf-8').send('This address cannot be read.\n');
}
/** Codes of bodies that are refused before GraphQL sees them, by status. */
const BODY_CODES = { 400: 'BAD_REQUEST', 413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' };
/** Nest's adapter, but for bodies to /graphql that cannot be read: they are answered as all errors of GraphQL are. */
class GraphqlFastifyAdapter extends FastifyAdapter {
    setErrorHandler(handler) {
        return super.setErrorHandler(function answer(error, request, reply) {
            const { statusCode = 500, message } = error;
            const code = /^\/+graphql\b/i.test(request.url) ? BODY_CODES[statusCode] : undefined;
            if (code === undefined)
                return handler.call(this, error, request, reply);
            return reply.code(statusCode).type('application/json; charset=utf-8').send(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
        });
    }
}
/** The HTTP server, or HTTPS where there is a certificate: bodies are bounded in size and, like heads, in time (408). */
export function httpAdapter({ tls, requestMs = REQUEST_MS }) {
    const node = { connectionsCheckingInterval: Math.min(LOOK_MS, requestMs), headersTimeout: Math.min(HEAD_MS, requestMs) };
    const options = { bodyLimit: BODY_BYTES, forceCloseConnections: 'idle', requestTimeout: requestMs, frameworkErrors: refuseBadAddress, genReqId: requestId, requestIdHeader: false };
    if (tls === null || tls === undefined)
        return new GraphqlFastifyAdapter({ ...options, http: node });
    return new GraphqlFastifyAdapter({ ...options, https: { ...node, ...tls, minVersion: 'TLSv1.2' } });
}
//# sourceMappingURL=http-adapter.js.map