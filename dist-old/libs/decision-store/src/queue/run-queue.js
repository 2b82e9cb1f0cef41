import { isRunUuid } from '#libs/contracts';
import { Logger, run as startRunner } from 'graphile-worker';
import { guardedPool } from '../open/guarded-pool.js';
import { retrying } from '../open/retrying.js';
import { studyTask } from '../studies/study.js';
import { addRunJob, RUN_TASK } from './add-run-job.js';
/** Levels of the queue's own log that are passed on. */
const LOUD = ['error', 'warning'];
/**
 * Puts a run into the queue, once: a run that waits there already stays where it is. It is tried once; a run that
 * fails is recorded as failed, not repeated behind a person's back.
 */
export async function enqueueRun(store, uuid) {
    if (!isRunUuid(uuid))
        throw new TypeError(`a run's uuid is needed, got "${String(uuid)}"`);
    await retrying(() => addRunJob(store.pool, uuid));
}
/**
 * Works the queue until it is stopped. A job starts some 20 ms after it was added (LISTEN).
 *
 * `stop()` aborts the signals of what is executing, waits for it to end, and takes no more.
 */
export async function workQueue(store, { concurrency, studyConcurrency = 1, onRun, onStudy = {}, log = () => undefined }) {
    const stopping = new AbortController();
    const executing = new Set();
    const tracked = async (work) => {
        executing.add(work);
        await work.finally(() => executing.delete(work));
    };
    const start = { connectionString: store.connectionString, log };
    const making = Object.entries(onStudy);
    const made = Object.fromEntries(making.map(([kind, make]) => [studyTask(kind), (payload) => tracked(make(payload[kind], stopping.signal))]));
    const runners = await startAll([
        () => startTasks({ [RUN_TASK]: (payload) => tracked(onRun(payload.run, stopping.signal)) }, { ...start, concurrency }),
        // places of their own: a trace of an hour must not keep a run waiting
        ...(making.length === 0 ? [] : [() => startTasks(made, { ...start, concurrency: studyConcurrency })]),
    ]);
    return {
        stop: async () => {
            stopping.abort();
            await Promise.allSettled(executing);
            for (const runner of runners)
                await runner.stop();
        },
    };
}
/** Starts all, or, where one cannot be, none. */
async function startAll(starts) {
    const started = [];
    try {
        for (const start of starts)
            started.push(await start());
        return started;
    }
    catch (error) {
        for (const runner of started)
            await runner.stop();
        throw error;
    }
}
/** Works off jobs of these tasks, so many at a time. */
async function startTasks(taskList, { connectionString, concurrency, log }) {
    // a pool of our own: the library takes its handlers off its pool before the connections have ended, and awaits no end
    const pgPool = guardedPool({ connectionString, application_name: 'gradlens queue', max: concurrency + 2 }, log);
    const runner = await startRunner({
        ...{ pgPool, concurrency, taskList },
        noHandleSignals: true, // whoever works the queue decides what a signal means
        logger: new Logger(() => (level, message) => {
            if (LOUD.includes(level))
                log(`queue: ${message}`);
        }),
    }).catch(async (error) => {
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
//# sourceMappingURL=run-queue.js.map