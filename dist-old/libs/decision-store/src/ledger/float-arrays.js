import { swapWord } from './swap-word.js';
/** Bytes of the head of a one-dimensional array: dimensions, null flag, element oid, length, lower bound. */
const ARRAY_HEAD_BYTES = 20;
/**
 * SQL that yields an array column as bytes. The driver knows results as text only, and parsing the text of a `real[]`
 * costs many times its bytes; a bytea is decoded natively.
 */
export function asBytes(column) {
    return `array_send(${column})`;
}
/** Words of the array being decoded, aligned; grows with the longest. */
let words = new Uint32Array(0);
/** Decodes the bytes of a `real[]` or `int4[]` without NULLs to the bits of its elements. */
export function decodeArrayBits(bytes) {
    const bits = new Uint32Array(arrayLength(bytes));
    if (words.length < 2 * bits.length)
        words = new Uint32Array(2 * bits.length);
    // each element comes with its length before it
    const body = bytes.subarray(ARRAY_HEAD_BYTES, ARRAY_HEAD_BYTES + 8 * bits.length);
    if (body.length < 8 * bits.length)
        words.fill(0); // NULLs are shorter: what is not there is 0, not what was there before
    new Uint8Array(words.buffer).set(body);
    for (let i = 0, at = 1; i < bits.length; i++, at += 2)
        bits[i] = swapWord(words[at] ?? 0);
    return bits;
}
/** Decodes the bytes of a `real[]` without NULLs, bit for bit. */
export function decodeFloat4Array(bytes) {
    return new Float32Array(decodeArrayBits(bytes).buffer);
}
/** Decodes the bytes of an `int4[]` without NULLs. */
export function decodeInt4Array(bytes) {
    return new Int32Array(decodeArrayBits(bytes).buffer);
}
function arrayLength(bytes) {
    return bytes.readInt32BE(0) === 0 ? 0 : bytes.readInt32BE(12);
}
//# sourceMappingURL=float-arrays.js.map