import { encodeNote } from '#libs/audit';
import type { Clock } from '#libs/contracts';

import { clearWindow, encodeWindow, fitsWindow, isWindowWhole, openWindow, takeIn } from './open-window.js';
import type { OpenWindow } from './open-window.js';
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
  const state: TakerState = {
    options,
    window: openWindow(options.layers, options.flushSteps),
    waiting: [],
    lastStep: options.lastStep,
    framedMs: options.clock.elapsed(),
    isFirst: true,
  };
  return {
    take() {
      let taken = 0;
      while (taken < SLOTS_PER_TURN && hasRoom(state) && takeOne(state)) taken += 1;
      const due = isDue(state);
      if (due) frameWindow(state);
      return taken > 0 || due;
    },
    flush() {
      if (!hasRoom(state)) return false;
      if (state.window.n > 0) frameWindow(state);
      return state.waiting.length === 0;
    },
  };
}

interface TakerState {
  readonly options: FrameTakerOptions;
  readonly window: OpenWindow;
  /** Frames that found no room, oldest first. */
  readonly waiting: { readonly payload: Buffer; readonly steps: number }[];
  lastStep: number;
  framedMs: number;
  /** Whether no step was taken yet. */
  isFirst: boolean;
}

/** Whether a part of a window has waited long enough. */
function isDue({ window, waiting, framedMs, options }: TakerState): boolean {
  if (window.n === 0 || waiting.length > 0) return false;
  const waitMs = window.urgent ? Math.min(URGENT_INTERVAL_MS, options.flushIntervalMs) : options.flushIntervalMs;
  return options.clock.elapsed() - framedMs >= waitMs;
}

function takeOne(state: TakerState): boolean {
  const { options, window } = state;
  const next = options.reader.peek();
  if (next === null) return false;
  if (!fitsWindow(window, next.step)) frameWindow(state);
  if (next.step > state.lastStep + 1) frameGap(state, next.step);
  takeIn(window, next, options.clock.now());
  state.lastStep = next.step;
  state.isFirst = false;
  options.reader.release();
  if (isWindowWhole(window)) frameWindow(state);
  return true;
}

function frameWindow(state: TakerState): void {
  const { window, options } = state;
  state.framedMs = options.clock.elapsed();
  put(state, encodeWindow(window, options.attempt), window.n);
  clearWindow(window);
}

/** Says that the steps before `step` are not there. */
function frameGap(state: TakerState, step: number): void {
  const { lastStep, isFirst, options } = state;
  const head = { kind: 'gap' as const, attempt: options.attempt, step0: lastStep + 1, n: step - lastStep - 1, t0Us: Math.round(options.clock.now() * 1000) };
  put(state, encodeNote(head, { reason: isFirst ? NOT_SHIPPED : NOT_SENT }), 0);
}

function put({ waiting, options }: TakerState, payload: Buffer, steps: number): void {
  if (waiting.length > 0 || !options.append(payload, steps)) waiting.push({ payload, steps });
}

/** Whether nothing waits for room any more. */
function hasRoom({ waiting, options }: TakerState): boolean {
  for (let oldest = waiting[0]; oldest !== undefined; oldest = waiting[0]) {
    if (!options.append(oldest.payload, oldest.steps)) return false;
    waiting.shift();
  }
  return true;
}
