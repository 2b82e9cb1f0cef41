import { markInterrupted } from '#libs/decision-store';

import type { ExecutorContext } from './context.js';

/** A run of ours that was silent for so long, and that nobody holds, has lost its process: its heart beats every second. Unit: ms. */
export const STALE_MS = 10_000;

/**
 * Says of runs whose process is gone that they are interrupted, as a service does: where none runs, whoever asks is the first to see it.
 * Trainers elsewhere are heard of by the service alone, which says when they were silent.
 */
export async function noteInterrupted({ store, say }: Pick<ExecutorContext, 'store' | 'say'>): Promise<void> {
  for (const run of await markInterrupted(store, { staleAfterMs: STALE_MS, deliveredStaleAfterMs: null })) say(`run ${run} was interrupted: its process is gone`);
}
