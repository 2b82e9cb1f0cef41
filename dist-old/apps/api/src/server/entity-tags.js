import { createHash } from 'node:crypto';
/**
 * Tells programs that ask GraphQL by GET which answer they got (`ETag`: a hash of its bytes), and answers 304 without a body
 * to those that have it already (`If-None-Match`). The answer is still made, under all checks: who may not read it gets no tag.
 *
 * @see RFC 9110, sections 8.8.3 and 13.1.2
 */
export function tagAnswers(server) {
    server.addHook('onSend', (request, reply, payload, done) => {
        if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string' || !/^\/+graphql\b/i.test(request.url)) {
            done(null, payload);
            return;
        }
        const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
        void reply.header('etag', tag);
        const isKnown = isAmong(tag, request.headers['if-none-match']);
        if (isKnown)
            void reply.code(304).removeHeader('content-type').removeHeader('content-length');
        done(null, isKnown ? null : payload);
    });
}
/** Whether a tag is among those of an If-None-Match header; weak ones count as the same. */
function isAmong(tag, header) {
    const tags = (header ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
    return tags.includes('*') || tags.includes(tag);
}
//# sourceMappingURL=entity-tags.js.map