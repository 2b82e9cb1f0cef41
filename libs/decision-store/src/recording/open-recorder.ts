import { setTimeout as sleep } from 'node:timers/promises';

import { MEASURE_COUNT, messageOf } from '#libs/contracts';
import type { DecisionSink, LedgerNote, RecordingEnd, RecordingHealth, StepFrame } from '#libs/contracts';

import { wordsForNumbers } from '../runs/json-numbers.js';
import { counter, counterDistance, createRing, ringViews, ringWriter, slotBytes, stateOf, toldState, WORD } from './ring.js';
import type { RingViews } from './ring.js';
import { startShipperThread } from './shipper-thread.js';
import type { ShipperThread } from './shipper-thread.js';

/** What a recorder is opened with. */
export interface RecorderOptions {
  readonly connectionString: string;
  /** Home folder: spool and keys lie in it. */
  readonly home: string;
  /** Where signed heads are exported to; by default `anchor.jsonl` in the home folder. */
  readonly anchorFile?: string | undefined;
  readonly anchorUrl?: string | undefined;
  readonly runUuid: string;
  readonly runId: number;
  readonly project?: string;
  /** The attempt that writes; an older one is fenced off. */
  readonly attempt: number;
  /** Number of layers of every frame. */
  readonly layers: number;
  /** Names of the layers, for messages. */
  readonly layerNames?: readonly string[];
  /** Last step of the ledger when the attempt started, or -1. Steps up to it are compared, not written. */
  readonly lastStep: number;
  /** Last frame of the ledger when the attempt started; 0 when there is none. */
  readonly lastSeq: number;
  /** What is known of the attempt: docs/ledger.md, section 2. */
  readonly attemptNote?: Readonly<Record<string, unknown>>;
  /** Steps of a whole frame: a divisor of 256. */
  readonly flushSteps?: number;
  /** Longest time a step waits for its frame. Unit: ms. */
  readonly flushIntervalMs?: number;
  /** Frames the ring holds; by default 2048, or what fits into 64 MiB, at least 16. */
  readonly capacity?: number;
}

/** Most memory of a ring of the default capacity. */
const RING_BYTES = 64 * 2 ** 20;
/** Steps of a window, which frames do not span. */
const WINDOW_STEPS = 256;
/** Rest between two looks at the ring's words while waiting. Unit: ms. */
const POLL_MS = 2;
/** How long closing waits for a database that does not answer, by default. Unit: ms. */
const CLOSE_PATIENCE_MS = 15_000;

/** The trainer's side of a recording. */
interface Producer {
  readonly views: RingViews;
  readonly thread: ShipperThread;
  readonly capacity: number;
}

/**
 * Opens the way of a run's decisions into the database: a ring in shared memory, and a thread that polls it, puts frames
 * into the spool and ships them. `push` is a copy of `32 * layers + 32` bytes and nothing else.
 *
 * While the database does not answer the spool grows and training goes on; while the disk is full the ring fills and the
 * trainer waits. Nothing is lost or doubled.
 *
 * @throws RangeError for an option that is out of range.
 */
export function openRecorder(options: RecorderOptions): DecisionSink {
  const { layers, flushSteps = WINDOW_STEPS, flushIntervalMs = 250, capacity, ...rest } = options;
  checkFlush(flushSteps, flushIntervalMs);
  const memory = createRing(layers, capacity ?? defaultCapacity(layers));
  const views = ringViews(memory);
  Atomics.store(views.words, WORD.committedStep, options.lastStep);
  const note = wordsForNumbers({ run: options.runUuid, attempt: options.attempt, ...options.attemptNote }) as Record<string, unknown>;
  const { project = 'default', layerNames = [] } = options;
  const thread = startShipperThread({ ...rest, memory, project, layerNames, attemptNote: note, flushSteps, flushIntervalMs });
  const producer = { views, thread, capacity: memory.capacity };
  const write = ringWriter(memory);
  let lastPushed = -1;
  let closing: Promise<RecordingEnd> | null = null;
  const requireOpen = (what: string): void => {
    if (closing !== null) throw new TypeError(`${what} after close`);
  };

  return {
    push(frame) {
      requireOpen('push');
      checkFrame(frame, layers, lastPushed);
      if (isOver(producer) || !write(frame)) return false;
      lastPushed = frame.step;
      return true;
    },
    note(entry) {
      requireOpen('note');
      sendNote(producer, entry);
    },
    ready: () => waitUntil(producer, () => !isOver(producer) && untaken(producer) < producer.capacity),
    flush: () => flush(producer),
    commit: (patienceMs) => commit(producer, patienceMs),
    close: (patienceMs = CLOSE_PATIENCE_MS) => (closing ??= close(producer, patienceMs)),
    health: () => healthOf(producer),
  };
}

