import type { RecordingHealth, RunUuid } from '#libs/contracts';
import { acknowledgeCommand, heartbeat, pendingCommands, setRunState, type Store } from '#libs/decision-store';

import type { LoopControls, StopRequest } from './loop.js';

/** How often commands are looked for and the heartbeat is written. Unit: ms. */
const POLL_MS = 500;

/** The outside of a running loop: heartbeat, and commands of people as rows of `run_command`. */
export interface RunWatch extends LoopControls {
  /** Ends the run at its next step. */
  requestStop(request: StopRequest): void;
  close(): Promise<void>;
}

interface WatchOptions {
  readonly store: Store;
  readonly run: RunUuid;
  readonly attempt: number;
  /** Step to acknowledge a command at. */
  readonly currentStep: () => number;
  /** Asked at every poll. */
  readonly recording: () => RecordingHealth;
  readonly onRecording: (health: RecordingHealth) => void;
  readonly onProblem: (problem: unknown) => void;
}

/** Starts watching: one poll at a time, off the hot path; a database that is away is told and tried again. */
export function watchRun(options: WatchOptions): RunWatch {
  const asked: Asked = { stop: null, pause: null };
  let polling: Promise<void> | null = null;
  const timer = setInterval(() => {
    options.onRecording(options.recording());
    // one at a time: while the database is away polls must not pile up
    polling ??= poll(options, asked)
      .catch(options.onProblem)
      .finally(() => {
        polling = null;
      });
  }, POLL_MS);

  return {
    stopRequest: () => asked.stop,
    whilePaused: () => asked.pause?.promise ?? null,
    requestStop: (request) => {
      asked.stop ??= request;
      endPause(asked);
    },
    close: async () => {
      clearInterval(timer);
      await polling;
    },
  };
}

/** What was asked of the run and holds now. */
interface Asked {
  stop: StopRequest | null;
  pause: { readonly promise: Promise<void>; readonly end: () => void } | null;
}

async function poll(options: WatchOptions, asked: Asked): Promise<void> {
  await heartbeat(options.store, options.run, options.attempt);
  for (const command of await pendingCommands(options.store, options.run)) {
    await apply(options, asked, command);
    await acknowledgeCommand(options.store, options.run, command.seq, options.currentStep());
  }
}

async function apply({ store, run }: WatchOptions, asked: Asked, { kind, reason }: { kind: string; reason: string }): Promise<void> {
  if (kind === 'cancel') {
    asked.stop = { state: 'cancelled', reason };
    endPause(asked);
  }
  if (kind === 'pause' && asked.pause === null) {
    asked.pause = openPause();
    await setRunState(store, run, 'paused', { reason, expected: ['running'] });
  }
  if (kind === 'resume' && asked.pause !== null) {
    await setRunState(store, run, 'running', { expected: ['paused'] });
    endPause(asked);
  }
}

function endPause(asked: Asked): void {
  asked.pause?.end();
  asked.pause = null;
}

function openPause(): { promise: Promise<void>; end: () => void } {
  let end: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}
