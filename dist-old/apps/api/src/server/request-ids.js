import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
/** The header by which a client or a proxy names a request, and by which every answer says what it is called in the log. */
export const REQUEST_ID_HEADER = 'x-request-id';
/** What is taken over from a client: nothing that could be mistaken for more than a name in a line of the log. */
const ID = /^[\w.:-]{1,64}$/;
const current = new AsyncLocalStorage();
/** The name of a request: the one it comes with where that is one, else a new one. */
export function requestId({ headers }) {
    const given = headers[REQUEST_ID_HEADER];
    return typeof given === 'string' && ID.test(given) ? given : randomUUID();
}
/** The name of an operation over a web socket: `extensions.requestId` where that is one, else a new one. */
export function operationId(extensions) {
    const given = extensions?.['requestId'];
    return typeof given === 'string' && ID.test(given) ? given : randomUUID();
}
/** Works on something under an id: lines that are logged meanwhile carry it. */
export function underRequestId(id, work) {
    return current.run(id, work);
}
/** Fields of every line that is logged while a request over HTTP, or an operation over the web socket, is worked on: pino's `mixin`. */
export function requestFields() {
    const id = current.getStore();
    return id === undefined ? {} : { requestId: id };
}
/**
 * Names every request, says so in its answer, and logs what became of it: at level warn where the service failed, info where it
 * refused; else, and for whoever nobody knows (who could fill the disk so), debug. Of the address without its query, which may
 * hold what data say of a person.
 */
export function nameRequests(server, log) {
    server.addHook('onRequest', (request, reply, done) => {
        void reply.header(REQUEST_ID_HEADER, request.id);
        done();
    });
    // after the body was read, as what reads it does not keep to the request
    server.addHook('preHandler', (request, _reply, done) => { current.run(request.id, done); });
    server.addHook('onResponse', (request, { statusCode, elapsedTime }, done) => {
        log[levelOf(statusCode, request.access !== null)]({ ...answered(request), status: statusCode, ms: Math.round(elapsedTime) }, 'request answered');
        done();
    });
}
function answered({ id, method, url, ip, access }) {
    return { requestId: id, method, path: (url.split('?', 1)[0] ?? '').slice(0, 200), from: ip, by: access?.name };
}
function levelOf(status, isKnown) {
    if (status < 400 || !isKnown)
        return 'debug';
    return status >= 500 ? 'warn' : 'info';
}
//# sourceMappingURL=request-ids.js.map