/** How long one attempt may take. Unit: ms. */
const TIMEOUT_MS = 10_000;
/**
 * Sends a line to a webhook: POST with the JSON object as body. A name and password in the URL go into the header. The
 * messages name the host only: the rest of the URL may be a secret.
 *
 * @throws Error when it is not answered with 2xx within ten seconds.
 */
export async function postLine(url, line, signal) {
    const { target, authorization, host } = splitUrl(url);
    let response;
    try {
        response = await fetch(target, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...authorization },
            body: line,
            redirect: 'error',
            signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        });
    }
    catch (cause) {
        throw new Error(`the webhook at ${host} cannot be reached: ${reasonOf(cause)}`, { cause });
    }
    await response.body?.cancel();
    if (!response.ok)
        throw new Error(`the webhook at ${host} answers ${response.status}`);
}
function splitUrl(text) {
    const target = new URL(text);
    const { username, password, host } = target;
    if (username === '' && password === '')
        return { target, authorization: {}, host };
    target.username = target.password = '';
    const secret = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
    return { target, authorization: { authorization: `Basic ${secret}` }, host };
}
function reasonOf(error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return cause.code?.toString() ?? (cause instanceof Error ? cause.name : 'unknown');
}
//# sourceMappingURL=post-line.js.map