import { FRAME_KINDS } from '#libs/audit';
/** Bytes and frames that are shipped in one transaction, at most: enough to share its price, little enough to hold. */
const BATCH_BYTES = 4 * 2 ** 20;
const BATCH_FRAMES = 256;
/** The frames after `afterSeq` that are shipped together. An attempt begins a batch: it begins a segment of the ledger. */
export function nextBatch(source, afterSeq) {
    const batch = [];
    let bytes = 0;
    for (const frame of source.read(afterSeq)) {
        if (batch.length > 0 && frame.payload[1] === FRAME_KINDS.attempt)
            break;
        batch.push(frame);
        bytes += frame.payload.length;
        if (bytes >= BATCH_BYTES || batch.length >= BATCH_FRAMES)
            break;
    }
    return batch;
}
//# sourceMappingURL=next-batch.js.map