import { setTimeout as sleep } from 'node:timers/promises';

import { MEASURE_COUNT, messageOf } from '#libs/contracts';
import type { DecisionSink, RecordingHealth, StepFrame } from '#libs/contracts';

import { MAX_CHUNK_STEPS } from '../ledger/load-block.js';

import { counter, counterDistance, createRing, ringViews, ringWriter, slotBytes, toldState, WORD } from './ring.js';
import type { RingViews } from './ring.js';
import { startShipperThread } from './shipper-thread.js';
import type { ShipperThread } from './shipper-thread.js';

/** What a recorder is opened with. */
export interface RecorderOptions {
  readonly connectionString: string;
  readonly runUuid: string;
  readonly runId: number;
  /** The attempt that writes; an older one is fenced off. */
  readonly attempt: number;
  /** Number of layers of every frame. */
  readonly layers: number;
  /** Last step of the ledger when the attempt started, or -1. Steps up to it are compared, not written. */
  readonly lastStep: number;
  /** Steps of a whole chunk. */
  readonly flushSteps?: number;
  /** Longest time a step waits for its commit to begin. Unit: ms. */
  readonly flushIntervalMs?: number;
  /** Frames the ring holds; by default 2048, or what fits into 64 MiB, at least 16. */
  readonly capacity?: number;
}

/** Most memory of a ring of the default capacity. */
const RING_BYTES = 64 * 2 ** 20;

/** Rest between two looks at the ring's words while waiting. Unit: ms. */
const POLL_MS = 2;

/** The trainer's side of a recording. */
interface Producer {
  readonly views: RingViews;
  readonly thread: ShipperThread;
  readonly capacity: number;
}

/**
 * Opens the way of a run's decisions into the database: a ring in shared memory, and a thread that polls it, encodes
 * chunks and ships them in fenced transactions. `push` is a copy of `32 * layers + 32` bytes and nothing else.
 *
 * While the database does not answer the ring fills and the trainer waits; nothing is lost or doubled.
 *
 * @throws RangeError for an option that is out of range.
 */
export function openRecorder(options: RecorderOptions): DecisionSink {
  const { layers, flushSteps = 256, flushIntervalMs = 250 } = options;
  checkFlush(flushSteps, flushIntervalMs);
  const memory = createRing(layers, options.capacity ?? defaultCapacity(layers));
  const views = ringViews(memory);
  Atomics.store(views.words, WORD.committedStep, options.lastStep);
  const { connectionString, runUuid, runId, attempt } = options;
  const thread = startShipperThread({ memory, connectionString, runUuid, runId, attempt, flushSteps, flushIntervalMs });
  const producer = { views, thread, capacity: memory.capacity };
  const write = ringWriter(memory);
  let lastPushed = -1;
  let closing: Promise<void> | null = null;

  return {
    push(frame) {
      if (closing !== null) throw new TypeError('push after close');
      checkFrame(frame, layers, lastPushed);
      if (isOver(producer) || !write(frame)) return false;
      lastPushed = frame.step;
      return true;
    },
    ready: () => waitUntil(producer, () => !isOver(producer) && untaken(producer) < producer.capacity),
    flush: () => flush(producer),
    close: () => (closing ??= close(producer)),
    health: () => healthOf(producer),
  };
}

/** Frames that a ring for `layers` layers holds by default. */
export function defaultCapacity(layers: number): number {
  return Math.max(16, Math.min(2048, Math.floor(RING_BYTES / slotBytes(Math.max(1, layers)))));
}

function checkFrame(frame: StepFrame, layers: number, lastPushed: number): void {
  if (frame.measures.length !== layers * MEASURE_COUNT) {
    throw new RangeError(`measures must hold ${String(layers)} layers x ${String(MEASURE_COUNT)}, got ${String(frame.measures.length)} values`);
  }
  if (!Number.isInteger(frame.step) || frame.step <= lastPushed) {
    throw new RangeError(`step must be an integer > ${String(lastPushed)}, got ${String(frame.step)}`);
  }
}

function checkFlush(flushSteps: number, flushIntervalMs: number): void {
  if (!Number.isInteger(flushSteps) || flushSteps < 1 || flushSteps > MAX_CHUNK_STEPS) {
    throw new RangeError(`flushSteps must be an integer from 1 to ${String(MAX_CHUNK_STEPS)}, got ${String(flushSteps)}`);
  }
  if (!(flushIntervalMs >= 0)) throw new RangeError(`flushIntervalMs must be >= 0, got ${String(flushIntervalMs)}`);
}

function written({ views }: Producer): number {
  return counter(views, WORD.written);
}

function untaken(producer: Producer): number {
  return counterDistance(written(producer), counter(producer.views, WORD.taken));
}

function isOver({ views, thread }: Producer): boolean {
  return thread.ended || toldState(views).state === 'failed';
}

async function waitUntil(producer: Producer, done: () => boolean): Promise<void> {
  while (!done()) {
    if (isOver(producer)) throw await failure(producer);
    await sleep(POLL_MS);
  }
}

/** Why recording ended, with the thread's own error as the cause. */
async function failure({ thread, views }: Producer): Promise<Error> {
  const cause = await thread.exit;
  const told = toldState(views);
  const ended = cause === null ? 'the recording thread ended' : messageOf(cause);
  return new Error(told.state === 'failed' ? (told.problem ?? ended) : ended, { cause });
}

async function flush(producer: Producer): Promise<void> {
  const target = written(producer);
  Atomics.add(producer.views.words, WORD.flushAsked, 1);
  // settled never passes written, so the distance from target to settled is small only once settled has reached it
  await waitUntil(producer, () => {
    const settled = counter(producer.views, WORD.settled);
    return counterDistance(written(producer), settled) <= counterDistance(written(producer), target);
  });
}

async function close(producer: Producer): Promise<void> {
  Atomics.store(producer.views.words, WORD.closed, 1);
  await producer.thread.exit;
  const { state } = toldState(producer.views);
  if (state === 'failed' || counter(producer.views, WORD.settled) !== written(producer)) throw await failure(producer);
}

function healthOf(producer: Producer): RecordingHealth {
  const { views, thread } = producer;
  const told = toldState(views);
  const settled = counter(views, WORD.settled);
  const pendingSteps = counterDistance(written(producer), settled);
  const failed = told.state === 'failed' || (thread.ended && pendingSteps > 0);
  return {
    state: failed ? 'failed' : told.state,
    committedStep: Atomics.load(views.words, WORD.committedStep),
    pendingSteps,
    problem: told.problem ?? (failed ? 'the recording thread ended' : null),
  };
}
