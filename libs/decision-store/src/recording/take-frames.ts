import { encodeNote } from '#libs/audit';
import type { Clock } from '#libs/contracts';

import { clearWindow, encodeWindow, fitsWindow, isWindowWhole, openWindow, takeIn } from './open-window.js';
import type { RingReader } from './ring.js';

/** Takes the payload of the next frame; `steps` of the ring are settled with it. False: there is no room now. */
export type AppendFrame = (payload: Buffer, steps: number) => boolean;

/** What turns ring slots into frames. */
export interface FrameTaker {
  /**
   * Takes in what the ring has, as long as there is room, and frames what is due: whole windows always; a part of one
   * when it is older than the flush interval, or when it holds something exceptional. Returns whether anything moved.
   */
  take(): boolean;
  /** Frames what was taken in so far. False: there is no room now, and not all is framed. */
  flush(): boolean;
}

/** What a taker works on. */
export interface FrameTakerOptions {
  readonly reader: RingReader;
  readonly append: AppendFrame;
  readonly clock: Clock;
  readonly attempt: number;
  readonly layers: number;
  readonly flushSteps: number;
  readonly flushIntervalMs: number;
  /** Last step that is recorded already; a later first step is a gap. */
  readonly lastStep: number;
}

/** Least time between two part-window frames, whatever happens in them. Unit: ms. */
const URGENT_INTERVAL_MS = 50;
/** Most ring slots taken in one go, so that the shipper's socket is served between. */
const SLOTS_PER_TURN = 512;

/** Why steps are missing at the start of an attempt, and later. */
const NOT_SHIPPED = 'an earlier attempt recorded these steps, or ended before them; what it recorded has not been shipped';
const NOT_SENT = 'not sent by the trainer';

/** Opens a taker. */
export function frameTaker(options: FrameTakerOptions): FrameTaker {
  const { reader, append, clock, attempt, flushIntervalMs } = options;
  const window = openWindow(options.layers, options.flushSteps);
  const at = { lastStep: options.lastStep, framedMs: clock.elapsed(), isFirst: true };
  /** Frames that found no room, oldest first. */
  const waiting: { readonly payload: Buffer; readonly steps: number }[] = [];

  const put = (payload: Buffer, steps: number): void => {
    if (waiting.length > 0 || !append(payload, steps)) waiting.push({ payload, steps });
  };
  const frameWindow = (): void => {
    at.framedMs = clock.elapsed();
    put(encodeWindow(window, attempt), window.n);
    clearWindow(window);
  };
  const frameGap = (step: number): void => {
    const head = { kind: 'gap' as const, attempt, step0: at.lastStep + 1, n: step - at.lastStep - 1, t0Us: Math.round(clock.now() * 1000) };
    put(encodeNote(head, { reason: at.isFirst ? NOT_SHIPPED : NOT_SENT }), 0);
  };
  const takeOne = (): boolean => {
    const next = reader.peek();
    if (next === null) return false;
    if (!fitsWindow(window, next.step)) frameWindow();
    if (next.step > at.lastStep + 1) frameGap(next.step);
    takeIn(window, next, clock.now());
    at.lastStep = next.step;
    at.isFirst = false;
    reader.release();
    if (isWindowWhole(window)) frameWindow();
    return true;
  };
  const hasRoom = (): boolean => {
    for (let oldest = waiting[0]; oldest !== undefined; oldest = waiting[0]) {
      if (!append(oldest.payload, oldest.steps)) return false;
      waiting.shift();
    }
    return true;
  };

  return {
    take() {
      let taken = 0;
      while (taken < SLOTS_PER_TURN && hasRoom() && takeOne()) taken += 1;
      const waitMs = window.urgent ? Math.min(URGENT_INTERVAL_MS, flushIntervalMs) : flushIntervalMs;
      const isDue = window.n > 0 && waiting.length === 0 && clock.elapsed() - at.framedMs >= waitMs;
      if (isDue) frameWindow();
      return taken > 0 || isDue;
    },
    flush() {
      if (!hasRoom()) return false;
      if (window.n > 0) frameWindow();
      return waiting.length === 0;
    },
  };
}
