import { DECISION_FLAGS, MEASURE_COUNT, MEASURE_INDEX, SERIES_MEASURES } from '#libs/contracts';

import { CHUNK_COLUMNS, EVENT_COLUMNS, STEP_COLUMNS } from '../ledger/chunk-columns.js';
import {
  copyBytes, copyRows, putFloat4, putFloat4Array, putInt2, putInt4, putInt4Array, putInt8, putNull, putRow, putTimestamp,
} from '../ledger/copy-binary.js';
import type { CopyRows } from '../ledger/copy-binary.js';
import type { RecordedFrame } from './frame-log.js';
import { columnBits } from './open-window.js';
import type { OpenWindow } from './open-window.js';

/** Aggregates of a column: over its finite values (null when there is none), and the number of the others. */
export interface ColumnAggregates {
  readonly min: number | null;
  readonly max: number | null;
  readonly avg: number | null;
  readonly nonFinite: number;
}

/** Steps of the window, by their place in it: `[from, to)`. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** Largest duration that fits its column. Unit: µs. */
const MAX_INT4 = 2_147_483_647;

/**
 * Encodes the open window as a frame: the steps not framed yet, or all of it when `whole`, replacing the parts.
 *
 * Exceptional decisions (any flag) become rows of their own, once: with the frame in which their step is new.
 */
export function encodeFrame(window: OpenWindow, frame: { runId: number; seq: number; whole: boolean }): RecordedFrame {
  const { runId, seq, whole } = frame;
  const part: Part = { from: whole ? 0 : window.framed, to: window.n };
  const perChunk = 128 + MEASURE_COUNT * (24 + 8 * (part.to - part.from)) + SERIES_MEASURES.length * 32;
  const chunks = copyRows(window.layers * perChunk);
  for (let layer = 0; layer < window.layers; layer++) putChunk(chunks, window, { ...part, runId, layer });
  return {
    seq,
    step0: window.step0 + part.from,
    n: part.to - part.from,
    replaces: whole && window.parts > 0,
    newSteps: window.n - window.framed,
    chunks: copyBytes(chunks),
    steps: encodeSteps(window, part, runId),
    events: encodeEvents(window, runId),
  };
}

/** Minimum, maximum and mean of the finite values, and the number of NaN and infinite ones. */
export function aggregate(values: Float32Array): ColumnAggregates {
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let finite = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
    finite += 1;
  }
  const nonFinite = values.length - finite;
  return finite === 0 ? { min: null, max: null, avg: null, nonFinite } : { min, max, avg: sum / finite, nonFinite };
}

function putChunk(rows: CopyRows, window: OpenWindow, at: Part & { runId: number; layer: number }): void {
  const column = (measure: number): Uint32Array => columnBits(window, at.layer * MEASURE_COUNT + measure, at);
  const flags = floatsOf(column(MEASURE_INDEX.flags));
  let flagged = 0;
  let union = 0;
  for (const bits of flags) {
    if (bits !== 0) flagged += 1;
    union |= bits;
  }
  putRow(rows, CHUNK_COLUMNS.length);
  putInt8(rows, at.runId);
  putInt2(rows, at.layer);
  putInt8(rows, window.step0 + at.from);
  putInt2(rows, at.to - at.from);
  putInt2(rows, flagged);
  putInt4(rows, union);
  for (const measure of SERIES_MEASURES) {
    const { min, max, avg, nonFinite } = aggregate(floatsOf(column(MEASURE_INDEX[measure])));
    for (const value of [min, max, avg]) putFloat4(rows, value);
    putInt2(rows, nonFinite);
  }
  for (const measure of SERIES_MEASURES) putFloat4Array(rows, column(MEASURE_INDEX[measure]));
  if (flagged === 0) putNull(rows);
  else putInt4Array(rows, Int32Array.from(flags));
}

function encodeSteps(window: OpenWindow, { from, to }: Part, runId: number): Buffer {
  const rows = copyRows(128 + (to - from) * 40);
  putRow(rows, STEP_COLUMNS.length);
  putInt8(rows, runId);
  putInt8(rows, window.step0 + from);
  putInt2(rows, to - from);
  putTimestamp(rows, Math.round(window.startedMs * 1000));
  putInt4Array(rows, Int32Array.from(window.durationUs.subarray(from, to), (us) => Math.min(MAX_INT4, Math.round(us))));
  putInt4Array(rows, Int32Array.from(window.batchId.subarray(from, to)));
  putFloat4Array(rows, bitsOf(window.loss.subarray(from, to)));
  putFloat4Array(rows, bitsOf(window.learningRate.subarray(from, to)));
  return copyBytes(rows);
}

function encodeEvents(window: OpenWindow, runId: number): Buffer {
  const rows = copyRows(256);
  for (let i = window.framed; i < window.n; i++) {
    for (let layer = 0; layer < window.layers; layer++) putEvent(rows, window, { runId, i, layer });
  }
  return copyBytes(rows);
}

function putEvent(rows: CopyRows, window: OpenWindow, at: { runId: number; i: number; layer: number }): void {
  const value = (measure: number): number =>
    floatsOf(columnBits(window, at.layer * MEASURE_COUNT + measure, { from: at.i, to: at.i + 1 }))[0] ?? NaN;
  const gradNorm = value(MEASURE_INDEX.gradNorm);
  const flags = value(MEASURE_INDEX.flags) | (Number.isFinite(gradNorm) ? 0 : DECISION_FLAGS.nonFinite);
  if (flags === 0) return;
  putRow(rows, EVENT_COLUMNS.length);
  putInt8(rows, at.runId);
  putInt8(rows, window.step0 + at.i);
  putInt2(rows, at.layer);
  putInt4(rows, flags);
  for (const measure of SERIES_MEASURES) putFloat4(rows, value(MEASURE_INDEX[measure]));
}

function floatsOf(bits: Uint32Array): Float32Array {
  return new Float32Array(bits.buffer, bits.byteOffset, bits.length);
}

function bitsOf(floats: Float32Array): Uint32Array {
  return new Uint32Array(floats.buffer, floats.byteOffset, floats.length);
}
