import { isRunUuid, type RunUuid } from '#libs/contracts';
import { Logger, run as startRunner } from 'graphile-worker';

import { guardedPool } from '../open/guarded-pool.js';
import { retrying } from '../open/retrying.js';
import type { Store, StorePool } from '../open/store.js';
import { addRunJob, RUN_TASK } from './add-run-job.js';
import { TRACE_TASK } from './add-trace-job.js';

/** Levels of the queue's own log that are passed on. */
const LOUD: readonly string[] = ['error', 'warning'];

/** How a queue is worked. */
export interface WorkQueueOptions {
  /** Runs at the same time. */
  readonly concurrency: number;
  /** Executes a run; `signal` is aborted when the queue is stopped. What it throws is logged and not tried again. */
  readonly onRun: (uuid: RunUuid, signal: AbortSignal) => Promise<void>;
  /** Makes a trace; as `onRun`. Left out, traces wait for another worker. */
  readonly onTrace?: (uuid: string, signal: AbortSignal) => Promise<void>;
  /** Told warnings and errors of the queue. */
  readonly log?: (line: string) => void;
}

/**
 * Puts a run into the queue, once: a run that waits there already stays where it is. It is tried once; a run that
 * fails is recorded as failed, not repeated behind a person's back.
 */
export async function enqueueRun(store: StorePool, uuid: RunUuid): Promise<void> {
  if (!isRunUuid(uuid)) throw new TypeError(`a run's uuid is needed, got "${String(uuid)}"`);
  await retrying(() => addRunJob(store.pool, uuid));
}

/**
 * Works the queue until it is stopped. A job starts some 20 ms after it was added (LISTEN).
 *
 * `stop()` aborts the signals of what is executing, waits for it to end, and takes no more.
 */
export async function workQueue(
  store: Pick<Store, 'connectionString'>,
  { concurrency, onRun, onTrace, log = () => undefined }: WorkQueueOptions,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const executing = new Set<Promise<void>>();
  const tracked = async (work: Promise<void>): Promise<void> => {
    executing.add(work);
    await work.finally(() => executing.delete(work));
  };
  // a pool of our own: the library takes its handlers off its pool before the connections have ended, and awaits no end
  const pgPool = guardedPool({ connectionString: store.connectionString, application_name: 'gradlens queue', max: concurrency + 2 }, log);
  const runner = await startRunner({
    pgPool,
    concurrency,
    noHandleSignals: true, // whoever works the queue decides what a signal means
    logger: new Logger(() => (level, message) => {
      if (LOUD.includes(level)) log(`queue: ${message}`);
    }),
    taskList: {
      [RUN_TASK]: (payload) => tracked(onRun((payload as { run: RunUuid }).run, stopping.signal)),
      ...(onTrace === undefined ? {} : { [TRACE_TASK]: (payload) => tracked(onTrace((payload as { trace: string }).trace, stopping.signal)) }),
    },
  }).catch(async (error: unknown) => {
    await pgPool.end();
    throw error;
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.allSettled(executing);
      await runner.stop();
      await pgPool.end();
    },
  };
}
