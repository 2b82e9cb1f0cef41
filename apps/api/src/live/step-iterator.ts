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
  const bell = makeBell();
  const unsubscribe = hub.subscribe((change) => {
    if (change.run === run || change.run === null) bell.ring();
  });
  const end = (): Promise<IteratorResult<T>> => {
    unsubscribe();
    bell.close();
    return Promise.resolve({ value: undefined, done: true });
  };
  const next = async (): Promise<IteratorResult<T>> => {
    while (!bell.isClosed()) {
      bell.reset();
      const { found, isOver } = await look(reader, cursor, onProblem);
      if (bell.isClosed()) break;
      if (found !== null) {
        cursor = found.lastStep;
        return { value: found.batch, done: false };
      }
      if (isOver) return end();
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

type Found<T> = Awaited<ReturnType<StepReader<T>['read']>>;

/** What follows the cursor; nothing when the database does not answer. */
async function look<T>(
  reader: StepReader<T>,
  cursor: number,
  onProblem: (error: unknown) => void,
): Promise<{ found: Found<T>; isOver: boolean }> {
  let isOver = false;
  try {
    // asked before reading: what was recorded until the run was over is then still read
    isOver = await reader.isOver();
    return { found: await reader.read(cursor), isOver };
  } catch (error) {
    onProblem(error);
    return { found: null, isOver };
  }
}

/** A bell that remembers that it rang, and never again waits once it is closed. */
interface Bell {
  ring(): void;
  reset(): void;
  close(): void;
  isClosed(): boolean;
  wait(ms: number): Promise<void>;
}

function makeBell(): Bell {
  let rung = false;
  let closed = false;
  let wake: (() => void) | null = null;
  const ring = (): void => {
    rung = true;
    wake?.();
  };
  return {
    ring,
    reset: () => {
      rung = false;
    },
    close: () => {
      closed = true;
      ring();
    },
    isClosed: () => closed,
    wait: (ms) =>
      new Promise((resolve) => {
        if (rung || closed) {
          resolve();
          return;
        }
        const timer = setTimeout(() => wake?.(), ms);
        wake = () => {
          clearTimeout(timer);
          wake = null;
          resolve();
        };
      }),
  };
}
