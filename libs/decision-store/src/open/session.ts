import { setTimeout as sleep } from 'node:timers/promises';

import { messageOf } from '#libs/contracts';
import pg from 'pg';

import { numberTypes } from './number-types.js';

import { backoffMs, isRetryable } from './retry.js';

/** One connection that is opened again when it breaks. */
export interface Session {
  /**
   * Runs `work` on the connection; after a retryable error again on a new one, for as long as it takes. `work` must
   * settle for itself what an attempt that ended in an error may have committed.
   *
   * @throws what `work` throws when it is not retryable, or when `giveUp` says so.
   */
  run<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  /** Runs `work` on the connection once; after an error that is closed. @throws what `work` or the connecting throws. */
  once<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  /** Closes the connection, also one that is being opened; the next use opens another. */
  end(): Promise<void>;
}

/** What a session needs. */
export interface SessionOptions {
  readonly connectionString: string;
  readonly applicationName: string;
  /** Told `null` when the database answers again, else why it does not. */
  readonly onProblem: (problem: string | null) => void;
  /** Asked after each failed attempt: true ends the waiting with its error. Default: never. */
  readonly giveUp?: () => boolean;
  /** An attempt that takes longer counts as a broken connection. Unit: ms. */
  readonly deadlineMs?: number;
}

/** Opens a session; it connects at the first `run`. */
export function openSession(options: SessionOptions): Session {
  const { deadlineMs = 60_000, onProblem, giveUp = () => false } = options;
  const { connected, drop } = openConnection(options);

  const once: Session['once'] = async (work) => {
    try {
      return await withDeadline(deadlineMs, async () => work(await connected()));
    } catch (error) {
      void drop();
      throw error;
    }
  };

  return {
    once,
    async run(work) {
      for (let attempt = 0; ; attempt++) {
        try {
          const result = await once(work);
          if (attempt > 0) onProblem(null);
          return result;
        } catch (error) {
          if (!isRetryable(error)) throw error;
          onProblem(`the database does not answer: ${messageOf(error)}`);
          if (giveUp()) throw error;
          await sleep(backoffMs(attempt));
        }
      }
    },
    end: drop,
  };
}

interface Connection {
  /** The open client, or a new one. */
  connected(): Promise<pg.Client>;
  /** Closes it; one that is being opened is closed as soon as it is. */
  drop(): Promise<void>;
}

function openConnection(options: SessionOptions): Connection {
  let client: pg.Client | null = null;
  let drops = 0;
  return {
    async connected() {
      if (client !== null) return client;
      const opened = newClient(options);
      opened.on('error', () => {
        // lost while idle; under a query the query rejects
        if (client === opened) client = null;
      });
      const before = drops;
      await connect(opened);
      if (drops > before) {
        await opened.end();
        throw new Error('Client was closed while it connected');
      }
      client = opened;
      return opened;
    },
    async drop() {
      const broken = client;
      client = null;
      drops += 1;
      await broken?.end().catch(() => undefined); // it is broken already: nothing to learn from its end
    },
  };
}

function newClient(options: SessionOptions): pg.Client {
  return new pg.Client({
    connectionString: options.connectionString,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: numberTypes,
  });
}

async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
    // committed means durable here, whatever the default of the database is; a stricter default stays
    await client.query("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
  } catch (error) {
    void client.end().catch(() => undefined); // the connection is broken already: nothing to learn from its end
    throw error;
  }
}

async function withDeadline<T>(deadlineMs: number, work: () => Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = sleep(deadlineMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${String(deadlineMs)} ms`);
  });
  late.catch(() => undefined); // aborted below: the work was first
  try {
    return await Promise.race([work(), late]);
  } finally {
    timer.abort();
  }
}
