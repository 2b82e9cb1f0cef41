// A client of `liveSteps` as docs/operating.md describes it: when its connection ends it goes on at another process, after the last step it has.
import { setTimeout as sleep } from 'node:timers/promises';

import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** What a client got. */
export interface StepClient {
  readonly steps: readonly number[];
  /** When each message came. Unit: ms of `performance.now()`. */
  readonly heardMs: readonly number[];
  /** When it connected anew. Unit: ms of `performance.now()`. */
  readonly againMs: readonly number[];
  /** Leaves the process that it listens to for the next one. */
  leave(): void;
  /** Once it was told that the run is over. */
  readonly over: Promise<void>;
}

/** What a client is opened with. */
export interface StepClientOptions {
  /** Addresses of the processes as they are now; it begins with `first` of them. */
  readonly urls: readonly string[];
  readonly first: number;
  readonly token: string;
  readonly run: string;
  /** Whether it pings, and leaves a process that does not answer: a paused one closes no connection. */
  readonly pings: boolean;
  /** A ping must be answered, and a connection opened, within this time. Unit: ms. */
  readonly patienceMs: number;
}

const QUERY = 'subscription ($run: ID!, $after: Int!) { liveSteps(run: $run, afterStep: $after) { steps { base64 } } }';

/** Opens a client that listens until the run is over. */
export function openStepClient(options: StepClientOptions): StepClient {
  const [steps, heardMs, againMs]: [number[], number[], number[]] = [[], [], []];
  const got = (base64: string): void => {
    const bytes = Buffer.from(base64, 'base64');
    for (let i = 0; i < bytes.length; i += 4) steps.push(bytes.readInt32LE(i));
    heardMs.push(performance.now());
  };
  let leave = (): void => undefined;
  const connected = (client: Client): void => { leave = () => { client.terminate(); }; };
  const follow = async (): Promise<void> => {
    for (let at = options.first; ; at++) {
      if (await listen(options, options.urls[at % options.urls.length] ?? '', { after: steps.at(-1) ?? -1, got, connected })) return;
      againMs.push(performance.now());
      await sleep(100);
    }
  };
  return { steps, heardMs, againMs, leave: () => { leave(); }, over: follow() };
}

interface Listening {
  readonly after: number;
  readonly got: (base64: string) => void;
  readonly connected: (client: Client) => void;
}

/** Listens at one process. @returns true once the run is over, false when the connection ended. */
async function listen({ token, run, pings, patienceMs }: StepClientOptions, url: string, { after, got, connected }: Listening): Promise<boolean> {
  let unanswered: NodeJS.Timeout | undefined;
  class PatientSocket extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, { handshakeTimeout: patienceMs });
    }
  }
  const client = createClient({
    ...{ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: PatientSocket, connectionParams: { token }, retryAttempts: 0 },
    ...{ connectionAckWaitTimeout: patienceMs, keepAlive: pings ? patienceMs / 2 : 0 },
    on: {
      ping: (received) => { if (!received) unanswered = setTimeout(() => { client.terminate(); }, patienceMs); },
      pong: (received) => { if (received) clearTimeout(unanswered); },
    },
  });
  connected(client);
  try {
    for await (const { data } of client.iterate<{ liveSteps: { steps: { base64: string } } }>({ query: QUERY, variables: { run, after } })) {
      if (data === null || data === undefined) return false;
      got(data.liveSteps.steps.base64);
    }
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(unanswered);
    void client.dispose();
  }
}
