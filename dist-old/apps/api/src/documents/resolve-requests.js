import { GraphQLError } from 'graphql';
import { areaOf } from '../auth/request-guard.js';
import { badRequest, NOT_IN_SAFELIST, resolveDocument } from './resolve-document.js';
const STRICT_MEDIA_TYPE = 'application/graphql-response+json';
/** Gives requests to GraphQL the text of the known document that they name, and refuses others where they must name one: before a text is looked at. */
export function resolveRequests(server, rules) {
    server.addHook('preHandler', (request, reply, done) => {
        const refused = areaOf(request.url) === 'graphql' ? resolve(request, rules) : null;
        if (refused === null)
            done();
        else
            refuse(request, reply, refused);
    });
}
function resolve(request, rules) {
    if (request.method === 'GET')
        return resolveAddress(request, rules);
    const body = request.body;
    if (typeof body !== 'object' || body === null || Array.isArray(body))
        return null; // refused later
    const resolved = resolveDocument(body, request.access, rules);
    if (resolved instanceof GraphQLError)
        return resolved;
    request.body = resolved;
    return null;
}
/** What an address may say, each once: which one of two is meant nobody knows. */
const PARAMETERS = ['query', 'documentId', 'operationName', 'variables', 'extensions'];
/** The same for what is asked in the address. */
function resolveAddress(request, rules) {
    const [path, search] = splitOnce(request.url);
    const asked = new URLSearchParams(search);
    const twice = PARAMETERS.find((name) => asked.getAll(name).length > 1);
    if (twice !== undefined)
        return badRequest(`The '${twice}' search parameter may only be specified once.`);
    const value = (name) => asked.get(name) ?? undefined;
    const given = { query: value('query'), documentId: value('documentId'), extensions: parsed(value('extensions')) };
    const resolved = resolveDocument(given, request.access, rules);
    if (resolved instanceof GraphQLError)
        return resolved;
    if (resolved === given)
        return null;
    asked.delete('documentId');
    if (typeof resolved.query === 'string')
        asked.set('query', resolved.query);
    asked.set('extensions', JSON.stringify(resolved.extensions));
    request.raw.url = `${path}?${asked.toString()}`;
    return null;
}
function splitOnce(url) {
    const at = url.indexOf('?');
    return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}
/** An object of JSON; the text where it is anything else, which is refused. */
function parsed(text) {
    try {
        const read = JSON.parse(text ?? '');
        return typeof read === 'object' && read !== null ? read : text;
    }
    catch {
        return text;
    }
}
/** As Apollo answers a hash that it does not know: 200 under application/json, where that is what is asked for. */
function refuse({ headers }, reply, { message, extensions }) {
    const isStrict = (headers.accept ?? '').includes(STRICT_MEDIA_TYPE);
    const isLeftOpen = extensions['code'] === 'PERSISTED_QUERY_NOT_FOUND' && !isStrict;
    const status = extensions['code'] === NOT_IN_SAFELIST ? 403 : isLeftOpen ? 200 : 400;
    void reply.code(status).header('cache-control', 'no-store').type(`${isStrict ? STRICT_MEDIA_TYPE : 'application/json'}; charset=utf-8`).send(JSON.stringify({ errors: [{ message, extensions }] }));
}
//# sourceMappingURL=resolve-requests.js.map