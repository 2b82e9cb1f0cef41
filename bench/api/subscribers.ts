// Many clients that listen while a run is recorded: what they cost the server's memory.
import { setTimeout as sleep } from 'node:timers/promises';

import { holdRun, setRunState } from '#libs/decision-store';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

import { type BenchRun, openRun, pushSteps, type Scene, stepSource } from '../ledger/scene.js';
import { type ServerChild, TOKEN } from './server-child.js';

/** What was found. Resident set of the server: MiB. */
export interface SubscriberFigures {
  readonly beforeMib: number;
  /** Once a second from the time on at which everybody listens. */
  readonly whileMib: readonly number[];
  /** What is held after a collection, so often; the first one once everybody has listened for a quarter of the time. Unit: MiB. */
  readonly heldMib: readonly { readonly second: number; readonly mib: number }[];
  readonly afterMib: number;
  /** Until the last active client has every step, once the last is committed. Unit: s. */
  readonly caughtUpSeconds: number;
  /** Steps that each active client got, over the steps that were recorded. */
  readonly shares: readonly number[];
  /** Messages to idle clients: of a run that they do not ask for. */
  readonly strays: number;
}

/** How many listen, and for how long. */
export interface Listening {
  readonly idle: number;
  readonly active: number;
  readonly seconds: number;
  /** A run that does not change: what the idle ones listen to. */
  readonly quietRun: string;
}

const LAYERS = 10;
const STEPS_PER_SECOND = 50;
const MOST_WAIT_S = 60;
/** So often all garbage is collected, to see what is held. Unit: s. */
const COLLECT_S = 5;
const LIVE = 'subscription ($run: ID!) { liveSteps(run: $run, afterStep: -1) { fromStep steps { length } layers loss { base64 } scale { base64 } } }';
const CHANGED = 'subscription ($run: ID) { runChanged(run: $run) { kind lastStep } }';

/** Opens the clients, records a run meanwhile, and closes them. */
export async function measureSubscribers(scene: Scene, server: ServerChild, { idle, active, seconds, quietRun }: Listening): Promise<SubscriberFigures> {
  const beforeMib = await server.residentMib();
  const run = await openRun(scene, LAYERS);
  const held = await holdRun(scene.store, run.uuid); // else it counts as interrupted after a while
  const found = { steps: Array.from({ length: active }, () => 0), strays: 0 };
  const clients: Client[] = [];
  const listen = (query: string, uuid: string, next: (data: unknown) => void): void => {
    const client = createClient({ url: `${server.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: { token: TOKEN }, lazy: true });
    client.subscribe({ query, variables: { run: uuid } }, { next: ({ data }) => { next(data); }, error: (error) => { throw new Error(`a subscription failed: ${JSON.stringify(error)}`); }, complete: () => undefined });
    clients.push(client);
  };
  for (let i = 0; i < idle; i++) {
    listen(CHANGED, quietRun, () => { found.strays += 1; });
    if (i % 50 === 49) await sleep(100);
  }
  for (let i = 0; i < active; i++) listen(LIVE, run.uuid, (data) => { found.steps[i] = (found.steps[i] ?? 0) + (data as { liveSteps: { steps: { length: number } } }).liveSteps.steps.length; });
  const { whileMib, heldMib } = await recordWatched(run, server, seconds);
  const caughtUpSeconds = await caughtUp(() => Math.min(...found.steps) >= seconds * STEPS_PER_SECOND);
  const shares = found.steps.map((steps) => steps / (seconds * STEPS_PER_SECOND));
  for (const client of clients) await client.dispose();
  await sleep(3_000);
  await run.sink.close();
  await setRunState(scene.store, run.uuid, 'completed');
  await held?.release();
  return { beforeMib, whileMib, heldMib, caughtUpSeconds, afterMib: await server.residentMib(), shares, strays: found.strays };
}

/** Records steps for so many seconds, and looks at the server's memory meanwhile. */
async function recordWatched({ sink }: BenchRun, server: ServerChild, seconds: number): Promise<Pick<SubscriberFigures, 'whileMib' | 'heldMib'>> {
  const source = stepSource(LAYERS);
  const whileMib: number[] = [];
  const heldMib: { second: number; mib: number }[] = [];
  const begun = performance.now();
  for (let second = 0; second < seconds; second++) {
    await pushSteps(sink, source, second * STEPS_PER_SECOND, (second + 1) * STEPS_PER_SECOND);
    await sleep(1000);
    whileMib.push(await server.residentMib());
    if (second >= seconds / 4 && second % COLLECT_S === COLLECT_S - 1) heldMib.push({ second: (performance.now() - begun) / 1000, mib: await server.heldMib() });
  }
  await sink.commit(60_000);
  return { whileMib, heldMib };
}

/** How long it takes until `isSo`; at most {@link MOST_WAIT_S}. Unit: s. */
async function caughtUp(isSo: () => boolean): Promise<number> {
  const begun = performance.now();
  while (!isSo() && performance.now() - begun < MOST_WAIT_S * 1000) await sleep(20);
  return (performance.now() - begun) / 1000;
}
