import type { Clock } from '#libs/contracts';

import { encodeFrame } from './encode-frame.js';
import type { FrameLog } from './frame-log.js';
import { clearWindow, fitsWindow, isWindowWhole, openWindow, takeIn } from './open-window.js';
import type { OpenWindow } from './open-window.js';
import type { RingReader } from './ring.js';

/** What turns ring slots into frames of the log. */
export interface FrameTaker {
  /**
   * Takes in what the ring and the log have room for, and frames what is due: whole windows always; a part of one when
   * it is older than the flush interval, or when it holds something exceptional. Returns whether anything was taken.
   */
  take(): boolean;
  /** Frames what was taken in so far. */
  flush(): void;
  /** Closes the open window, so that its parts become one chunk. Call when the ring is empty for good. */
  finish(): void;
}

/** What a taker works on. */
export interface FrameTakerOptions {
  readonly reader: RingReader;
  readonly log: FrameLog;
  readonly clock: Clock;
  readonly runId: number;
  readonly layers: number;
  readonly flushSteps: number;
  readonly flushIntervalMs: number;
  /** Highest number already used by a frame of the run. */
  readonly lastSeq: number;
}

/** Least time between two part-window frames, whatever happens in them. Unit: ms. */
const URGENT_INTERVAL_MS = 50;

/** Most ring slots taken in one go, so that the shipper's socket is served between. */
const SLOTS_PER_TURN = 512;

/** Opens a taker. */
export function frameTaker(options: FrameTakerOptions): FrameTaker {
  const { reader, log, clock, flushIntervalMs } = options;
  const window = openWindow(options.layers, options.flushSteps);
  const framed = { seq: options.lastSeq, atMs: clock.elapsed() };

  const frame = (whole: boolean): void => {
    framed.seq += 1;
    framed.atMs = clock.elapsed();
    log.append(encodeFrame(window, { runId: options.runId, seq: framed.seq, whole }));
    if (whole) clearWindow(window);
    else markFramed(window);
  };
  const takeOne = (): boolean => {
    const next = reader.peek();
    if (next === null) return false;
    if (!fitsWindow(window, next.step)) frame(true);
    takeIn(window, next, clock.now());
    reader.release();
    if (isWindowWhole(window)) frame(true);
    return true;
  };

  return {
    take() {
      let taken = 0;
      while (taken < SLOTS_PER_TURN && log.hasRoom() && takeOne()) taken += 1;
      // a part waits while earlier frames are under way: the slower the database, the fewer and larger the parts
      const waitMs = window.urgent ? Math.min(URGENT_INTERVAL_MS, flushIntervalMs) : flushIntervalMs;
      const due = log.length === 0 && clock.elapsed() - framed.atMs >= waitMs;
      if (due && hasUnframed(window)) frame(false);
      return taken > 0;
    },
    flush() {
      if (hasUnframed(window)) frame(false);
    },
    finish() {
      // parts that are all framed are rewritten only where that saves chunks
      if (hasUnframed(window) || window.parts > 1) frame(true);
    },
  };
}

function hasUnframed(window: OpenWindow): boolean {
  return window.framed < window.n;
}

/** Notes that all that was taken in is in a part-window frame. */
function markFramed(window: OpenWindow): void {
  window.framed = window.n;
  window.parts += 1;
  window.urgent = false;
}
