import { setTimeout as delay } from 'node:timers/promises';

import { messageOf } from '#libs/contracts';

/** What an outbox has done. */
export interface OutboxCounts {
  readonly sent: number;
  /** Attempts that failed. */
  readonly failed: number;
  /** Lines that were given up: too many waited, or the outbox was closed. */
  readonly dropped: number;
  /** Why the last attempt failed; null after one that did not. */
  readonly problem: string | null;
}

/** Lines on their way to where they are kept, sent one after the other in the background. */
export interface Outbox {
  /** Takes a line and returns at once. */
  push(line: string): void;
  /** Waits until all is sent, or for `patienceMs`; what is left then is dropped. */
  close(patienceMs: number): Promise<void>;
  counts(): OutboxCounts;
}

/** What an outbox is opened with. */
export interface OutboxOptions {
  readonly send: (line: string, signal: AbortSignal) => Promise<void>;
  /** Told why lines are not taken when that begins or changes, and null when they are again. */
  readonly onProblem: (problem: string | null) => void;
  /** Rest before the next attempt after so many failures. Unit: ms. */
  readonly restMs?: (failures: number) => number;
}

/** Lines that wait, at most: the oldest one goes first, since a newer head covers what an older one does. */
const MOST_WAITING = 256;

/** 1 s, 2 s, 4 s … 60 s. */
function longerAndLonger(failures: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(failures - 1, 6));
}

/** Opens an outbox. Whatever becomes of its lines, whoever pushes never waits and never fails. */
export function openOutbox(options: OutboxOptions): Outbox {
  const { restMs = longerAndLonger } = options;
  const waiting: string[] = [];
  const end = new AbortController();
  const { attempt, counts } = openAttempts(options, end.signal);
  let working: Promise<void> | null = null;

  const work = async (): Promise<void> => {
    let failures = 0;
    for (let line = waiting.shift(); line !== undefined; line = end.signal.aborted ? undefined : waiting.shift()) {
      failures = (await attempt(line)) ? 0 : failures + 1;
      if (failures === 0) continue;
      waiting.unshift(line);
      await delay(restMs(failures), undefined, { signal: end.signal, ref: false }).catch(() => undefined);
    }
    working = null;
  };
  return {
    push(line) {
      waiting.push(line);
      const most = end.signal.aborted ? 0 : MOST_WAITING;
      counts.dropped += waiting.splice(0, Math.max(0, waiting.length - most)).length;
      if (waiting.length > 0) working ??= work();
    },
    async close(patienceMs) {
      await Promise.race([working, delay(patienceMs, undefined, { signal: end.signal }).catch(() => undefined)]);
      end.abort();
      await working;
      counts.dropped += waiting.splice(0).length;
    },
    counts: () => ({ ...counts }),
  };
}

/** Sends single lines, counts, and tells of problems once each. A send that ignores the signal is not waited for. */
function openAttempts({ send, onProblem }: OutboxOptions, signal: AbortSignal): { attempt(line: string): Promise<boolean>; counts: Counts } {
  const counts: Counts = { sent: 0, failed: 0, dropped: 0, problem: null };
  const closed = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => { reject(new Error('it was closed')); });
  });
  closed.catch(() => undefined); // nobody may be waiting
  const tell = (problem: string | null): void => {
    if (problem !== counts.problem) onProblem(problem);
    counts.problem = problem;
  };
  const attempt = async (line: string): Promise<boolean> => {
    try {
      await Promise.race([send(line, signal), closed]);
      counts.sent += 1;
      tell(null);
      return true;
    } catch (error) {
      counts.failed += 1;
      tell(messageOf(error));
      return false;
    }
  };
  return { attempt, counts };
}

type Counts = { -readonly [name in keyof OutboxCounts]: OutboxCounts[name] };
