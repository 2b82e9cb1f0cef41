/** Bytes of the head of a one-dimensional array: dimensions, null flag, element oid, length, lower bound. */
const ARRAY_HEAD_BYTES = 20;

/**
 * SQL that yields an array column as bytes. The driver knows results as text only, and parsing the text of a `real[]`
 * costs many times its bytes; a bytea is decoded natively.
 */
export function asBytes(column: string): string {
  return `array_send(${column})`;
}

/** Decodes the bytes of a `real[]` or `int4[]` without NULLs to the bits of its elements. */
export function decodeArrayBits(bytes: Buffer): Uint32Array {
  const bits = new Uint32Array(arrayLength(bytes));
  for (let i = 0, at = ARRAY_HEAD_BYTES + 4; i < bits.length; i++, at += 8) {
    bits[i] = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  }
  return bits;
}

/** Decodes the bytes of a `real[]` without NULLs, bit for bit. */
export function decodeFloat4Array(bytes: Buffer): Float32Array {
  return new Float32Array(decodeArrayBits(bytes).buffer);
}

/** Decodes the bytes of an `int4[]` without NULLs. */
export function decodeInt4Array(bytes: Buffer): Int32Array {
  return new Int32Array(decodeArrayBits(bytes).buffer);
}

function arrayLength(bytes: Buffer): number {
  return bytes.readInt32BE(0) === 0 ? 0 : bytes.readInt32BE(12);
}
