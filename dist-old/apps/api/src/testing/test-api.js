import { createClient } from 'graphql-ws';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { systemClock } from '#libs/contracts';
import { LOOPBACK_NAMES } from '../auth/request-guard.js';
import { openRunHub } from '../live/run-hub.js';
import { requestFields } from '../server/request-ids.js';
import { startApi } from '../server/start-api.js';
/** Token of the API under test. */
export const TEST_TOKEN = 'test-token-0123456789';
/** Starts the API on a free port. The store stays open when it is closed. */
export async function startTestApi(store, environment = {}, more = {}) {
    const logged = [];
    const log = pino({ level: 'info', mixin: requestFields }, { write: (line) => void logged.push(line) });
    const hub = await openRunHub(store, log);
    const home = mkdtempSync(join(tmpdir(), 'gradlens-test-api-'));
    const dashboardFolder = join(tmpdir(), 'gradlens-no-dashboard');
    const own = { home, token: TEST_TOKEN, dataFolder: null, hosts: LOOPBACK_NAMES, dashboardFolder, ...environment };
    const parts = { store, hub, log, clock: systemClock, environment: own, ...more };
    const api = await startApi(parts, { host: '127.0.0.1', port: 0 });
    const clients = [];
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
        close: async () => {
            for (const client of clients)
                await client.dispose();
            await api.close();
            await hub.close();
            rmSync(home, { recursive: true, force: true });
        },
    };
}
async function send(url, body, headers) {
    const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_TOKEN}`, ...headers },
        body: JSON.stringify(body),
    });
    const answer = (await response.json());
    return { data: null, errors: [], extensions: {}, ...answer, status: response.status };
}
//# sourceMappingURL=test-api.js.map