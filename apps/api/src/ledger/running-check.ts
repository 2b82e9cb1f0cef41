import { setTimeout as sleep } from 'node:timers/promises';

import type { ProofProgress } from '#libs/decision-store';

/** How far a check is: frames whose hashes were computed, then steps whose rows were compared. */
export interface CheckProgress {
  readonly stage: Parameters<ProofProgress>[0];
  readonly done: number;
  readonly total: number;
}

/** A check that goes on as long as somebody waits for it. */
export class RunningCheck<T> {
  progress: CheckProgress = { stage: 'hashes', done: 0, total: 0 };
  readonly outcome: Promise<T>;
  private readonly abort = new AbortController();
  private holders = 0;

  constructor(work: (told: ProofProgress) => Promise<T>) {
    this.outcome = work((stage, done, total) => {
      this.abort.signal.throwIfAborted();
      this.progress = { stage, done: Math.min(done, total), total }; // rows are compared by chunks, of which the last is not full
    });
    this.outcome.catch(() => undefined); // whoever waits is told; when nobody does, nobody is
  }

  /** Whether nobody waited for it any more: it ends at its next word of progress. */
  get isCancelled(): boolean {
    return this.abort.signal.aborted;
  }

  /** Waits for it until the returned function is called; when the last one leaves, it ends. */
  hold(): () => void {
    this.holders += 1;
    let holds = true;
    return () => {
      if (!holds) return;
      holds = false;
      this.holders -= 1;
      if (this.holders === 0) this.abort.abort();
    };
  }
}

/** What those who follow a check are told; the last word has its outcome. */
export type CheckEvent<T> = CheckProgress & { readonly outcome: T | null; readonly isOver: boolean };

/** How often they are told. Unit: ms. */
const PACE_MS = 250;

const END = { value: undefined, done: true } as const;

/** Progress of a check at a pace that a person can read, and its outcome. Who leaves before it waits no longer. */
export function checkEvents<T>(check: RunningCheck<T>): AsyncIterableIterator<CheckEvent<T>> {
  const release = check.hold();
  const left = new AbortController();
  let isFirst = true;
  const end = (): Promise<IteratorResult<CheckEvent<T>>> => {
    left.abort();
    release();
    return Promise.resolve(END);
  };
  const after = async (): Promise<{ readonly outcome: T } | null> => {
    const pause = sleep(PACE_MS, null, { signal: left.signal }).catch(() => null);
    return await Promise.race([check.outcome.then((outcome) => ({ outcome })), pause]);
  };
  return {
    next: async () => {
      const found = isFirst ? null : await after().catch(async (error: unknown) => { await end(); throw error; });
      isFirst = false;
      if (left.signal.aborted) return END;
      if (found !== null) await end();
      return { value: { ...check.progress, outcome: found?.outcome ?? null, isOver: found !== null }, done: false };
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
