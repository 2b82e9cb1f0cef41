import type { RunHub } from './run-hub.js';

/** What a {@link stepIterator} reads from. */
export interface StepReader<T> {
  /** What follows the cursor: the next batch and the cursor after it; null when nothing is recorded yet. */
  read(afterStep: number): Promise<{ batch: T; lastStep: number } | null>;
  /** Whether nothing can follow any more. */
  isOver(): Promise<boolean>;
}

/** What a {@link stepIterator} is opened with. */
export interface StepIteratorOptions {
  readonly run: string;
  readonly afterStep: number;
  /** Longest wait before looking again without being told. Unit: ms. */
  readonly pollMs?: number;
  /** Told why a read failed; it is tried again at the next look. */
  readonly onProblem?: (error: unknown) => void;
}

/**
 * Recorded steps from a cursor on, batch by batch, until the run is over and all is read.
 *
 * Nothing is queued: the ledger is the queue. A client that reads slowly finds a bigger batch the next time, so that
 * memory stays bounded and no step is left out. Being told is a hint; a poll covers what was missed. `return()` frees
 * everything at once, also while a `next()` waits.
 */
export function stepIterator<T>(hub: RunHub, reader: StepReader<T>, options: StepIteratorOptions): AsyncIterableIterator<T> {
  const { run, pollMs = 2_000, onProblem = () => undefined } = options;
  let cursor = options.afterStep;
  let ended = false;
  const bell = makeBell();
  const unsubscribe = hub.subscribe((change) => {
    if (change.run === run || change.run === null) bell.ring();
  });
  const end = (): Promise<IteratorResult<T>> => {
    ended = true;
    unsubscribe();
    bell.ring();
    return Promise.resolve({ value: undefined, done: true });
  };
  const isEnded = (): boolean => ended;
  const read = async (): ReturnType<StepReader<T>['read']> => {
    try {
      return await reader.read(cursor);
    } catch (error) {
      onProblem(error);
      return null;
    }
  };
  const next = async (): Promise<IteratorResult<T>> => {
    while (!isEnded()) {
      bell.reset();
      // asked before reading: what is recorded until the run is over is then still read
      const over = await reader.isOver().catch(() => false);
      const found = await read();
      if (isEnded()) break;
      if (found !== null) {
        cursor = found.lastStep;
        return { value: found.batch, done: false };
      }
      if (over) return end();
      await bell.wait(pollMs);
    }
    return { value: undefined, done: true };
  };
  return {
    next,
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** A bell that remembers that it rang. */
function makeBell(): { ring(): void; reset(): void; wait(ms: number): Promise<void> } {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    reset: () => void (rung = false),
    wait: (ms) =>
      new Promise((resolve) => {
        if (rung) return void resolve();
        const timer = setTimeout(() => wake?.(), ms);
        wake = () => {
          clearTimeout(timer);
          wake = null;
          resolve();
        };
      }),
  };
}
