import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
/** Opens a browser without cookies at a service. */
export function openTestBrowser(url) {
    const jar = new Map();
    const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const keep = (response) => {
        for (const line of response.headers.getSetCookie()) {
            const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
            if (value === '')
                jar.delete(name);
            else
                jar.set(name, value);
        }
        return response;
    };
    const browser = {
        jar,
        cookies,
        open: async (address) => {
            const { status, headers } = keep(await fetch(new URL(address, url), { redirect: 'manual', headers: { cookie: cookies() } }));
            return { status, headers, location: headers.get('location') };
        },
        atIssuer: async (address) => (await fetch(address, { redirect: 'manual' })).headers.get('location') ?? '',
        signIn: async (path = '/') => {
            const { location } = await browser.open(`/auth/sign-in?return=${encodeURIComponent(path)}`);
            return await browser.open(await browser.atIssuer(location ?? ''));
        },
        signOut: async () => (await browser.fetch('/auth/sign-out', { method: 'POST' })).status,
        fetch: async (path, { headers, ...init } = {}) => keep(await fetch(new URL(path, url), { ...init, headers: { cookie: cookies(), origin: url, 'sec-fetch-site': 'same-origin', 'apollo-require-preflight': '1', ...headers } })),
        ask: async (query, headers = {}) => {
            const response = await browser.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) });
            return { data: null, errors: [], extensions: {}, ...(await response.json()), status: response.status };
        },
        session: async () => await (await browser.fetch('/auth/session')).json(),
        socket: ({ origin = url, token }) => {
            const headers = { cookie: cookies(), ...(origin === null ? {} : { origin }) };
            class Socket extends WebSocket {
                constructor(address, protocols) {
                    super(address, protocols, { headers });
                }
            }
            return createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: Socket, connectionParams: token === undefined ? {} : { token }, retryAttempts: 0 });
        },
    };
    return browser;
}
//# sourceMappingURL=test-browser.js.map