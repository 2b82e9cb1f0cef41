import { FRAME_KINDS, measureColumn } from '#libs/audit';
import type { DecisionsFrame, Frame } from '#libs/audit';
import type pg from 'pg';

import { CHUNK_COLUMNS, EVENT_COLUMNS, STEP_COLUMNS } from '../ledger/chunk-columns.js';
import { putChunk, putEvents, putSteps } from '../ledger/chunk-rows.js';
import { clearRows, copyBytes, copyRows, putBytes, putInt2, putInt4, putInt8, putRow, putText } from '../ledger/copy-binary.js';
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

/** Builders of the tuples of one shipment after another: fresh memory for each costs more than filling it. */
export interface FrameRows {
  readonly frames: CopyRows;
  readonly chunks: CopyRows;
  readonly steps: CopyRows;
  readonly events: CopyRows;
}

/** Builders for one shipper. */
export function frameRows(): FrameRows {
  return { frames: copyRows(), chunks: copyRows(), steps: copyRows(), events: copyRows() };
}

/** Empties the builders for the next shipment. */
export function clearFrameRows({ frames, chunks, steps, events }: FrameRows): void {
  for (const builder of [frames, chunks, steps, events]) clearRows(builder);
}

/** Encodes the rows of a frame: itself, chunks, what all layers share, exceptional decisions. */
export function putFrame(rows: FrameRows, runId: number, numbered: NumberedFrame): void {
  putFrameRow(rows.frames, runId, numbered);
  if (numbered.frame.kind === 'decisions') putDecisions(rows, runId, numbered.frame);
}

/** Writes what was encoded, in the open transaction. */
export async function writeFrameRows(client: pg.ClientBase, rows: FrameRows): Promise<void> {
  await copyInto(client, `ledger_frame (${FRAME_COLUMNS.join(', ')})`, copyBytes(rows.frames));
  if (rows.steps.length === 0) return;
  await copyInto(client, `decision_chunk (${CHUNK_COLUMNS.join(', ')})`, copyBytes(rows.chunks));
  await copyInto(client, `step_chunk (${STEP_COLUMNS.join(', ')})`, copyBytes(rows.steps));
  if (rows.events.length > 0) await copyInto(client, `decision_event (${EVENT_COLUMNS.join(', ')})`, copyBytes(rows.events));
}

function putDecisions({ chunks, steps, events }: FrameRows, runId: number, frame: DecisionsFrame): void {
  const { step0, n, t0Us, layers } = frame;
  putSteps(steps, { runId, step0, n, t0Us }, frame);
  for (let layer = 0; layer < layers; layer++) {
    const place = { runId, layer, step0, n };
    const column = (measure: number): Uint32Array => measureColumn(frame, layer, measure);
    putChunk(chunks, place, column);
    putEvents(events, place, column);
  }
}

function putFrameRow(rows: CopyRows, runId: number, { seq, frame, leafHashes }: NumberedFrame): void {
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
