import { createHash } from 'node:crypto';
import { DECISION_BYTES, FRAME_HEAD_BYTES, SHARED_STEP_BYTES } from './frame.js';
import { FRAME_KINDS } from './frame-kinds.js';
/** Bytes of a hash. */
export const HASH_BYTES = 32;
/** 0x00 is the domain of leaves (RFC 9162, section 2.1.1); the text keeps leaves of other logs apart. */
const DOMAIN = Buffer.from('\x00gradlens/leaf/1\x00', 'latin1');
const UUID_AT = DOMAIN.length;
const SEQ_AT = UUID_AT + 16;
const INDEX_AT = SEQ_AT + 8;
const HEAD_AT = INDEX_AT + 4;
const PREFIX_BYTES = HEAD_AT + FRAME_HEAD_BYTES;
/**
 * Hashes of the leaves of a frame, in their order, end to end: one for what all layers share (or for the note), then one
 * per layer.
 *
 *     leaf = SHA-256( 0x00 "gradlens/leaf/1" 0x00 ‖ run uuid (16) ‖ seq (u64) ‖ index (u32) ‖ head (32) ‖ data )
 *
 * `data` is the note; or for index 0 the columns shared by all layers, for index 1 + l the columns of layer l. All
 * integers are little-endian. Run, seq and index are part of every leaf: no leaf can stand in for another one.
 */
export function leafHashes(runUuid, seq, payload) {
    const prefix = leafPrefix(runUuid, seq, payload);
    const ranges = leafRanges(payload);
    const hashes = Buffer.allocUnsafe(ranges.length * HASH_BYTES);
    for (const [index, { from, to }] of ranges.entries()) {
        prefix.writeUInt32LE(index, INDEX_AT);
        createHash('sha256').update(prefix).update(payload.subarray(from, to)).digest().copy(hashes, index * HASH_BYTES);
    }
    return hashes;
}
/** The bytes that a leaf hashes, without the leading 0x00: what a third party hashes as its own leaf input. */
export function leafInput(runUuid, seq, payload, index) {
    const range = leafRanges(payload)[index];
    if (range === undefined)
        throw new RangeError(`index must be below ${leafRanges(payload).length}, got ${index}`);
    const prefix = leafPrefix(runUuid, seq, payload);
    prefix.writeUInt32LE(index, INDEX_AT);
    return Buffer.concat([prefix.subarray(1), payload.subarray(range.from, range.to)]);
}
/** Hash of a leaf, of what {@link leafInput} gives: SHA-256( 0x00 ‖ input ). @see RFC 9162, section 2.1.1 */
export function hashOfLeaf(input) {
    return createHash('sha256').update(DOMAIN.subarray(0, 1)).update(input).digest();
}
function leafPrefix(runUuid, seq, payload) {
    const prefix = Buffer.alloc(PREFIX_BYTES);
    DOMAIN.copy(prefix);
    prefix.write(runUuid.replaceAll('-', ''), UUID_AT, 'hex');
    prefix.writeBigUInt64LE(BigInt(seq), SEQ_AT);
    payload.copy(prefix, HEAD_AT, 0, FRAME_HEAD_BYTES);
    return prefix;
}
/** Where the data of each leaf lie in the payload. */
function leafRanges(payload) {
    if (payload[1] !== FRAME_KINDS.decisions)
        return [{ from: FRAME_HEAD_BYTES, to: payload.length }];
    const layers = payload.readUInt16LE(2);
    const n = payload.readUInt32LE(16);
    let at = FRAME_HEAD_BYTES + n * SHARED_STEP_BYTES;
    const ranges = [{ from: FRAME_HEAD_BYTES, to: at }];
    for (let layer = 0; layer < layers; layer++, at += n * DECISION_BYTES)
        ranges.push({ from: at, to: at + n * DECISION_BYTES });
    return ranges;
}
//# sourceMappingURL=leaf-hashes.js.map