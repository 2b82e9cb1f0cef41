import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

import { decodeArrayBits } from './float-arrays.js';

/** Bytes before the first tuple: signature, flags, length of the extension, which is empty. */
const HEAD_BYTES = 19;

/** Tuples of a COPY BINARY stream, field by field in the order of the query. Every field must be read. */
export interface CopyTuples {
  /** Goes to the next tuple; false when there is none. */
  next(): boolean;
  /** A smallint, integer or bigint; `bigint` stays below 2^53. @throws Error when it is NULL. */
  int(): number;
  /** A real; NaN when it is NULL. */
  float4(): number;
  /** Bits of the elements of a real[] or integer[] without NULLs; null when the array is NULL. */
  arrayBits(): Uint32Array | null;
  /** A real[] without NULLs; empty when it is NULL. */
  float4s(): Float32Array;
  /** A bytea; empty when it is NULL. Valid as long as the tuples are. */
  bytes(): Uint8Array;
}

/**
 * Runs a query by COPY BINARY: the driver knows results as text only, and the text of numbers costs many times their
 * bytes. COPY takes no parameters: put nothing but {@link integer}s and names of columns into `select`.
 */
export async function copyOut(pool: pg.Pool, select: string): Promise<CopyTuples> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const parts: Buffer[] = [];
    for await (const part of client.query(copyTo(`COPY (${select}) TO STDOUT (FORMAT binary)`))) parts.push(part as Buffer);
    return tuplesOf(Buffer.concat(parts));
  } catch (error) {
    broken = error as Error; // in whatever state the connection is: the pool drops it
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A number as SQL. @throws RangeError when it is not an integer. */
export function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`an integer is needed, got ${String(value)}`);
  return `'${String(value)}'::bigint`;
}

function tuplesOf(bytes: Buffer): CopyTuples {
  let at = HEAD_BYTES;
  const length = (): number => {
    at += 4;
    return bytes.readInt32BE(at - 4);
  };
  const arrayBits = (): Uint32Array | null => {
    const size = length();
    if (size < 0) return null;
    at += size;
    return decodeArrayBits(bytes.subarray(at - size, at));
  };
  return {
    next() {
      at += 2;
      return bytes.readInt16BE(at - 2) >= 0;
    },
    int() {
      const size = length();
      if (size < 0) throw new Error('a number is NULL');
      at += size;
      if (size === 8) return bytes.readInt32BE(at - 8) * 2 ** 32 + bytes.readUInt32BE(at - 4);
      return size === 4 ? bytes.readInt32BE(at - 4) : bytes.readInt16BE(at - 2);
    },
    float4() {
      if (length() < 0) return NaN;
      at += 4;
      return bytes.readFloatBE(at - 4);
    },
    arrayBits,
    float4s: () => new Float32Array((arrayBits() ?? new Uint32Array(0)).buffer),
    bytes() {
      const size = Math.max(0, length());
      at += size;
      return bytes.subarray(at - size, at);
    },
  };
}
