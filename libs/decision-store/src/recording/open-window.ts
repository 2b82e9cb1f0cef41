import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import type { StepFrame } from '#libs/contracts';

/** Exponent bits of a float32; all set in NaN and the infinities, and only there. */
const EXPONENT = 0x7f800000;

/** The steps that wait to become chunks, turned into one column per layer and measure. */
export interface OpenWindow {
  readonly layers: number;
  /** Steps of a whole window. Windows are aligned: the first starts at step 0. */
  readonly size: number;
  /** First step taken in; the window ends before `(floor(step0 / size) + 1) * size`. */
  step0: number;
  /** Steps taken in, consecutive from `step0`. */
  n: number;
  /** Steps of these that are already in a part-window frame. */
  framed: number;
  /** Part-window frames made of it so far. */
  parts: number;
  /** Whether a taken-in step that is not framed has a flag or a non-finite value. */
  urgent: boolean;
  /** When the first step was taken in. Unit: ms since 1970-01-01 UTC. */
  startedMs: number;
  /** Bits of the measures: column `(layer, measure)` starts at `(layer * MEASURE_COUNT + measure) * size`. */
  readonly bits: Uint32Array;
  readonly loss: Float32Array;
  readonly learningRate: Float32Array;
  readonly durationUs: Float64Array;
  readonly batchId: Float64Array;
}

/** Allots an empty window. */
export function openWindow(layers: number, size: number): OpenWindow {
  return {
    layers,
    size,
    step0: 0,
    n: 0,
    framed: 0,
    parts: 0,
    urgent: false,
    startedMs: 0,
    bits: new Uint32Array(layers * MEASURE_COUNT * size),
    loss: new Float32Array(size),
    learningRate: new Float32Array(size),
    durationUs: new Float64Array(size),
    batchId: new Float64Array(size),
  };
}

/** Whether `step` is the next one of the window, so that no chunk spans a gap or a window's edge. */
export function fitsWindow(window: OpenWindow, step: number): boolean {
  if (window.n === 0) return true;
  return step === window.step0 + window.n && step % window.size !== 0;
}

/** Whether the window's last step is in: nothing more fits. */
export function isWindowWhole(window: OpenWindow): boolean {
  return window.n > 0 && (window.step0 + window.n) % window.size === 0;
}

/** Empties the window for the next one. */
export function clearWindow(window: OpenWindow): void {
  window.n = 0;
  window.framed = 0;
  window.parts = 0;
  window.urgent = false;
}

/** Takes a frame in; `nowMs` is its time when it is the first. It must fit ({@link fitsWindow}). */
export function takeIn(window: OpenWindow, frame: StepFrame, nowMs: number): void {
  if (window.n === 0) {
    window.step0 = frame.step;
    window.startedMs = nowMs;
  }
  const at = window.n;
  window.loss[at] = frame.loss;
  window.learningRate[at] = frame.learningRate;
  window.durationUs[at] = frame.durationUs;
  window.batchId[at] = frame.batchId;
  const { measures } = frame;
  const bits = new Uint32Array(measures.buffer, measures.byteOffset, measures.length);
  let exceptional = !Number.isFinite(frame.loss);
  for (let i = 0; i < bits.length; i++) {
    const value = bits[i] ?? 0;
    window.bits[i * window.size + at] = value;
    if ((value & EXPONENT) === EXPONENT) exceptional = true;
    else if (i % MEASURE_COUNT === MEASURE_INDEX.flags && value !== 0) exceptional = true;
  }
  window.urgent ||= exceptional;
  window.n += 1;
}

/** Bits of one column for the steps `[from, to)` of the window. */
export function columnBits(window: OpenWindow, column: number, range: { from: number; to: number }): Uint32Array {
  const start = column * window.size;
  return window.bits.subarray(start + range.from, start + range.to);
}
