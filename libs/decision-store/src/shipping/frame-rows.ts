import { FRAME_KINDS, measureColumn } from '#libs/audit';
import type { DecisionsFrame, Frame } from '#libs/audit';
import type pg from 'pg';

import { CHUNK_COLUMNS, EVENT_COLUMNS, STEP_COLUMNS } from '../ledger/chunk-columns.js';
import { putChunk, putEvents, putSteps } from '../ledger/chunk-rows.js';
import { copyBytes, copyRows, putBytes, putInt2, putInt4, putInt8, putRow, putText } from '../ledger/copy-binary.js';
import type { CopyRows } from '../ledger/copy-binary.js';
import { copyInto } from '../ledger/copy-into.js';

/** A frame on its way into the ledger. */
export interface NumberedFrame {
  readonly seq: number;
  readonly frame: Frame;
  /** Hashes of its leaves, end to end. */
  readonly leafHashes: Buffer;
}

/** Columns of ledger_frame in the order in which they are written. */
const FRAME_COLUMNS = ['run_id', 'seq', 'kind', 'attempt', 'step0', 'n', 't0_us', 'note', 'leaf_hashes'] as const;

/** Bytes of a chunk's tuple beside its arrays, about. */
const CHUNK_HEAD_BYTES = 600;
/** Bytes of an element on the wire, and of the arrays of a decision: eight measures. */
const ELEMENT_BYTES = 8;

/** Writes the rows of frames: frames, chunks, what all layers share, exceptional decisions. In the open transaction. */
export async function writeFrameRows(client: pg.ClientBase, runId: number, frames: readonly NumberedFrame[]): Promise<void> {
  await copyInto(client, `ledger_frame (${FRAME_COLUMNS.join(', ')})`, frameTuples(runId, frames));
  const decisions = frames.flatMap(({ frame }) => (frame.kind === 'decisions' ? [frame] : []));
  if (decisions.length === 0) return;
  const events = copyRows(256);
  const steps = copyRows(256);
  for (const frame of decisions) putSteps(steps, { runId, step0: frame.step0, n: frame.n, t0Us: frame.t0Us }, frame);
  await copyInto(client, `decision_chunk (${CHUNK_COLUMNS.join(', ')})`, chunkTuples(runId, decisions, events));
  await copyInto(client, `step_chunk (${STEP_COLUMNS.join(', ')})`, copyBytes(steps));
  if (events.length > 0) await copyInto(client, `decision_event (${EVENT_COLUMNS.join(', ')})`, copyBytes(events));
}

function chunkTuples(runId: number, frames: readonly DecisionsFrame[], events: CopyRows): Buffer {
  const sizeHint = frames.reduce((sum, { layers, measures }) => sum + layers * CHUNK_HEAD_BYTES + measures.length * ELEMENT_BYTES, 0);
  const chunks = copyRows(sizeHint);
  for (const frame of frames) {
    for (let layer = 0; layer < frame.layers; layer++) {
      const place = { runId, layer, step0: frame.step0, n: frame.n };
      const column = (measure: number): Uint32Array => measureColumn(frame, layer, measure);
      putChunk(chunks, place, column);
      putEvents(events, place, column);
    }
  }
  return copyBytes(chunks);
}

function frameTuples(runId: number, frames: readonly NumberedFrame[]): Buffer {
  const rows = copyRows(256 * frames.length);
  for (const { seq, frame, leafHashes } of frames) {
    putRow(rows, FRAME_COLUMNS.length);
    putInt8(rows, runId);
    putInt8(rows, seq);
    putInt2(rows, FRAME_KINDS[frame.kind]);
    putInt4(rows, frame.attempt);
    putInt8(rows, frame.step0);
    putInt8(rows, frame.n);
    putInt8(rows, frame.t0Us);
    putText(rows, frame.kind === 'decisions' ? null : frame.note);
    putBytes(rows, leafHashes);
  }
  return copyBytes(rows);
}
