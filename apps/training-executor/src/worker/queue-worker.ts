import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { isRunUuid, messageOf, supervised, type RunUuid } from '#libs/contracts';
import { enqueueRun, findRun, listRuns, setRunState, settleAll, workQueue, type RunRow, type Store, type StudyRow } from '#libs/decision-store';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

import { EXIT } from '../cli/exit-codes.js';
import { IMPACT_WORK } from '../impact/impact-work.js';
import type { ExecutorContext } from '../running/context.js';
import { deliverSpools } from '../running/deliver-spools.js';
import { dropKeptWork, keptStudies, studyFolder } from '../running/kept-work.js';
import { noteInterrupted, STALE_MS } from '../running/note-interrupted.js';
import { REPORT_WORK } from '../reporting/report-work.js';
import { TRACE_WORK } from '../tracing/trace-work.js';
import type { StudyWork } from './make-queued-study.js';
import { markOwnDead, notTakenOver, takeOverLost, type TakeOver } from './take-over.js';

/** Injection tokens of the worker. */
export const CONTEXT = Symbol('executor context');
export const PLACES = Symbol('places');

/** How many are executed at a time. */
export interface WorkerPlaces {
  readonly runs: number;
  /** Traces, impacts and reports, beside the runs. */
  readonly traces: number;
  /** Which runs are taken over that lost their executor. */
  readonly takeOver: TakeOver;
}

/** How often runs whose process went away are looked for. Unit: ms. */
const SWEEP_MS = 5000;
/** Every so many looks, what dead recorders left on the disk is shipped, queued studies (traces, impacts, reports) without a job get one, and what was kept of ended ones goes. */
const DELIVER_EVERY = 6;

const PROGRAM = fileURLToPath(new URL('../../../../../bin/gradlens.mjs', import.meta.url));

/**
 * Takes queued runs, traces, impacts and reports and executes each in a process of its own, so that one that crashes takes nothing with it.
 */
