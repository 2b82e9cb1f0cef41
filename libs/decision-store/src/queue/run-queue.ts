import { isRunUuid, type RunUuid } from '#libs/contracts';
import { Logger, run as startRunner, type TaskList } from 'graphile-worker';

import { guardedPool } from '../open/guarded-pool.js';
import { retrying } from '../open/retrying.js';
import type { Store, StorePool } from '../open/store.js';
import { type StudyKind, studyTask } from '../studies/study.js';
import { addRunJob, RUN_TASK } from './add-run-job.js';
import { QUEUE_CONNECTION } from './executors.js';

/** Levels of the queue's own log that are passed on. */
const LOUD: readonly string[] = ['error', 'warning'];

/** How a queue is worked. */
export interface WorkQueueOptions {
  /** Runs at the same time. */
  readonly concurrency: number;
  /** Studies (traces, impacts) at the same time, beside the runs: they keep no run waiting. */
  readonly studyConcurrency?: number;
  /** Executes a run; `signal` is aborted when the queue is stopped. What it throws is logged and not tried again. */
  readonly onRun: (uuid: RunUuid, signal: AbortSignal) => Promise<void>;
  /** Makes a study of a kind; as `onRun`. Kinds that are left out wait for another worker. */
  readonly onStudy?: Readonly<Partial<Record<StudyKind, (uuid: string, signal: AbortSignal) => Promise<void>>>>;
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
  { concurrency, studyConcurrency = 1, onRun, onStudy = {}, log = () => undefined }: WorkQueueOptions,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const executing = new Set<Promise<void>>();
  const tracked = async (work: Promise<void>): Promise<void> => {
    executing.add(work);
    await work.finally(() => executing.delete(work));
  };
  const start = { connectionString: store.connectionString, log };
  const making = Object.entries(onStudy) as [StudyKind, NonNullable<(typeof onStudy)[StudyKind]>][];
  const made: TaskList = Object.fromEntries(making.map(([kind, make]) => [studyTask(kind), (payload: unknown) => tracked(make((payload as Record<StudyKind, string>)[kind], stopping.signal))]));
  const runners = await startAll([
    () => startTasks({ [RUN_TASK]: (payload) => tracked(onRun((payload as { run: RunUuid }).run, stopping.signal)) }, { ...start, concurrency }),
    // places of their own: a trace of an hour must not keep a run waiting
    ...(making.length === 0 ? [] : [() => startTasks(made, { ...start, concurrency: studyConcurrency })]),
  ]);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.allSettled(executing);
      for (const runner of runners) await runner.stop();
    },
  };
}

interface Runner {
  stop(): Promise<void>;
}

/** Starts all, or, where one cannot be, none. */
async function startAll(starts: readonly (() => Promise<Runner>)[]): Promise<Runner[]> {
  const started: Runner[] = [];
  try {
    for (const start of starts) started.push(await start());
    return started;
  } catch (error) {
    for (const runner of started) await runner.stop();
    throw error;
  }
}

/** Works off jobs of these tasks, so many at a time. */
async function startTasks(taskList: TaskList, { connectionString, concurrency, log }: { readonly connectionString: string; readonly concurrency: number; readonly log: (line: string) => void }): Promise<Runner> {
  // a pool of our own: the library takes its handlers off its pool before the connections have ended, and awaits no end
  const pgPool = guardedPool({ connectionString, application_name: QUEUE_CONNECTION, max: concurrency + 2 }, log);
  const runner = await startRunner({
    ...{ pgPool, concurrency, taskList },
    noHandleSignals: true, // whoever works the queue decides what a signal means
    logger: new Logger(() => (level, message) => {
      if (LOUD.includes(level)) log(`queue: ${message}`);
    }),
  }).catch(async (error: unknown) => {
    await pgPool.end();
    throw error;
  });
  return {
    stop: async () => {
      await runner.stop();
      await pgPool.end();
    },
  };
}
