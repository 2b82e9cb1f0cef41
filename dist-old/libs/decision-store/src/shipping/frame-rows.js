import { FRAME_KINDS, measureColumn } from '#libs/audit';
import { CHUNK_COLUMNS, EVENT_COLUMNS, STEP_COLUMNS } from '../ledger/chunk-columns.js';
import { putChunk, putEvents, putSteps } from '../ledger/chunk-rows.js';
import { clearRows, copyBytes, copyRows, putBytes, putInt2, putInt4, putInt8, putRow, putText } from '../ledger/copy-binary.js';
import { copyInto } from '../ledger/copy-into.js';
/** Columns of ledger_frame in the order in which they are written. */
const FRAME_COLUMNS = ['run_id', 'seq', 'kind', 'attempt', 'step0', 'n', 't0_us', 'note', 'leaf_hashes'];
/** Builders for one shipper. */
export function frameRows() {
    return { frames: copyRows(), chunks: copyRows(), steps: copyRows(), events: copyRows() };
}
/** Empties the builders for the next shipment. */
export function clearFrameRows({ frames, chunks, steps, events }) {
    for (const builder of [frames, chunks, steps, events])
        clearRows(builder);
}
/** Encodes the rows of a frame: itself, chunks, what all layers share, exceptional decisions. */
export function putFrame(rows, runId, numbered) {
    putFrameRow(rows.frames, runId, numbered);
    if (numbered.frame.kind === 'decisions')
        putDecisions(rows, runId, numbered.frame);
}
/** Writes what was encoded, in the open transaction. */
export async function writeFrameRows(client, rows) {
    await copyInto(client, `ledger_frame (${FRAME_COLUMNS.join(', ')})`, copyBytes(rows.frames));
    if (rows.steps.length === 0)
        return;
    await copyInto(client, `decision_chunk (${CHUNK_COLUMNS.join(', ')})`, copyBytes(rows.chunks));
    await copyInto(client, `step_chunk (${STEP_COLUMNS.join(', ')})`, copyBytes(rows.steps));
    if (rows.events.length > 0)
        await copyInto(client, `decision_event (${EVENT_COLUMNS.join(', ')})`, copyBytes(rows.events));
}
function putDecisions({ chunks, steps, events }, runId, frame) {
    const { step0, n, t0Us, layers } = frame;
    putSteps(steps, { runId, step0, n, t0Us }, frame);
    for (let layer = 0; layer < layers; layer++) {
        const place = { runId, layer, step0, n };
        const column = (measure) => measureColumn(frame, layer, measure);
        putChunk(chunks, place, column);
        putEvents(events, place, column);
    }
}
function putFrameRow(rows, runId, { seq, frame, leafHashes }) {
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
//# sourceMappingURL=frame-rows.js.map