import { FRAME_HEAD_BYTES, FRAME_KINDS, HASH_BYTES, writeFrameHead } from '#libs/audit';
/** Version byte of a decisions frame whose content was removed: its head, then the hashes of its leaves. */
const BARE = 0;
/** Whether a record holds a frame without its content. */
export function isBare(payload) {
    return payload[0] === BARE;
}
/** A decisions frame without its content. */
export function encodeBare(head, leafHashes) {
    const bytes = Buffer.alloc(FRAME_HEAD_BYTES);
    writeFrameHead(bytes, head, { layers: leafHashes.length / HASH_BYTES - 1, noteBytes: 0 });
    bytes[0] = BARE;
    return Buffer.concat([bytes, leafHashes]);
}
/**
 * Reads what {@link encodeBare} writes.
 *
 * @throws RangeError when it is anything else.
 */
export function parseBare(payload) {
    if (payload.length < FRAME_HEAD_BYTES || payload[1] !== FRAME_KINDS.decisions)
        throw new RangeError('no frame of decisions without its content');
    const head = {
        kind: 'decisions',
        attempt: payload.readUInt32LE(4),
        step0: Number(payload.readBigUInt64LE(8)),
        n: payload.readUInt32LE(16),
        t0Us: Number(payload.readBigUInt64LE(24)),
    };
    const leafHashes = payload.subarray(FRAME_HEAD_BYTES);
    const isExact = Number.isSafeInteger(head.step0 + head.n) && Number.isSafeInteger(head.t0Us) && leafHashes.length % HASH_BYTES === 0;
    if (!isExact || !encodeBare(head, leafHashes).equals(payload))
        throw new RangeError('the head of a frame without its content is malformed');
    return { head, leafHashes };
}
//# sourceMappingURL=bare-frame.js.map