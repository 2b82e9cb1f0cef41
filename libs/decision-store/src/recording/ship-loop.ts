import { setTimeout as sleep } from 'node:timers/promises';

import { messageOf } from '#libs/contracts';

import { openSession } from '../open/session.js';
import type { Session } from '../open/session.js';
import { backoffMs } from '../open/retry.js';
import { LedgerRefusedError } from '../shipping/refused.js';
import type { PreparedFrames } from '../shipping/shipper.js';
import { nextBatch } from '../shipping/next-batch.js';
import type { Recording } from './recording.js';
import { WORD } from './ring.js';

/** Rest between two looks at an empty spool. Unit: ms. */
const POLL_MS = 5;
/** Frames that pile up are not held up by compaction more often than this. Unit: ms. */
const SETTLE_MS = 2000;

/**
 * Ships what the spool holds until it is empty for good, or the producer has closed and the database has not answered
 * for as long as it waits. Whatever the database says, recording goes on; only a ledger that refuses this attempt for
 * good ends it.
 */
export async function shipLoop(recording: Recording): Promise<void> {
  const patience = openPatience(recording);
  const { connectionString, runUuid } = recording.options;
  const session = openSession({
    connectionString,
    applicationName: `gradlens recorder ${runUuid}`,
    onProblem: patience.tell,
    giveUp: patience.isOver,
  });
  try {
    if (await shipAll(recording, session, patience)) await settle(recording, session, true);
  } catch (error) {
    recording.failed = true;
    throw error;
  } finally {
    await session.end();
  }
}

/** Returns whether all is shipped; false when patience has ended. */
async function shipAll(recording: Recording, session: Session, patience: Patience): Promise<boolean> {
  const settling = openSettleTurns(recording, session);
  let prepared: PreparedFrames | null = null;
  for (;;) {
    // looked at before the spool: a frame appended before the end is never missed
    const ended = recording.taken;
    prepared ??= await prepareNext(recording, recording.spool.acknowledged);
    await settling.turn(prepared === null);
    if (prepared === null) {
      if (ended) return true;
      await sleep(POLL_MS);
      continue;
    }
    // the next frames are hashed and encoded while the database writes these
    const following: Promise<PreparedFrames | null> = prepareNext(recording, prepared.frames.at(-1)?.seq ?? 0);
    const outcome: [boolean, PreparedFrames | null] = await Promise.all([shipPrepared(recording, session, { prepared, patience }), following]);
    if (!outcome[0]) return false;
    prepared = outcome[1];
  }
}

/** Settles when there is nothing to ship, and now and then when there always is. */
function openSettleTurns(recording: Recording, session: Session): { turn(isIdle: boolean): Promise<void> } {
  const { clock, shipper } = recording;
  let settledMs = clock.elapsed();
  return {
    async turn(isIdle) {
      if (!isIdle && clock.elapsed() - settledMs < SETTLE_MS) return;
      if (shipper.isUnsettled()) await settle(recording, session, false);
      settledMs = clock.elapsed();
    },
  };
}

async function prepareNext({ unshipped, shipper }: Recording, afterSeq: number): Promise<PreparedFrames | null> {
  const batch = nextBatch(unshipped, afterSeq);
  return batch.length === 0 ? null : await shipper.prepare(batch);
}

/** Ships until it is committed; false when patience has ended. */
async function shipPrepared(recording: Recording, session: Session, { prepared, patience }: { prepared: PreparedFrames; patience: Patience }): Promise<boolean> {
  for (let failures = 0; ; failures++) {
    try {
      const { lastSeq, lastStep } = await session.run((client) => recording.shipper.shipPrepared(client, prepared));
      acknowledge(recording, lastSeq, lastStep);
      patience.tell(null);
      return true;
    } catch (error) {
      if (error instanceof LedgerRefusedError) throw error;
      patience.tell(`the database does not take the frames: ${messageOf(error)}`);
      if (patience.isOver()) return false;
      await sleep(backoffMs(failures));
    }
  }
}

function acknowledge({ spool, unshipped, views }: Recording, lastSeq: number, lastStep: number): void {
  spool.acknowledge(Math.min(lastSeq, spool.lastSeq));
  const { steps, notes } = unshipped.settle(lastSeq);
  Atomics.add(views.words, WORD.committed, steps);
  Atomics.add(views.words, WORD.notesCommitted, notes);
  Atomics.store(views.words, WORD.committedStep, lastStep);
}

/** What compaction leaves undone, the next one does: it must not hold up the frames. */
async function settle(recording: Recording, session: Session, isEnd: boolean): Promise<void> {
  try {
    await session.run((client) => recording.shipper.settle(client, isEnd));
    recording.tell('compaction', null);
  } catch (error) {
    recording.tell('compaction', `chunks could not be compacted: ${messageOf(error)}`);
  }
}

interface Patience {
  /** Told why frames are not taken, or null when they are. */
  tell(problem: string | null): void;
  /** Whether the producer has closed and the database has been away for as long as it waits. */
  isOver(): boolean;
}

function openPatience(recording: Recording): Patience {
  const { clock, views } = recording;
  let since: number | null = null;
  return {
    tell(problem) {
      if (problem === null) since = null;
      // what was before the close does not count: the producer waits from then on
      else if (since === null || !recording.taken) since = clock.elapsed();
      recording.tell('database', problem);
    },
    isOver: () => recording.taken && since !== null && clock.elapsed() - since >= Atomics.load(views.words, WORD.closePatienceMs),
  };
}
