import { InputError, isRunUuid, messageOf } from '#libs/contracts';
import { claimImpact, completeImpact, failImpact, findImpact, holdImpact, type ImpactClaim, noteImpactProgress, releaseImpact } from '#libs/decision-store';

import { withRecordedRun } from '../replaying/with-recorded-run.js';
import type { ExecutorContext } from '../running/context.js';
import { beat } from '../worker/heartbeat.js';
import { makeImpact } from './make-impact.js';

/**
 * Makes a queued impact and leaves it completed, failed with its reason, or, when `signal` is aborted first, in the queue for
 * another worker. Does nothing for one that is not queued any more, or that another process makes.
 *
 * @throws what kept it from being made, once that is recorded.
 */
export async function makeQueuedImpact(context: ExecutorContext, uuid: string, signal: AbortSignal): Promise<void> {
  const isThere = isRunUuid(uuid) && (await findImpact(context.store, uuid)) !== null;
  if (!isThere) throw new InputError({ source: null, path: 'impact', value: JSON.stringify(uuid), allowed: 'the uuid of an impact' });
  const hold = await holdImpact(context.store, uuid);
  if (hold === null) return;
  try {
    const claim = await claimImpact(context.store, uuid);
    if (claim !== null) await makeClaimed(context, claim, signal);
  } finally {
    await hold.release();
  }
}

async function makeClaimed(context: ExecutorContext, claim: ImpactClaim, signal: AbortSignal): Promise<void> {
  const { store } = context;
  const heart = beat(`impact ${claim.uuid}`, (progress) => noteImpactProgress(store, claim, progress), context.say);
  const either = AbortSignal.any([signal, heart.lost]);
  try {
    const made = await withRecordedRun({ ...context, signal: either }, claim.run, (recorded) => makeImpact(context, recorded, { effort: claim.effort, signal: either, onProgress: heart.note }));
    heart.stop();
    await completeImpact(store, claim, made);
  } catch (error) {
    heart.stop();
    if (heart.lost.aborted) return;
    if (signal.aborted) await releaseImpact(store, claim);
    else await failImpact(store, claim, messageOf(error));
    throw error;
  }
}
