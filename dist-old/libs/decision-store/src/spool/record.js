import { crc32 } from 'node:zlib';
/** Bytes before the payload: u32 length of the payload, u32 CRC over seq and payload, u64 seq. Little-endian. */
export const HEAD_BYTES = 16;
/** Largest payload; a longer one is certainly a mistake, and a reader must not allocate what a broken length says. */
export const MAX_PAYLOAD_BYTES = 256 * 2 ** 20;
const SEQ_AT = 8;
const TWO_32 = 2 ** 32;
/** Writes the head of a record into `head`. */
export function writeHead(head, seq, payload) {
    head.writeUInt32LE(payload.length, 0);
    head.writeUInt32LE(seq % TWO_32, SEQ_AT);
    head.writeUInt32LE(Math.floor(seq / TWO_32), SEQ_AT + 4);
    head.writeUInt32LE(crc32(payload, crc32(head.subarray(SEQ_AT, HEAD_BYTES))), 4);
}
/** Length of the payload that a head tells. Unit: bytes. */
export function payloadBytes(head, at = 0) {
    return head.readUInt32LE(at);
}
/** The seq that a head tells; not a safe integer when the head is broken. */
export function seqOf(head, at = 0) {
    return head.readUInt32LE(at + SEQ_AT) + head.readUInt32LE(at + SEQ_AT + 4) * TWO_32;
}
/** Whether the record at `at`, whose payload ends before `end`, is what was written. */
export function isWhole(bytes, at, end) {
    return crc32(bytes.subarray(at + SEQ_AT, end)) === bytes.readUInt32LE(at + 4);
}
/** Whether the payload, read apart from its head, is what was written. */
export function isPayloadOf(head, payload) {
    return crc32(payload, crc32(head.subarray(SEQ_AT, HEAD_BYTES))) === head.readUInt32LE(4);
}
//# sourceMappingURL=record.js.map