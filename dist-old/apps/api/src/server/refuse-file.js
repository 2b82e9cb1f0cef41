/** How a program is told why; as `/ingest` and the guard of all routes do. */
const CODES = { 400: 'bad_request', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 503: 'unavailable' };
/** Answers that a file (a ledger, a report) is not given. */
export function refuseFile(reply, { status, message }) {
    return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify({ error: { code: CODES[status], message } }));
}
//# sourceMappingURL=refuse-file.js.map