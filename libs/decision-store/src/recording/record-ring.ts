import { encodeNote } from '#libs/audit';
import { systemClock } from '#libs/contracts';

import { openRecording } from './recording.js';
import type { Posted, RecordRingOptions, Recording } from './recording.js';
import { shipLoop } from './ship-loop.js';
import { takeLoop } from './take-loop.js';

/**
 * Records what comes through the ring until its producer has closed, all is on the disk, and the database has taken it
 * or has not answered for as long as the producer waits.
 *
 * @throws Error when recording cannot go on: diverged from the ledger, taken over, or the disk is broken.
 */
export async function recordRing(options: RecordRingOptions, listen: (onPosted: (posted: Posted) => void) => void): Promise<void> {
  const recording = openRecording(options, systemClock);
  listen((posted) => {
    if (posted !== 'look') {
      recording.notes.push(posted);
      recording.arrived.notes += 1;
    }
    recording.takeRest.wake();
  });
  try {
    appendAttempt(recording);
    await bothOf(takeLoop(recording), shipLoop(recording));
    recording.leaveSpool();
  } finally {
    recording.spool.close();
    await recording.anchor.close();
  }
}

/** The first frame of an attempt says who records, and what. */
function appendAttempt({ options, spool }: Recording): void {
  const { attempt, lastStep } = options;
  const head = { kind: 'attempt' as const, attempt, step0: lastStep + 1, n: 0, t0Us: Math.round(systemClock.now() * 1000) };
  if (spool.append(spool.lastSeq + 1, encodeNote(head, options.attemptNote)) === 'full') {
    throw new Error(`${spool.folder} has no room: the attempt cannot begin`);
  }
}

/** Waits for both, whatever happens to one: the spool must not be closed while the other works on it. */
async function bothOf(taking: Promise<void>, shipping: Promise<void>): Promise<void> {
  const [took, shipped] = await Promise.allSettled([taking, shipping]);
  for (const result of [shipped, took]) if (result.status === 'rejected') throw result.reason;
}
