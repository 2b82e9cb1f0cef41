import { encodeNote } from '#libs/audit';

import { wordsForNumbers } from '../runs/json-numbers.js';
import { compareRecomputed } from './compare-recomputed.js';
import type { Recording } from './recording.js';
import { counter, counterDistance, WORD } from './ring.js';
import { frameTaker } from './take-frames.js';
import type { FrameTaker } from './take-frames.js';

/**
 * Rest between two looks at a ring that is far from full; whoever waits for a flush ends it. Waking up takes 0.3 ms of a core where system calls
 * are dear: 200 times a second 6 % of it, as much as a small net's recording in all, 50 times 1.6 %. Unit: ms.
 */
const POLL_MS = 50;
/** A look that finds a larger share of the ring in use is followed by the next without a rest. */
const FULL_SHARE = 1 / 16;

/**
 * Compares the steps of the ring that the ledger holds already; then moves what the ring and the notes hold into the spool,
 * until the producer has closed and all is on the disk.
 */
export async function takeLoop(recording: Recording): Promise<void> {
  const { options, reader, clock } = recording;
  const appender = openAppender(recording);
  const taker = frameTaker({ ...options, layers: options.memory.layers, reader, clock, append: appender.append });
  let flushed = 0;
  const isFlushed = (): boolean => isDrained(recording) && taker.flush() && appender.sync();
  /** Whether somebody waits until all is on the disk. */
  const isAwaited = (): boolean => recording.isClosed() || counter(recording.views, WORD.flushAsked) !== flushed;
  const takeSteps = (): boolean => taker.take();
  const turn = (take: () => boolean): 'moved' | 'idle' | 'ended' => {
    const asked = counter(recording.views, WORD.flushAsked);
    const closed = recording.isClosed();
    if (take() || takeNote(recording, taker, appender)) return 'moved';
    if (!closed && asked === flushed) return 'idle';
    if (!isFlushed()) return 'idle';
    flushed = asked;
    return closed ? 'ended' : 'idle';
  };
  try {
    await compareRecomputed(recording, () => {
      while (turn(() => false) === 'moved');
    });
    for (;;) {
      const before = counter(recording.views, WORD.taken);
      const did = turn(takeSteps);
      if (did === 'ended' || recording.failed) break;
      appender.syncIfDue();
      await recording.takeRest.sleep(isBusy(recording, before) || (did === 'moved' && isAwaited()) ? 0 : POLL_MS);
    }
  } finally {
    recording.taken = true;
    recording.shipRest.wake();
  }
}

/** Whether notes wait, or so much came since the look before that the ring must be emptied soon. */
function isBusy({ views, notes, options }: Recording, takenBefore: number): boolean {
  return notes.length > 0 || counterDistance(counter(views, WORD.taken), takenBefore) >= Math.max(2, options.memory.capacity * FULL_SHARE);
}

/** Whether all that the producer has handed over so far is taken in. */
function isDrained({ reader, views, arrived, notes }: Recording): boolean {
  return reader.peek() === null && arrived.notes === Atomics.load(views.words, WORD.notesSent) && notes.length === 0;
}

/** Frames the oldest note once the steps before it are in. Returns whether it did. */
function takeNote(recording: Recording, taker: FrameTaker, appender: Appender): boolean {
  const { notes, views, options, clock } = recording;
  const next = notes[0];
  if (next === undefined || !hasTaken(views, next.after) || !taker.flush()) return false;
  const head = { kind: next.kind, attempt: options.attempt, step0: next.step, n: 0, t0Us: Math.round(clock.now() * 1000) };
  if (!appender.appendNote(encodeNote(head, wordsForNumbers(next.note)))) return false;
  notes.shift();
  return true;
}

/** Whether the ring was taken up to its `after`th frame; both counters wrap. */
function hasTaken(views: Recording['views'], after: number): boolean {
  const written = counter(views, WORD.written);
  return counterDistance(written, counter(views, WORD.taken)) <= counterDistance(written, after);
}

interface Appender {
  append(payload: Buffer, steps: number): boolean;
  appendNote(payload: Buffer): boolean;
  /** Makes all durable now. False: there is no room for it. */
  sync(): boolean;
  syncIfDue(): void;
}

/** Appends to the spool and tells the producer what is on the disk. */
function openAppender(recording: Recording): Appender {
  const { spool, views, unshipped, shipRest, clock } = recording;
  const volatile = { steps: 0, notes: 0 };
  const hasRoom = (result: 'appended' | 'synced' | 'full'): boolean => {
    const isFull = result === 'full';
    recording.tell('disk', isFull ? `no room on the disk of ${spool.folder}: training waits until there is` : null);
    return !isFull;
  };
  const put = (payload: Buffer, { steps, notes }: { steps: number; notes: number }): boolean => {
    const seq = spool.lastSeq + 1;
    if (!hasRoom(spool.append(seq, payload))) return false;
    unshipped.add({ seq, steps, notes, payload });
    shipRest.wake();
    volatile.steps += steps;
    volatile.notes += notes;
    return true;
  };
  const settle = (): void => {
    Atomics.add(views.words, WORD.durable, volatile.steps);
    Atomics.add(views.words, WORD.notesDurable, volatile.notes);
    volatile.steps = 0;
    volatile.notes = 0;
  };
  return {
    append: (payload, steps) => put(payload, { steps, notes: 0 }),
    appendNote: (payload) => put(payload, { steps: 0, notes: 1 }),
    sync() {
      if (!hasRoom(spool.sync())) return false;
      settle();
      return true;
    },
    syncIfDue() {
      if (spool.syncIfDue(clock.elapsed())) settle();
    },
  };
}
