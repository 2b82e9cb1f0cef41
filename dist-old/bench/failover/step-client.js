// A client of `liveSteps` as docs/operating.md describes it: when its connection ends it goes on at another process, after the last step it has.
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
const QUERY = 'subscription ($run: ID!, $after: Int!) { liveSteps(run: $run, afterStep: $after) { steps { base64 } } }';
/** Opens a client that listens until the run is over. */
export function openStepClient(options) {
    const [steps, heardMs, againMs] = [[], [], []];
    const got = (base64) => {
        const bytes = Buffer.from(base64, 'base64');
        for (let i = 0; i < bytes.length; i += 4)
            steps.push(bytes.readInt32LE(i));
        heardMs.push(performance.now());
    };
    let leave = () => undefined;
    const connected = (client) => { leave = () => { client.terminate(); }; };
    const follow = async () => {
        for (let at = options.first;; at++) {
            if (await listen(options, options.urls[at % options.urls.length] ?? '', { after: steps.at(-1) ?? -1, got, connected }))
                return;
            againMs.push(performance.now());
            await sleep(100);
        }
    };
    return { steps, heardMs, againMs, leave: () => { leave(); }, over: follow() };
}
/** Listens at one process. @returns true once the run is over, false when the connection ended. */
async function listen({ token, run, pings, patienceMs }, url, { after, got, connected }) {
    let unanswered;
    class PatientSocket extends WebSocket {
        constructor(address, protocols) {
            super(address, protocols, { handshakeTimeout: patienceMs });
        }
    }
    const client = createClient({
        ...{ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: PatientSocket, connectionParams: { token }, retryAttempts: 0 },
        ...{ connectionAckWaitTimeout: patienceMs, keepAlive: pings ? patienceMs / 2 : 0 },
        on: {
            ping: (received) => { if (!received)
                unanswered = setTimeout(() => { client.terminate(); }, patienceMs); },
            pong: (received) => { if (received)
                clearTimeout(unanswered); },
        },
    });
    connected(client);
    try {
        for await (const { data } of client.iterate({ query: QUERY, variables: { run, after } })) {
            if (data === null || data === undefined)
                return false;
            got(data.liveSteps.steps.base64);
        }
        return true;
    }
    catch {
        return false;
    }
    finally {
        clearTimeout(unanswered);
        void client.dispose();
    }
}
//# sourceMappingURL=step-client.js.map