import { setTimeout as sleep } from 'node:timers/promises';

import { encodeNote } from '#libs/audit';
import { systemClock } from '#libs/contracts';
import type { StepFrame } from '#libs/contracts';

import { loadBlock } from '../ledger/load-block.js';
import type { StoredBlock } from '../ledger/load-block.js';
import { openSession } from '../open/session.js';
import { LedgerRefusedError } from '../shipping/refused.js';

import { findDivergence, resumeBlock } from './resume-check.js';
import type { Divergence } from './resume-check.js';
import { openRecording } from './recording.js';
import type { PostedNote, RecordRingOptions, Recording } from './recording.js';
import { WORD } from './ring.js';
import { shipLoop } from './ship-loop.js';
import { takeLoop } from './take-loop.js';

/** Rest between two looks at an empty ring. Unit: ms. */
const POLL_MS = 5;

/**
 * Records what comes through the ring until its producer has closed, all is on the disk, and the database has taken it
 * or has not answered for as long as the producer waits.
 *
 * @throws Error when recording cannot go on: diverged from the ledger, taken over, or the disk is broken.
 */
export async function recordRing(options: RecordRingOptions, listen: (onNote: (note: PostedNote) => void) => void): Promise<void> {
  const recording = openRecording(options, systemClock);
  listen((note) => {
    recording.notes.push(note);
    recording.arrived.notes += 1;
  });
  try {
    appendAttempt(recording);
    await compareRecomputed(recording);
    await Promise.all([takeLoop(recording), shipLoop(recording)]);
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

/** Compares steps that the ledger holds already and settles them without writing. */
async function compareRecomputed(recording: Recording): Promise<void> {
  const { options, reader, views } = recording;
  const { lastStep, connectionString, runUuid, runId } = options;
  if (lastStep < 0) return;
  const onProblem = (problem: string | null): void => {
    recording.tell('database', problem);
  };
  const session = openSession({ connectionString, applicationName: `gradlens recorder ${runUuid}`, onProblem });
  try {
    let block: StoredBlock | null = null;
    for (let frame = await nextFrame(recording); frame !== null && frame.step <= lastStep; frame = await nextFrame(recording)) {
      const { step } = frame;
      if (block === null || step > block.toStep) block = await session.run((client) => loadBlock(client, runId, resumeBlock(step)));
      const divergence = findDivergence(block, frame);
      if (divergence !== null) throw divergenceError(recording, divergence);
      reader.release();
      Atomics.add(views.words, WORD.durable, 1);
      Atomics.add(views.words, WORD.committed, 1);
    }
  } finally {
    await session.end();
  }
}

/** Waits for a frame; null when the ring is closed and empty. */
async function nextFrame(recording: Recording): Promise<StepFrame | null> {
  for (;;) {
    // looked at before the ring: a frame pushed before the close is never missed
    const closed = recording.isClosed();
    const frame = recording.reader.peek();
    if (frame !== null || closed) return frame;
    await sleep(POLL_MS);
  }
}

function divergenceError({ options }: Recording, { step, layer, difference }: Divergence): LedgerRefusedError {
  const where = layer === null ? '' : `, layer ${options.layerNames[layer] ?? String(layer)}`;
  return new LedgerRefusedError(`diverged at step ${step}${where}: ${difference}`);
}
