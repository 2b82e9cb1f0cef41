/** Headers of every answer. Styles may be inline (a chart sets them on elements), scripts may not. */
export const SECURITY_HEADERS = {
    'content-security-policy': [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
/** What is added where TLS is served: browsers come by https only from then on. A year. */
const ONLY_TLS = { 'strict-transport-security': 'max-age=31536000' };
/** Sets {@link SECURITY_HEADERS} on every answer. */
export function setSecurityHeaders(server, hasTls = false) {
    const headers = hasTls ? { ...SECURITY_HEADERS, ...ONLY_TLS } : SECURITY_HEADERS;
    server.addHook('onRequest', (_request, reply, done) => {
        void reply.headers(headers);
        done();
    });
}
//# sourceMappingURL=security-headers.js.map