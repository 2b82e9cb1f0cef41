/** Longer ones are not kept: a cookie holds it. Unit: characters. */
const MOST_LENGTH = 1_024;
/** Any origin: only what stays within it is a path of ours. */
const HERE = 'http://here.invalid';
/**
 * Where somebody is led after signing in: a page of this service, or its first one for whatever leads anywhere else. An address is read
 * as browsers read it (`\` is `/`, dots and tabs go), and written anew: `//name` would lead to another host.
 */
export function returnPath(asked) {
    if (typeof asked !== 'string' || asked.length > MOST_LENGTH || !asked.startsWith('/') || !URL.canParse(asked, HERE))
        return '/';
    const { origin, pathname, search, hash } = new URL(asked, HERE);
    return origin !== HERE || pathname.startsWith('//') || /^\/auth(\/|$)/i.test(pathname) ? '/' : `${pathname}${search}${hash}`;
}
//# sourceMappingURL=return-path.js.map