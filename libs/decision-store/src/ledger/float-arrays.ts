/** Bytes of the head of a one-dimensional array: dimensions, null flag, element oid, length, lower bound. */
const ARRAY_HEAD_BYTES = 20;

/**
 * SQL that yields an array column as bytes. The driver knows results as text only, and parsing the text of a `real[]`
 * costs many times its bytes; a bytea is decoded natively.
 */
export function asBytes(column: string): string {
  return `array_send(${column})`;
}

/** Decodes the bytes of a `real[]` without NULLs, bit for bit. */
export function decodeFloat4Array(bytes: Buffer): Float32Array {
  const bits = new Uint32Array(arrayLength(bytes));
  for (let i = 0, at = ARRAY_HEAD_BYTES + 4; i < bits.length; i++, at += 8) bits[i] = bytes.readUInt32BE(at);
  return new Float32Array(bits.buffer);
}

/** Decodes the bytes of an `int4[]` without NULLs. */
export function decodeInt4Array(bytes: Buffer): Int32Array {
  const values = new Int32Array(arrayLength(bytes));
  for (let i = 0, at = ARRAY_HEAD_BYTES + 4; i < values.length; i++, at += 8) values[i] = bytes.readInt32BE(at);
  return values;
}

function arrayLength(bytes: Buffer): number {
  return bytes.readInt32BE(0) === 0 ? 0 : bytes.readInt32BE(12);
}
