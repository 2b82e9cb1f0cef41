import { isSessionSecret } from '#libs/decision-store';
/** Header that pages of other origins cannot set without being asked about first; the one that Apollo's protection asks for. */
export const OWN_PAGE_HEADER = 'apollo-require-preflight';
/** Scheme, name and port of the page that a request with this Host header comes from, when it is our own. */
export function ownOrigin(host, { publicUrl, hasTls }) {
    const name = (host ?? '').toLowerCase();
    if (publicUrl !== null && new URL(publicUrl).host === name)
        return publicUrl;
    return `${hasTls ? 'https' : 'http'}://${name}`;
}
/** Name of a cookie. With `__Host-` a browser takes it over https only, for this very host, from nobody else. */
function cookieName(kept, origin) {
    return `${origin.startsWith('https:') ? '__Host-' : ''}gradlens_${kept}`;
}
/** What a cookie holds; null when it is not there, or twice. */
export function readCookie(headers, kept, own) {
    const name = cookieName(kept, ownOrigin(headers.host, own));
    const found = (headers.cookie ?? '').split(';').map((each) => each.trim()).filter((each) => each.startsWith(`${name}=`));
    return found.length === 1 ? (found[0] ?? '').slice(name.length + 1) : null;
}
/**
 * A Set-Cookie header: no script reads it, no other host or plain connection gets it. That of a session is sent with what its own pages
 * ask for alone (Strict); that of a sign-in also when the issuer leads the browser back (Lax).
 */
export function cookieHeader(headers, own, { kept, value, seconds }) {
    const origin = ownOrigin(headers.host, own);
    const site = kept === 'session' ? 'Strict' : 'Lax';
    const secure = origin.startsWith('https:') ? '; Secure' : '';
    return `${cookieName(kept, origin)}=${value}; Path=/; Max-Age=${value === '' ? 0 : Math.floor(seconds)}; HttpOnly; SameSite=${site}${secure}`;
}
/** The secret of the session that a browser carries; null when there is none. */
export function sessionSecret(headers, own) {
    const value = readCookie(headers, 'session', own);
    return value !== null && isSessionSecret(value) ? value : null;
}
/** Whether a page of our own sent a request: it has the header, and names no other origin. */
export function isOwnPage(headers, own) {
    const { origin, 'sec-fetch-site': site = 'same-origin' } = headers;
    const asked = headers[OWN_PAGE_HEADER];
    return typeof asked === 'string' && asked !== '' && site === 'same-origin' && (origin === undefined || origin === ownOrigin(headers.host, own));
}
/** Whether a page of our own opened a web socket: browsers always name the origin, and no header can be asked for. */
export function isOwnSocket(headers, own) {
    return headers.origin === ownOrigin(headers.host, own);
}
//# sourceMappingURL=session-cookie.js.map