@Injectable()
export class QueueWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private queue: { stop(): Promise<void> } | null = null;
  private sweep: NodeJS.Timeout | null = null;
  private sweeps = 0;
  private sweeping: Promise<void> | null = null;
  private readonly children = new Set<ChildProcess>();

  constructor(
    @Inject(CONTEXT) private readonly context: ExecutorContext,
    @Inject(PLACES) private readonly places: WorkerPlaces,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.requeue();
    this.sweep = setInterval(() => {
      // one at a time: a large delivery may outlast the interval
      this.sweeping ??= this.sweepOnce()
        .catch((error: unknown) => {
          this.context.say(`looking for interrupted runs failed: ${messageOf(error)}`);
        })
        .finally(() => {
          this.sweeping = null;
        });
    }, SWEEP_MS);
    this.queue = await workQueue(this.context.store, {
      concurrency: this.places.runs,
      studyConcurrency: this.places.traces,
      onRun: (run, signal) => this.execute(run, signal),
      onStudy: {
        trace: (uuid, signal) => this.make(TRACE_WORK, uuid, signal),
        impact: (uuid, signal) => this.make(IMPACT_WORK, uuid, signal),
        report: (uuid, signal) => this.make(REPORT_WORK, uuid, signal),
      },
    });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.sweep !== null) clearInterval(this.sweep);
    for (const child of this.children) child.kill('SIGTERM');
    await this.queue?.stop();
    await this.sweeping;
  }

  /** A queued run whose job died with an earlier worker gets a job again; one that has a job keeps it. */
  private async requeue(): Promise<void> {
    let after: string | undefined;
    for (;;) {
      const page = await listRuns(this.context.store, { state: 'queued', first: 100, after });
      for (const run of page.runs) await enqueueRun(this.context.store, run.uuid);
      after = page.runs.at(-1)?.uuid;
      if (!page.hasNext || after === undefined) return;
    }
  }

  private async sweepOnce(): Promise<void> {
    if (this.sweeps++ % DELIVER_EVERY === 0) {
      await deliverSpools(this.context);
      await settleAll(this.context.store);
      for (const { studies } of WORKS) await studies.enqueue(this.context.store);
      await this.dropEnded();
    }
    await noteInterrupted(this.context);
    await takeOverLost(this.context, this.places.takeOver);
    for (const { studies } of WORKS) {
      for (const { uuid, state } of await studies.requeueLost(this.context.store, { staleAfterMs: STALE_MS })) {
        this.context.say(`${studies.kind} ${uuid} lost its process and is ${state}`);
      }
    }
  }

  /** What is kept of studies that nobody will take up again: cancelled while they waited, failed with their process, deleted with their run. */
  private async dropEnded(): Promise<void> {
    const { store, environment } = this.context;
    for (const uuid of await keptStudies(environment.GRADLENS_HOME)) {
      const study = isRunUuid(uuid) ? await findAny(store, uuid) : null;
      if (study?.state !== 'queued' && study?.state !== 'running') await dropKeptWork(studyFolder(environment.GRADLENS_HOME, uuid));
    }
  }

  private async execute(run: RunUuid, signal: AbortSignal): Promise<void> {
    const { store, say } = this.context;
    const row = await findRun(store, run);
    if (row?.state !== 'queued' && row?.state !== 'interrupted') return;
    const [how, line] = row.state === 'interrupted' ? ['--take-over', `is taken over: attempt ${row.attempt + 1}`] : ['--queued', 'starts'];
    say(`run ${run} (${row.name}) ${line}`);
    const end = await this.child(['run', how, run, '--json'], signal);
    // one that was stopped before leaves it to the next worker
    if (!signal.aborted) await this.afterChild(row, end);
    await this.sayEnd(row, end);
  }

  private async sayEnd({ uuid, name }: RunRow, end: ChildEnd): Promise<void> {
    const ended = await findRun(this.context.store, uuid);
    this.context.say(`run ${uuid} (${name}) ${ended?.state ?? 'is gone'}${end.code === EXIT.done ? '' : `: ${reasonOf(end)}`}`);
  }

  /** A child that ended before it took the run up has left no trace of its own, nor has one that was killed. */
  private async afterChild(before: RunRow, end: ChildEnd): Promise<void> {
    const { store } = this.context;
    await setRunState(store, before.uuid, 'failed', { reason: reasonOf(end), expected: ['queued'] });
    if (end.code === EXIT.done) return;
    await markOwnDead(this.context, before.uuid);
    if (before.state === 'interrupted') await notTakenOver(store, before, reasonOf(end));
  }

  private async make({ studies, find }: Making, uuid: string, signal: AbortSignal): Promise<void> {
    const { store, say } = this.context;
    const name = studies.kind; // as its command
    // a worker that is being stopped leaves it to the next one
    if (signal.aborted || (await find(store, uuid))?.state !== 'queued') return;
    say(`${name} ${uuid} starts`);
    const end = await this.child([name, '--queued', uuid], signal);
    // whoever took it up has left its end, or, told to end, put it back into the queue; one that failed before has left it there
    const isDone = end.code === EXIT.done;
    if (!isDone && end.code !== EXIT.interrupted) await studies.failQueued(store, uuid, reasonOf(end));
    say(`${name} ${uuid} ${isDone ? 'ended' : `ended: ${reasonOf(end)}`}`);
  }

  private async child(command: readonly string[], signal: AbortSignal): Promise<ChildEnd> {
    const args = [PROGRAM, ...command];
    // the open pipe tells the child that we live: when we are gone, even by kill -9, it ends and its run is interrupted
    const child = spawn(process.execPath, args, { env: supervised(process.env), stdio: ['pipe', 'ignore', 'pipe'] });
    this.children.add(child);
    const onAbort = (): void => {
      child.kill('SIGTERM');
    };
    signal.addEventListener('abort', onAbort, { once: true });
    let lastLine = '';
    createInterface({ input: child.stderr }).on('line', (line) => {
      lastLine = line.replace(/^gradlens: /, '');
    });
    const code = await new Promise<number>((resolve) => {
      child.once('close', (exit) => {
        resolve(exit ?? 1);
      });
    });
    signal.removeEventListener('abort', onAbort);
    this.children.delete(child);
    return { code, lastLine };
  }
}

/** The kinds of studies that are worked off. */
const WORKS = [TRACE_WORK, IMPACT_WORK, REPORT_WORK] as const;

async function findAny(store: Store, uuid: string): Promise<StudyRow | null> {
  for (const { find } of WORKS) {
    const study = await find(store, uuid);
    if (study !== null) return study;
  }
  return null;
}

/** What the worker itself does with studies. */
type Making = Pick<StudyWork<never, never>, 'find'> & { readonly studies: Pick<typeof TRACE_WORK.studies, 'kind' | 'failQueued'> };

/** How a child ended. */
interface ChildEnd {
  readonly code: number;
  readonly lastLine: string;
}

function reasonOf({ code, lastLine }: ChildEnd): string {
  return lastLine === '' ? `the executor ended with code ${code}` : lastLine;
}
