import { createClient, type Client } from 'graphql-ws';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { WebSocket } from 'ws';

import { systemClock } from '#libs/contracts';
import type { Store } from '#libs/decision-store';

import { LOOPBACK_NAMES } from '../auth/request-guard.js';
import type { ApiEnvironment } from '../common/api-environment.js';
import { openRunHub, type RunHub } from '../live/run-hub.js';
import type { ApiParts } from '../server/api.module.js';
import { requestFields } from '../server/request-ids.js';
import { startApi } from '../server/start-api.js';

/** Token of the API under test. */
export const TEST_TOKEN = 'test-token-0123456789';

/** What an operation answers. */
export interface Answer {
  readonly status: number;
  readonly data: Record<string, never> | null;
  readonly errors: { readonly message: string; readonly extensions: Record<string, unknown> }[];
  readonly extensions: Record<string, unknown>;
}

/** A listening API on a test database. */
export interface TestApi {
  readonly url: string;
  readonly hub: RunHub;
  /** What was logged, as JSON lines. */
  readonly logged: string[];
  /** Sends an operation with the token. */
  send(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** A client of the web socket; ended with the API. */
  socket(token?: string): Client;
  /** Asks what the page of a run asks; names what was answered. */
  warmUp(): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts the API on a free port. The store stays open when it is closed. */
export async function startTestApi(store: Store, environment: Partial<ApiEnvironment> = {}, more: Pick<ApiParts, 'notify'> = {}): Promise<TestApi> {
  const logged: string[] = [];
  const log = pino({ level: 'info', mixin: requestFields }, { write: (line) => void logged.push(line) });
  const hub = await openRunHub(store, log);
  const home = mkdtempSync(join(tmpdir(), 'gradlens-test-api-'));
  const dashboardFolder = join(tmpdir(), 'gradlens-no-dashboard');
  const own: ApiEnvironment = { home, token: TEST_TOKEN, dataFolder: null, hosts: LOOPBACK_NAMES, dashboardFolder, ...environment };
  const parts = { store, hub, log, clock: systemClock, environment: own, ...more };
  const api = await startApi(parts, { host: '127.0.0.1', port: 0 });
  const clients: Client[] = [];
  return {
    url: api.url,
    hub,
    logged,
    send: (query, variables = {}, headers = {}) => send(api.url, { query, variables }, headers),
    socket: (token = TEST_TOKEN) => {
      const url = `${api.url.replace('http', 'ws')}/graphql`;
      const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { token }, retryAttempts: 0 });
      clients.push(client);
      return client;
    },
    warmUp: api.warmUp,
    close: async () => {
      for (const client of clients) await client.dispose();
      await api.close();
      await hub.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function send(url: string, body: object, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_TOKEN}`, ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Partial<Answer>;
  return { data: null, errors: [], extensions: {}, ...answer, status: response.status };
}
