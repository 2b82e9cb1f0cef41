import { swapWord } from './swap-word.js';

/** Head of a COPY BINARY stream: signature, no flags, no extension. @see PostgreSQL manual, COPY, "Binary Format" */
export const COPY_HEAD = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');

/** Tail of a COPY BINARY stream. */
export const COPY_TAIL = Buffer.from([0xff, 0xff]);

/** Microseconds from 1970-01-01 to 2000-01-01, where PostgreSQL counts from. */
const PG_EPOCH_US = 946_684_800_000_000n;

const OID_INT4 = 23;
const OID_FLOAT4 = 700;

/** Tuples of a COPY BINARY stream in one growing buffer, big-endian, without head and tail. */
export interface CopyRows {
  buffer: Buffer;
  /** Bytes written. */
  length: number;
}

/** Opens an empty builder with room for `sizeHint` bytes. */
export function copyRows(sizeHint = 4096): CopyRows {
  return { buffer: Buffer.allocUnsafe(Math.max(64, sizeHint)), length: 0 };
}

/** Empties a builder; its memory is used again. */
export function clearRows(rows: CopyRows): void {
  rows.length = 0;
}

/** What was written: memory of the builder, good until it is used again. */
export function copyBytes(rows: CopyRows): Buffer {
  return rows.buffer.subarray(0, rows.length);
}

function room(rows: CopyRows, bytes: number): void {
  if (rows.length + bytes <= rows.buffer.length) return;
  const larger = Buffer.allocUnsafe(Math.max(rows.buffer.length * 2, rows.length + bytes));
  rows.buffer.copy(larger, 0, 0, rows.length);
  rows.buffer = larger;
}

function word(rows: CopyRows, value: number): void {
  rows.length = rows.buffer.writeInt32BE(value, rows.length);
}

function long(rows: CopyRows, value: bigint): void {
  rows.length = rows.buffer.writeBigInt64BE(value, rows.length);
}

/** Starts a tuple of `fields` fields. */
export function putRow(rows: CopyRows, fields: number): void {
  room(rows, 2);
  rows.length = rows.buffer.writeInt16BE(fields, rows.length);
}

export function putNull(rows: CopyRows): void {
  room(rows, 4);
  word(rows, -1);
}

export function putInt2(rows: CopyRows, value: number): void {
  room(rows, 6);
  word(rows, 2);
  rows.length = rows.buffer.writeInt16BE(value, rows.length);
}

export function putInt4(rows: CopyRows, value: number): void {
  room(rows, 8);
  word(rows, 4);
  word(rows, value);
}

export function putInt8(rows: CopyRows, value: number): void {
  room(rows, 12);
  word(rows, 8);
  long(rows, BigInt(value));
}

/** One float32; null becomes SQL NULL. */
export function putFloat4(rows: CopyRows, value: number | null): void {
  if (value === null) {
    putNull(rows);
    return;
  }
  room(rows, 8);
  word(rows, 4);
  rows.length = rows.buffer.writeFloatBE(value, rows.length);
}

/** A timestamptz. Unit of `us`: microseconds since 1970-01-01 UTC. */
export function putTimestamp(rows: CopyRows, us: number): void {
  room(rows, 12);
  word(rows, 8);
  long(rows, BigInt(us) - PG_EPOCH_US);
}

function arrayHead(rows: CopyRows, length: number, oid: number): void {
  const body = 20 + length * 8;
  room(rows, 4 + body);
  for (const value of [body, 1, 0, oid, length, 1]) word(rows, value);
}

/** Elements of an array as they are sent: each with its length before it. Grows with the longest array. */
let elements = new Uint32Array(0);
/** The length of an element, four, as big-endian bytes in a little-endian word. */
const FOUR = 0x04000000;

/** Elements of `bits` in network order. Swapping words in a typed array costs a quarter of writing them one by one. */
function putElements(rows: CopyRows, bits: Uint32Array | Int32Array): void {
  if (elements.length < 2 * bits.length) {
    elements = new Uint32Array(2 * bits.length);
    for (let i = 0; i < elements.length; i += 2) elements[i] = FOUR;
  }
  for (let i = 0, at = 1; i < bits.length; i++, at += 2) elements[at] = swapWord(bits[i] ?? 0);
  rows.buffer.set(new Uint8Array(elements.buffer, 0, 8 * bits.length), rows.length);
  rows.length += 8 * bits.length;
}

/** A real[], from the bits of its elements: so the payload of a NaN survives. */
export function putFloat4Array(rows: CopyRows, bits: Uint32Array): void {
  arrayHead(rows, bits.length, OID_FLOAT4);
  putElements(rows, bits);
}

/** An int4[]. */
export function putInt4Array(rows: CopyRows, values: Int32Array | Uint32Array): void {
  arrayHead(rows, values.length, OID_INT4);
  putElements(rows, values);
}

/** Bytes, or SQL NULL. */
export function putBytes(rows: CopyRows, bytes: Uint8Array | null): void {
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
export function putText(rows: CopyRows, text: string | null): void {
  putBytes(rows, text === null ? null : Buffer.from(text));
}
