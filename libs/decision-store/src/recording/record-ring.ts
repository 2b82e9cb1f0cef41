import { setTimeout as sleep } from 'node:timers/promises';

import { systemClock } from '#libs/contracts';
import type { StepFrame } from '#libs/contracts';

import { loadBlock } from '../ledger/load-block.js';
import type { StoredBlock } from '../ledger/load-block.js';

import { memoryFrameLog } from './frame-log.js';
import type { FrameLog, RecordedFrame } from './frame-log.js';
import { findDivergence, resumeBlock } from './resume-check.js';
import type { Divergence } from './resume-check.js';
import { counter, ringReader, ringViews, tellState, WORD } from './ring.js';
import type { RingMemory, RingReader, RingViews } from './ring.js';
import { openSession } from '../open/session.js';
import type { Session } from '../open/session.js';
import { readIngestState, shipFrame } from './ship-frame.js';
import type { ShipTarget } from './ship-frame.js';
import { frameTaker } from './take-frames.js';
import type { FrameTaker } from './take-frames.js';

/** What the recording thread is given. Structured-cloneable. */
export interface RecordRingOptions extends ShipTarget {
  readonly memory: RingMemory;
  readonly connectionString: string;
  readonly flushSteps: number;
  readonly flushIntervalMs: number;
}

/** Rest between two looks at an empty ring or log. Unit: ms. */
const POLL_MS = 5;

/** Bytes of encoded frames held while the database does not answer; beyond it the ring fills and the trainer waits. */
const LOG_BYTES = 64 * 2 ** 20;

/** How the two loops tell each other that there is no more to do. */
interface Ending {
  /** The ring is closed and empty, and everything in it is framed. */
  taken: boolean;
  /** Shipping has failed. */
  failed: boolean;
}

/** What the loops of the thread share. */
interface Recording {
  readonly options: RecordRingOptions;
  readonly views: RingViews;
  readonly reader: RingReader;
  readonly session: Session;
  readonly log: FrameLog;
}

/**
 * Records what comes through the ring until its producer has closed and everything is committed.
 *
 * @throws Error when recording cannot go on: diverged from the ledger, taken over, or refused by the database.
 */
export async function recordRing(options: RecordRingOptions): Promise<void> {
  const views = ringViews(options.memory);
  const session = openSession({
    connectionString: options.connectionString,
    applicationName: `gradlens recorder ${options.runUuid}`,
    onProblem: (problem) => {
      tellState(views, problem === null ? 'live' : 'waiting', problem);
    },
  });
  const recording = { options, views, reader: ringReader(options.memory), session, log: memoryFrameLog(LOG_BYTES) };
  try {
    const ledger = await session.run((client) => readIngestState(client, options));
    Atomics.store(views.words, WORD.committedStep, ledger.lastStep);
    await compareRecomputed(recording, ledger.lastStep);
    await recordNew(recording, ledger.lastSeq);
  } finally {
    await session.end();
  }
}

function isClosed({ views }: Recording): boolean {
  return Atomics.load(views.words, WORD.closed) === 1;
}

/** Compares steps that the ledger holds already, up to `lastStep`, and settles them without writing. */
async function compareRecomputed(recording: Recording, lastStep: number): Promise<void> {
  const { options, reader, session, views } = recording;
  let block: StoredBlock | null = null;
  for (;;) {
    const frame = await nextFrame(recording);
    if (frame === null || frame.step > lastStep) return;
    if (block === null || frame.step > block.toStep) {
      block = await session.run((client) => loadBlock(client, options.runId, resumeBlock(frame.step)));
    }
    const divergence = findDivergence(block, frame);
    if (divergence !== null) throw await divergenceError(recording, divergence);
    reader.release();
    Atomics.add(views.words, WORD.settled, 1);
  }
}

/** Waits for a frame; null when the ring is closed and empty. */
async function nextFrame(recording: Recording): Promise<StepFrame | null> {
  for (;;) {
    // looked at before the ring: a frame pushed before the close is never missed
    const closed = isClosed(recording);
    const frame = recording.reader.peek();
    if (frame !== null || closed) return frame;
    await sleep(POLL_MS);
  }
}

async function divergenceError({ session, options }: Recording, { step, layer, difference }: Divergence): Promise<Error> {
  if (layer === null) return new Error(`diverged at step ${String(step)}: ${difference}`);
  const { rows } = await session.run((client) =>
    client.query<{ name: string }>('select name from run_layer where run_id = $1 and layer = $2', [options.runId, layer]),
  );
  return new Error(`diverged at step ${String(step)}, layer ${rows[0]?.name ?? String(layer)}: ${difference}`);
}

async function recordNew(recording: Recording, lastSeq: number): Promise<void> {
  const { options, reader, log } = recording;
  const taker = frameTaker({
    reader,
    log,
    clock: systemClock,
    runId: options.runId,
    layers: options.memory.layers,
    flushSteps: options.flushSteps,
    flushIntervalMs: options.flushIntervalMs,
    lastSeq,
  });
  const ending = { taken: false, failed: false };
  await Promise.all([takeLoop(recording, taker, ending), shipLoop(recording, ending)]);
}

async function takeLoop(recording: Recording, taker: FrameTaker, ending: Ending): Promise<void> {
  const { views, reader } = recording;
  let flushed = 0;
  try {
    while (!ending.failed) {
      const asked = counter(views, WORD.flushAsked);
      const closed = isClosed(recording);
      const took = taker.take();
      const empty = reader.peek() === null;
      if (empty && asked !== flushed) {
        taker.flush();
        flushed = asked;
      }
      if (empty && closed) {
        taker.finish();
        return;
      }
      await sleep(took ? 0 : POLL_MS);
    }
  } finally {
    ending.taken = true;
  }
}

async function shipLoop({ options, views, session, log }: Recording, ending: Ending): Promise<void> {
  for (;;) {
    const frame = log.oldest();
    if (frame === null && ending.taken) return;
    if (frame === null) {
      await sleep(POLL_MS);
      continue;
    }
    await shipOnce(session, options, frame).catch((error: unknown) => {
      ending.failed = true;
      throw error;
    });
    log.acknowledge(frame.seq);
    Atomics.store(views.words, WORD.committedStep, frame.step0 + frame.n - 1);
    Atomics.add(views.words, WORD.settled, frame.newSteps);
  }
}

/** Ships a frame, over as many connections as it takes, and settles commits whose answer was lost. */
async function shipOnce(session: Session, target: ShipTarget, frame: RecordedFrame): Promise<void> {
  let unsure = false;
  await session.run(async (client) => {
    if (unsure && (await readIngestState(client, target)).lastSeq >= frame.seq) return;
    unsure = true;
    await shipFrame(client, target, frame);
  });
}
