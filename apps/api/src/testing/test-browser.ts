import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

import type { Answer } from './test-api.js';

/** What a browser got. */
export interface Got {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
}

/** A browser with its cookies, as far as signing in needs one: it follows nothing by itself. */
export interface TestBrowser {
  /** Its cookies by name, without attributes. */
  readonly jar: Map<string, string>;
  cookies(): string;
  /** Opens an address of the service, or a whole one. */
  open(address: string): Promise<Got>;
  /** Where the issuer leads to from an address of its own. */
  atIssuer(address: string): Promise<string>;
  /** The whole way, to where it ends. */
  signIn(path?: string): Promise<Got>;
  signOut(): Promise<number>;
  /** Fetches as a page of the service does. */
  fetch(path: string, init?: { method?: string; headers?: Record<string, string>; body?: string }): Promise<Response>;
  /** Asks GraphQL as a page of the service does. */
  ask(query: string, headers?: Record<string, string>): Promise<Answer>;
  session(): Promise<unknown>;
  /** A web socket, opened by a page of `origin`; default: of the service. */
  socket(at: { readonly origin?: string | null; readonly token?: string }): Client;
}

/** Opens a browser without cookies at a service. */
export function openTestBrowser(url: string): TestBrowser {
  const jar = new Map<string, string>();
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (response: Response): Response => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const browser: TestBrowser = {
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
      return { data: null, errors: [], extensions: {}, ...((await response.json()) as Partial<Answer>), status: response.status };
    },
    session: async () => await (await browser.fetch('/auth/session')).json(),
    socket: ({ origin = url, token }) => {
      const headers = { cookie: cookies(), ...(origin === null ? {} : { origin }) };
      class Socket extends WebSocket {
        constructor(address: string, protocols: string | string[]) {
          super(address, protocols, { headers });
        }
      }
      return createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: Socket, connectionParams: token === undefined ? {} : { token }, retryAttempts: 0 });
    },
  };
  return browser;
}
