import { readRecords, type SpooledFrame } from './read-records.js';
import type { SpoolMeta } from './spool-meta.js';
import { checkUsable, liveSegment, syncMarks, writeMarks, type SpoolState } from './spool-state.js';
import { dropAcknowledged, startOver } from './start-segment.js';
import { syncTail } from './sync-tail.js';

/**
 * Frames of a run that are on this machine's disk until they are committed: append-only, in order, without gaps.
 *
 * All calls are synchronous: a spool lives in a worker thread. Ship frames only up to `durableSeq`: a power cut could
 * make the spool forget a later one that the database has, and then its number would be given twice.
 */
export interface Spool {
  readonly folder: string;
  readonly meta: SpoolMeta;
  /** The last frame appended, or the last one acknowledged when there are none. */
  readonly lastSeq: number;
  /** Everything up to here is committed. */
  readonly acknowledged: number;
  /** Everything up to here is on the disk. */
  readonly durableSeq: number;
  /** Bytes of records that are not removed yet. */
  readonly bytes: number;
  /**
   * Appends the next frame. 'full' when there is no room: nothing of it stays, and the same may be tried again.
   *
   * @throws RangeError when `seq` is not `lastSeq + 1`.
   * @throws SpoolFailedError when the system failed for another reason; so does every later call.
   */
  append(seq: number, payload: Buffer): 'appended' | 'full';
  /** Makes everything durable now. 'full' when there is no room for it. @throws SpoolFailedError */
  sync(): 'synced' | 'full';
  /**
   * Syncs when enough bytes, or any for long enough, are not durable. Returns whether it did. `nowMs`: a clock that never
   * goes back. Call it often: the age of a frame counts from the last call that found everything durable.
   */
  syncIfDue(nowMs: number): boolean;
  /** The frames after `afterSeq`, from the files, up to the last one at each step. @throws SpoolDamagedError */
  read(afterSeq: number): Generator<SpooledFrame, void, undefined>;
  /** Notes that everything up to `seq` is committed; segments that lie wholly below go. @throws RangeError beyond `lastSeq` */
  acknowledge(seq: number): void;
  /** Syncs if there is room (`durableSeq` tells), and releases the folder. @throws SpoolFailedError, but released it is */
  close(): void;
  /** Closes the spool and removes its folder. @throws Error when something is not acknowledged */
  remove(): void;
}

/** When to sync. */
export interface SyncPolicy {
  readonly syncBytes: number;
  readonly syncIntervalMs: number;
}

/** Bytes that are not durable yet. */
export function unsyncedBytes(state: SpoolState): number {
  const live = liveSegment(state);
  return live === null || state.durableSeq === state.lastSeq ? 0 : live.segment.bytes - state.tail.offset;
}

/** The policy of `syncIfDue` for one spool. */
export function syncWhenDue(state: SpoolState, { syncBytes, syncIntervalMs }: SyncPolicy): (nowMs: number) => boolean {
  let cleanAtMs: number | null = null;
  return (nowMs) => {
    checkUsable(state);
    const bytes = unsyncedBytes(state);
    cleanAtMs = bytes === 0 ? nowMs : (cleanAtMs ?? nowMs);
    if (bytes === 0 || (bytes < syncBytes && nowMs - cleanAtMs < syncIntervalMs)) return false;
    if (syncTail(state) === 'full') return false;
    cleanAtMs = nowMs;
    return true;
  };
}

/** The records of the spool. */
export function readState(state: SpoolState, afterSeq: number): Generator<SpooledFrame, void, undefined> {
  checkUsable(state);
  return readRecords(state, afterSeq);
}

/** A last segment of this part of the segment size is replaced as soon as all of it is acknowledged. */
const IDLE_PART = 4;

/** See {@link Spool.acknowledge}. */
export function acknowledge(state: SpoolState, seq: number): void {
  checkUsable(state);
  if (!Number.isSafeInteger(seq) || seq > state.lastSeq) throw new RangeError(`acknowledged must be at most ${state.lastSeq}, got ${seq}`);
  if (seq <= state.acknowledged) return;
  state.acknowledged = seq;
  writeMarks(state);
  dropAcknowledged(state);
  const size = state.segments.at(-1)?.bytes ?? 0;
  if (seq === state.lastSeq && size >= state.segmentBytes / IDLE_PART) startOver(state);
}

/** Syncs, unless the spool failed before, and closes the files. @throws SpoolFailedError when it cannot; closed they are. */
export function closeState(state: SpoolState): void {
  try {
    if (state.failure === null) {
      syncTail(state);
      syncMarks(state);
    }
  } finally {
    state.isClosed = true;
    state.marks.close();
    if (state.fd !== null) state.calls.close(state.fd);
    state.fd = null;
  }
}
