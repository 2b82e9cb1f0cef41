// Many clients that listen while a run is recorded: what they cost the server's memory.
import { setTimeout as sleep } from 'node:timers/promises';
import { holdRun, setRunState } from '#libs/decision-store';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { openRun, pushSteps, stepSource } from '../ledger/scene.js';
import { TOKEN } from './server-child.js';
const LAYERS = 10;
const STEPS_PER_SECOND = 50;
const MOST_WAIT_S = 60;
/** So often all garbage is collected, to see what is held. Unit: s. */
const COLLECT_S = 5;
const LIVE = 'subscription ($run: ID!) { liveSteps(run: $run, afterStep: -1) { fromStep steps { length } layers loss { base64 } scale { base64 } } }';
const CHANGED = 'subscription ($run: ID) { runChanged(run: $run) { kind lastStep } }';
/** Opens the clients, records a run meanwhile, and closes them. */
export async function measureSubscribers(scene, server, { idle, active, seconds, quietRun }) {
    const beforeMib = await server.residentMib();
    const run = await openRun(scene, LAYERS);
    const held = await holdRun(scene.store, run.uuid); // else it counts as interrupted after a while
    const found = { steps: Array.from({ length: active }, () => 0), strays: 0 };
    const clients = [];
    const listen = (query, uuid, next) => {
        const client = createClient({ url: `${server.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: { token: TOKEN }, lazy: true });
        client.subscribe({ query, variables: { run: uuid } }, { next: ({ data }) => { next(data); }, error: (error) => { throw new Error(`a subscription failed: ${JSON.stringify(error)}`); }, complete: () => undefined });
        clients.push(client);
    };
    for (let i = 0; i < idle; i++) {
        listen(CHANGED, quietRun, () => { found.strays += 1; });
        if (i % 50 === 49)
            await sleep(100);
    }
    for (let i = 0; i < active; i++)
        listen(LIVE, run.uuid, (data) => { found.steps[i] = (found.steps[i] ?? 0) + data.liveSteps.steps.length; });
    const { whileMib, heldMib } = await recordWatched(run, server, seconds);
    const caughtUpSeconds = await caughtUp(() => Math.min(...found.steps) >= seconds * STEPS_PER_SECOND);
    const shares = found.steps.map((steps) => steps / (seconds * STEPS_PER_SECOND));
    for (const client of clients)
        await client.dispose();
    await sleep(3_000);
    await run.sink.close();
    await setRunState(scene.store, run.uuid, 'completed');
    await held?.release();
    return { beforeMib, whileMib, heldMib, caughtUpSeconds, afterMib: await server.residentMib(), shares, strays: found.strays };
}
/** Records steps for so many seconds, and looks at the server's memory meanwhile. */
async function recordWatched({ sink }, server, seconds) {
    const source = stepSource(LAYERS);
    const whileMib = [];
    const heldMib = [];
    const begun = performance.now();
    for (let second = 0; second < seconds; second++) {
        await pushSteps(sink, source, second * STEPS_PER_SECOND, (second + 1) * STEPS_PER_SECOND);
        await sleep(1000);
        whileMib.push(await server.residentMib());
        if (second >= seconds / 4 && second % COLLECT_S === COLLECT_S - 1)
            heldMib.push({ second: (performance.now() - begun) / 1000, mib: await server.heldMib() });
    }
    await sink.commit(60_000);
    return { whileMib, heldMib };
}
/** How long it takes until `isSo`; at most {@link MOST_WAIT_S}. Unit: s. */
async function caughtUp(isSo) {
    const begun = performance.now();
    while (!isSo() && performance.now() - begun < MOST_WAIT_S * 1000)
        await sleep(20);
    return (performance.now() - begun) / 1000;
}
//# sourceMappingURL=subscribers.js.map