/** Frames that a ring for `layers` layers holds by default. */
export function defaultCapacity(layers: number): number {
  return Math.max(16, Math.min(2048, Math.floor(RING_BYTES / slotBytes(Math.max(1, layers)))));
}

function checkFrame(frame: StepFrame, layers: number, lastPushed: number): void {
  if (frame.measures.length !== layers * MEASURE_COUNT) {
    throw new RangeError(`measures must hold ${layers} layers x ${MEASURE_COUNT}, got ${frame.measures.length} values`);
  }
  if (!Number.isInteger(frame.step) || frame.step <= lastPushed) {
    throw new RangeError(`step must be an integer > ${lastPushed}, got ${frame.step}`);
  }
}

function checkFlush(flushSteps: number, flushIntervalMs: number): void {
  if (!Number.isInteger(flushSteps) || flushSteps < 1 || WINDOW_STEPS % flushSteps !== 0) {
    throw new RangeError(`flushSteps must be a divisor of ${WINDOW_STEPS}, got ${flushSteps}`);
  }
  if (!(flushIntervalMs >= 0)) throw new RangeError(`flushIntervalMs must be >= 0, got ${flushIntervalMs}`);
}

function sendNote({ views, thread }: Producer, note: LedgerNote): void {
  Atomics.add(views.words, WORD.notesSent, 1);
  const words = wordsForNumbers(note.note) as Record<string, unknown>;
  thread.post({ kind: note.kind, step: note.step, note: words, after: counter(views, WORD.written) });
}

function written({ views }: Producer): number {
  return counter(views, WORD.written);
}

function untaken(producer: Producer): number {
  return counterDistance(written(producer), counter(producer.views, WORD.taken));
}

/** Steps that the counter `word` has not reached. */
function behind(producer: Producer, word: number): number {
  return counterDistance(written(producer), counter(producer.views, word));
}

function isOver({ views, thread }: Producer): boolean {
  return thread.ended || stateOf(views) === 'failed';
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

/** Tells whether what is handed over by now has reached the counters, whatever is handed over later. */
function reached(producer: Producer, steps: number, notes: number): () => boolean {
  const { views } = producer;
  const [targetSteps, targetNotes] = [written(producer), Atomics.load(views.words, WORD.notesSent)];
  // a counter never passes written, so the distance from target to it is small only once it has reached target
  return () =>
    behind(producer, steps) <= counterDistance(written(producer), targetSteps) && Atomics.load(views.words, notes) >= targetNotes;
}

function askFlush({ views, thread }: Producer): void {
  Atomics.add(views.words, WORD.flushAsked, 1);
  thread.post('look');
}

async function flush(producer: Producer): Promise<void> {
  const done = reached(producer, WORD.durable, WORD.notesDurable);
  askFlush(producer);
  await waitUntil(producer, done);
}

async function commit(producer: Producer, patienceMs: number): Promise<boolean> {
  const done = reached(producer, WORD.committed, WORD.notesCommitted);
  askFlush(producer);
  let wellAt = performance.now();
  const isImpatient = (): boolean => {
    if (stateOf(producer.views) === 'live') wellAt = performance.now();
    return performance.now() - wellAt >= patienceMs;
  };
  await waitUntil(producer, () => done() || isImpatient());
  return done();
}

async function close(producer: Producer, patienceMs: number): Promise<RecordingEnd> {
  const { views, thread } = producer;
  Atomics.store(views.words, WORD.closePatienceMs, Math.min(patienceMs, 2 ** 31 - 1));
  Atomics.store(views.words, WORD.closed, 1);
  thread.post('look');
  await thread.exit;
  const { state, problem } = toldState(views);
  const notesLeft = Atomics.load(views.words, WORD.notesSent) - Atomics.load(views.words, WORD.notesDurable);
  if (state === 'failed' || behind(producer, WORD.durable) + notesLeft > 0) throw await failure(producer);
  const spooledSteps = behind(producer, WORD.committed);
  const committed = spooledSteps === 0 && Atomics.load(views.words, WORD.notesSent) === Atomics.load(views.words, WORD.notesCommitted);
  return { committed, spooledSteps, problem: committed ? null : problem };
}

function healthOf(producer: Producer): RecordingHealth {
  const { views, thread } = producer;
  const told = toldState(views);
  const pendingSteps = behind(producer, WORD.durable);
  const failed = told.state === 'failed' || (thread.ended && pendingSteps > 0);
  return {
    state: failed ? 'failed' : told.state,
    committedStep: Atomics.load(views.words, WORD.committedStep),
    pendingSteps,
    spooledSteps: Math.max(0, behind(producer, WORD.committed) - pendingSteps),
    problem: told.problem ?? (failed ? 'the recording thread ended' : null),
  };
}
