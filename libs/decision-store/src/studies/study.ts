import type { RunUuid, TraceState } from '#libs/contracts';
import type pg from 'pg';

import { RUN_CHANNEL } from '../live/run-channel.js';
import type { StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';
import { ADD_JOB } from '../queue/add-run-job.js';

/** What a study is: which decisions moved a prediction, what scaling did to everybody, or the report on it all. Names its table, its key column, its job and what is told of it. */
export type StudyKind = 'trace' | 'impact' | 'report';

/** A study that somebody asks for. */
export interface NewStudy {
  /** uuidv7: studies are listed by it, newest first. */
  readonly uuid: string;
  readonly run: RunUuid;
  readonly by: string;
  readonly reason: string;
}

/** What every finished study gave. */
export interface FinishedStudy {
  /** `seconds`: what all of it took. */
  readonly result: { readonly seconds: number };
  /** Version of gradlens. */
  readonly productVersion: string;
}

/** A study that this process makes: nobody else does, and only it writes to it while the attempt is the last one. */
export interface StudyClaim {
  readonly uuid: string;
  readonly runId: number;
  readonly run: RunUuid;
  readonly attempt: number;
}

/** How far a study is. */
export interface StudyProgress {
  /** 0 to 1. */
  readonly progress: number;
  readonly stage: string;
}

/** Who acts on a study, and why. */
export interface StudyAct {
  readonly by: string;
  readonly reason: string;
}

/** What became of the wish to cancel a study. */
export type StudyCancelOutcome =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-there' }
  /** It had ended before. */
  | { readonly kind: 'ended'; readonly state: TraceState };

/** What every study has, as it is stored. Times are UTC. */
export interface StudyRow {
  readonly uuid: string;
  readonly run: RunUuid;
  readonly state: TraceState;
  /** Share of the work that is done, 0 to 1. */
  readonly progress: number;
  /** What is being done, in words. */
  readonly stage: string;
  /** Counts the times a process took it up, from 1; 0 before the first. */
  readonly attempt: number;
  readonly method: string;
  /** Version of gradlens that made it; null before it is completed. */
  readonly productVersion: string | null;
  readonly by: string;
  readonly reason: string;
  /** Who cancelled it; null where nobody did. */
  readonly endedBy: string | null;
  /** Why it failed or was cancelled. */
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** What sets one kind of study apart. Names of columns are SQL: never what somebody gives. */
export interface StudyDefinition<Finished extends FinishedStudy> {
  readonly kind: StudyKind;
  /** By which it is made. */
  readonly method: string;
  /** Columns that hold what is asked; fields of the same names. */
  readonly asked: readonly string[];
  /** Whether the studies of a run on one `question` are counted, in a column `version`, from 1. */
  readonly isNumbered?: boolean;
  /** Columns that hold what was found, beside `result` and `product_version`, with their values. */
  readonly found: (finished: Finished) => Readonly<Record<string, unknown>>;
}

/** Changes a study in a transaction, and tells of it at commit where something changed. */
export async function changed<T extends { readonly run: RunUuid }>(store: StorePool, kind: StudyKind, change: (client: pg.ClientBase) => Promise<T | null>): Promise<T | null> {
  return await transaction(store, async (client) => {
    const found = await change(client);
    if (found !== null) await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind, run: found.run })]);
    return found;
  });
}

/** Adds the job of a study, once: one that waits in the queue already keeps its place. */
export async function addStudyJob(client: Pick<pg.ClientBase | pg.Pool, 'query'>, kind: StudyKind, uuid: string): Promise<void> {
  await client.query(ADD_JOB, [studyTask(kind), { [kind]: uuid }, uuid, 'preserve_run_at']);
}

/** Task of the queue that makes such studies. */
export function studyTask(kind: StudyKind): string {
  return `make-${kind}`;
}

/** The text whose hash is the advisory lock of whoever makes a study. */
export function holdKey(kind: StudyKind, uuid: string): string {
  return `hold ${kind} ${uuid}`;
}
