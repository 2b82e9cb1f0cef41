import { InputError, isRunUuid, messageOf } from '#libs/contracts';
import type { FinishedStudy, Store, Studies, StudyClaim, StudyRow } from '#libs/decision-store';

import { type RecordedRun, withRecordedRun } from '../replaying/with-recorded-run.js';
import type { ExecutorContext } from '../running/context.js';
import type { TellProgress } from '../tracing/trace-progress.js';
import { beat } from './heartbeat.js';

/** How studies of one kind are made. */
export interface StudyWork<Claim extends StudyClaim, Finished extends FinishedStudy> {
  readonly studies: Studies<never, Claim, Finished>;
  readonly find: (store: Store, uuid: string) => Promise<StudyRow | null>;
  readonly make: (context: ExecutorContext, recorded: RecordedRun, claim: Claim, options: MakeOptions) => Promise<Finished>;
}

/** What stops the making, and who is told how far it is. */
export interface MakeOptions {
  readonly signal: AbortSignal;
  readonly onProgress: TellProgress;
}

/**
 * Makes a queued study and leaves it completed, failed with its reason, or, when `signal` is aborted first, in the queue for
 * another worker. Does nothing for one that is not queued any more, or that another process makes.
 *
 * @throws what kept it from being made, once that is recorded.
 */
export async function makeQueuedStudy<Claim extends StudyClaim, Finished extends FinishedStudy>(context: ExecutorContext, work: StudyWork<Claim, Finished>, uuid: string, signal: AbortSignal): Promise<void> {
  const { studies, find } = work;
  const isThere = isRunUuid(uuid) && (await find(context.store, uuid)) !== null;
  if (!isThere) throw new InputError({ source: null, path: studies.kind, value: JSON.stringify(uuid), allowed: `the uuid of a stored ${studies.kind}` });
  const hold = await studies.hold(context.store, uuid);
  if (hold === null) return;
  try {
    const claim = await studies.claim(context.store, uuid);
    if (claim !== null) await makeClaimed(context, work, claim, signal);
  } finally {
    await hold.release();
  }
}

async function makeClaimed<Claim extends StudyClaim, Finished extends FinishedStudy>(context: ExecutorContext, { studies, make }: StudyWork<Claim, Finished>, claim: Claim, signal: AbortSignal): Promise<void> {
  const { store } = context;
  const heart = beat(`${studies.kind} ${claim.uuid}`, (progress) => studies.note(store, claim, progress), context.say);
  const either = AbortSignal.any([signal, heart.lost]);
  try {
    const made = await withRecordedRun({ ...context, signal: either }, claim.run, (recorded) => make(context, recorded, claim, { signal: either, onProgress: heart.note }));
    heart.stop();
    await studies.complete(store, claim, made);
  } catch (error) {
    heart.stop();
    if (heart.lost.aborted) return;
    if (signal.aborted) await studies.release(store, claim);
    else await studies.fail(store, claim, messageOf(error));
    throw error;
  }
}
