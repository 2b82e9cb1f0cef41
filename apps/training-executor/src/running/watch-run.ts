import type { RunUuid } from '#libs/contracts';
import { acknowledgeCommand, heartbeat, pendingCommands, setRunState, type Store } from '#libs/decision-store';

import type { LoopControls, StopRequest } from './loop.js';

/** How often commands are looked for and the heartbeat is written. Unit: ms. */
const POLL_MS = 500;

/** The outside of a running loop: heartbeat, and commands of people as rows of `run_command`. */
export interface RunWatch extends LoopControls {
  /** Ends the run as if a person had cancelled it. */
  requestStop(reason: string): void;
  close(): Promise<void>;
}

interface WatchOptions {
  readonly store: Store;
  readonly run: RunUuid;
  readonly attempt: number;
  /** Step to acknowledge a command at. */
  readonly currentStep: () => number;
  readonly onProblem: (problem: unknown) => void;
}

/** Starts watching: one poll at a time, off the hot path; a database that is away is told and tried again. */
export function watchRun(options: WatchOptions): RunWatch {
  let stop: StopRequest | null = null;
  let pause: { promise: Promise<void>; end: () => void } | null = null;

  const apply = async (kind: string, reason: string): Promise<void> => {
    if (kind === 'cancel') stop = { state: 'cancelled', reason };
    if (kind === 'pause' && pause === null) {
      pause = openPause();
      await setRunState(options.store, options.run, 'paused', { reason, expected: ['running'] });
    }
    if (kind === 'cancel' || kind === 'resume') {
      if (pause !== null && kind === 'resume') await setRunState(options.store, options.run, 'running', { expected: ['paused'] });
      pause?.end();
      pause = null;
    }
  };
  const poll = async (): Promise<void> => {
    await heartbeat(options.store, options.run, options.attempt);
    for (const command of await pendingCommands(options.store, options.run)) {
      await apply(command.kind, command.reason);
      await acknowledgeCommand(options.store, options.run, command.seq, options.currentStep());
    }
  };
  let polling: Promise<void> | null = null;
  const timer = setInterval(() => {
    // one at a time: while the database is away polls must not pile up
    polling ??= poll()
      .catch(options.onProblem)
      .finally(() => {
        polling = null;
      });
  }, POLL_MS);

  return {
    stopRequest: () => stop,
    whilePaused: () => pause?.promise ?? null,
    requestStop: (reason) => {
      stop ??= { state: 'cancelled', reason };
      pause?.end();
    },
    close: async () => {
      clearInterval(timer);
      await polling;
    },
  };
}

function openPause(): { promise: Promise<void>; end: () => void } {
  let end: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}
