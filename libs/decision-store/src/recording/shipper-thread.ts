import { Worker } from 'node:worker_threads';

import type { Posted, RecordRingOptions } from './recording.js';

/** The recording thread as its starter sees it. */
export interface ShipperThread {
  /** Whether the thread is gone. */
  readonly ended: boolean;
  /** Resolves when the thread is gone: to the error it died of, or null. Never rejects. */
  readonly exit: Promise<unknown>;
  /** Sends a note over, or wakes the thread. */
  post(posted: Posted): void;
}

/** Starts the recording thread; it ends by itself when the ring is closed and everything is committed. */
export function startShipperThread(workerData: RecordRingOptions): ShipperThread {
  const fromSource = import.meta.url.endsWith('.ts');
  const url = new URL(fromSource ? './ship-worker.ts' : './ship-worker.js', import.meta.url);
  // from source the thread needs a loader of its own: it does not inherit the hooks of a test runner
  const execArgv = fromSource ? ['--conditions=gs-src', '--import', '@oxc-node/core/register'] : [];
  const worker = new Worker(url, { workerData, execArgv });
  let ended = false;
  let cause: unknown = null;
  worker.on('message', (error: unknown) => (cause = error));
  worker.on('error', (error) => (cause = error));
  const exit = new Promise<unknown>((resolve) => {
    worker.once('exit', () => {
      ended = true;
      resolve(cause);
    });
  });
  return {
    get ended() {
      return ended;
    },
    exit,
    post: (posted) => {
      worker.postMessage(posted);
    },
  };
}
