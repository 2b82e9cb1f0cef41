import { InputError, isRunUuid, messageOf } from '#libs/contracts';
import { claimTrace, completeTrace, failTrace, findTrace, holdTrace, noteTraceProgress, releaseTrace, type TraceClaim } from '#libs/decision-store';

import { withRecordedRun } from '../replaying/with-recorded-run.js';
import type { ExecutorContext } from '../running/context.js';
import { beat } from '../worker/heartbeat.js';
import { makeTraces } from './make-trace.js';

/**
 * Makes a queued trace and leaves it completed, failed with its reason, or, when `signal` is aborted first, in the queue for
 * another worker. Does nothing for one that is not queued any more, or that another process makes.
 *
 * @throws what kept it from being made, once that is recorded.
 */
export async function makeQueuedTrace(context: ExecutorContext, uuid: string, signal: AbortSignal): Promise<void> {
  const isThere = isRunUuid(uuid) && (await findTrace(context.store, uuid)) !== null;
  if (!isThere) throw new InputError({ source: null, path: 'trace', value: JSON.stringify(uuid), allowed: 'the uuid of a trace' });
  const hold = await holdTrace(context.store, uuid);
  if (hold === null) return;
  try {
    const claim = await claimTrace(context.store, uuid);
    if (claim !== null) await makeClaimed(context, claim, signal);
  } finally {
    await hold.release();
  }
}

async function makeClaimed(context: ExecutorContext, claim: TraceClaim, signal: AbortSignal): Promise<void> {
  const { store } = context;
  const heart = beat(`trace ${claim.uuid}`, (progress) => noteTraceProgress(store, claim, progress), context.say);
  const { question, effort } = claim;
  const either = AbortSignal.any([signal, heart.lost]);
  try {
    const [made] = await withRecordedRun({ ...context, signal: either }, claim.run, (recorded) => makeTraces(context, recorded, { questions: [question], effort, signal: either, onProgress: heart.note }));
    heart.stop();
    if (made !== undefined) await completeTrace(store, claim, made);
  } catch (error) {
    heart.stop();
    if (heart.lost.aborted) return;
    if (signal.aborted) await releaseTrace(store, claim);
    else await failTrace(store, claim, messageOf(error));
    throw error;
  }
}
