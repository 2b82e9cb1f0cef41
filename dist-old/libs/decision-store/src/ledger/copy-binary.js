import { swapWord } from './swap-word.js';
/** Head of a COPY BINARY stream: signature, no flags, no extension. @see PostgreSQL manual, COPY, "Binary Format" */
export const COPY_HEAD = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
/** Tail of a COPY BINARY stream. */
export const COPY_TAIL = Buffer.from([0xff, 0xff]);
/** Microseconds from 1970-01-01 to 2000-01-01, where PostgreSQL counts from. */
const PG_EPOCH_US = 946684800000000n;
const OID_INT4 = 23;
const OID_FLOAT4 = 700;
/** Opens an empty builder with room for `sizeHint` bytes. */
export function copyRows(sizeHint = 4096) {
    return { buffer: Buffer.allocUnsafe(Math.max(64, sizeHint)), length: 0 };
}
/** Empties a builder; its memory is used again. */
export function clearRows(rows) {
    rows.length = 0;
}
/** What was written: memory of the builder, good until it is used again. */
export function copyBytes(rows) {
    return rows.buffer.subarray(0, rows.length);
}
function room(rows, bytes) {
    if (rows.length + bytes <= rows.buffer.length)
        return;
    const larger = Buffer.allocUnsafe(Math.max(rows.buffer.length * 2, rows.length + bytes));
    rows.buffer.copy(larger, 0, 0, rows.length);
    rows.buffer = larger;
}
function word(rows, value) {
    rows.length = rows.buffer.writeInt32BE(value, rows.length);
}
function long(rows, value) {
    rows.length = rows.buffer.writeBigInt64BE(value, rows.length);
}
/** Starts a tuple of `fields` fields. */
export function putRow(rows, fields) {
    room(rows, 2);
    rows.length = rows.buffer.writeInt16BE(fields, rows.length);
}
export function putNull(rows) {
    room(rows, 4);
    word(rows, -1);
}
export function putInt2(rows, value) {
    room(rows, 6);
    word(rows, 2);
    rows.length = rows.buffer.writeInt16BE(value, rows.length);
}
export function putInt4(rows, value) {
    room(rows, 8);
    word(rows, 4);
    word(rows, value);
}
export function putInt8(rows, value) {
    room(rows, 12);
    word(rows, 8);
    long(rows, BigInt(value));
}
/** One float32; null becomes SQL NULL. */
export function putFloat4(rows, value) {
    if (value === null) {
        putNull(rows);
        return;
    }
    room(rows, 8);
    word(rows, 4);
    rows.length = rows.buffer.writeFloatBE(value, rows.length);
}
/** A timestamptz. Unit of `us`: microseconds since 1970-01-01 UTC. */
export function putTimestamp(rows, us) {
    room(rows, 12);
    word(rows, 8);
    long(rows, BigInt(us) - PG_EPOCH_US);
}
function arrayHead(rows, length, oid) {
    const body = 20 + length * 8;
    room(rows, 4 + body);
    for (const value of [body, 1, 0, oid, length, 1])
        word(rows, value);
}
/** Elements of an array as they are sent: each with its length before it. Grows with the longest array. */
let elements = new Uint32Array(0);
/** The length of an element, four, as big-endian bytes in a little-endian word. */
const FOUR = 0x04000000;
/** Elements of `bits` in network order. Swapping words in a typed array costs a quarter of writing them one by one. */
function putElements(rows, bits) {
    if (elements.length < 2 * bits.length) {
        elements = new Uint32Array(2 * bits.length);
        for (let i = 0; i < elements.length; i += 2)
            elements[i] = FOUR;
    }
    for (let i = 0, at = 1; i < bits.length; i++, at += 2)
        elements[at] = swapWord(bits[i] ?? 0);
    rows.buffer.set(new Uint8Array(elements.buffer, 0, 8 * bits.length), rows.length);
    rows.length += 8 * bits.length;
}
/** A real[], from the bits of its elements: so the payload of a NaN survives. */
export function putFloat4Array(rows, bits) {
    arrayHead(rows, bits.length, OID_FLOAT4);
    putElements(rows, bits);
}
/** An int4[]. */
export function putInt4Array(rows, values) {
    arrayHead(rows, values.length, OID_INT4);
    putElements(rows, values);
}
/** Bytes, or SQL NULL. */
export function putBytes(rows, bytes) {
    if (bytes === null) {
        putNull(rows);
        return;
    }
    room(rows, 4 + bytes.length);
    word(rows, bytes.length);
    rows.buffer.set(bytes, rows.length);
    rows.length += bytes.length;
}
/** A text, or SQL NULL. */
export function putText(rows, text) {
    putBytes(rows, text === null ? null : Buffer.from(text));
}
//# sourceMappingURL=copy-binary.js.map