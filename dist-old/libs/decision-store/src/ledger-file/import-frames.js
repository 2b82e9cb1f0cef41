import { FRAME_KINDS, measureColumn, parseFrame } from '#libs/audit';
import { CHUNK_COLUMNS, EVENT_COLUMNS, STEP_COLUMNS } from '../ledger/chunk-columns.js';
import { putChunk, putEvents, putSteps } from '../ledger/chunk-rows.js';
import { copyBytes, copyRows, putBytes, putInt2, putInt4, putInt8, putRow, putText } from '../ledger/copy-binary.js';
import { copyInto } from '../ledger/copy-into.js';
/** Columns of ledger_frame in the order in which they are written here. */
const FRAME_COLUMNS = ['run_id', 'seq', 'kind', 'attempt', 'step0', 'n', 't0_us', 'note', 'leaf_hashes'];
/** Bytes of tuples that are held before they are sent. */
const BATCH_BYTES = 8 * 2 ** 20;
/** Writes frames into the tables of the ledger, each as chunks of its own; settling merges them afterwards. */
export async function importFrames(client, runId, frames) {
    let batch = emptyBatch();
    for await (const frame of frames) {
        putFrame(batch, runId, frame);
        if (batch.frames.length + batch.chunks.length + batch.steps.length < BATCH_BYTES)
            continue;
        await send(client, batch);
        batch = emptyBatch();
    }
    await send(client, batch);
}
function emptyBatch() {
    return { frames: copyRows(), chunks: copyRows(), steps: copyRows(), events: copyRows() };
}
async function send(client, { frames, chunks, steps, events }) {
    const tables = [
        [`ledger_frame (${FRAME_COLUMNS.join(', ')})`, frames],
        [`decision_chunk (${CHUNK_COLUMNS.join(', ')})`, chunks],
        [`step_chunk (${STEP_COLUMNS.join(', ')})`, steps],
        [`decision_event (${EVENT_COLUMNS.join(', ')})`, events],
    ];
    for (const [target, rows] of tables) {
        if (rows.length > 0)
            await copyInto(client, target, copyBytes(rows));
    }
}
function putFrame(batch, runId, { seq, head, leafHashes, payload }) {
    const frame = payload === null ? null : parseFrame(payload);
    putRow(batch.frames, FRAME_COLUMNS.length);
    putInt8(batch.frames, runId);
    putInt8(batch.frames, seq);
    putInt2(batch.frames, FRAME_KINDS[head.kind]);
    putInt4(batch.frames, head.attempt);
    putInt8(batch.frames, head.step0);
    putInt8(batch.frames, head.n);
    putInt8(batch.frames, head.t0Us);
    putText(batch.frames, frame === null || frame.kind === 'decisions' ? null : frame.note);
    putBytes(batch.frames, leafHashes);
    if (frame?.kind === 'decisions')
        putDecisions(batch, runId, frame);
}
function putDecisions({ chunks, steps, events }, runId, frame) {
    const { step0, n, t0Us, layers } = frame;
    for (let layer = 0; layer < layers; layer++) {
        const column = (measure) => measureColumn(frame, layer, measure);
        putChunk(chunks, { runId, layer, step0, n }, column);
        putEvents(events, { runId, layer, step0, n }, column);
    }
    putSteps(steps, { runId, step0, n, t0Us }, frame);
}
//# sourceMappingURL=import-frames.js.map