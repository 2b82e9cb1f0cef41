import type { CustomTypesConfig } from 'pg';

/** Oids of the types the readers ask for. */
const OID = { bool: 16, int8: 20, int2: 21, int4: 23, float4: 700, float8: 701, int4Array: 1007, int8Array: 1016, float4Array: 1021 } as const;

/** Bytes of the head of a one-dimensional array: dimensions, null flag, element oid, length, lower bound. */
const ARRAY_HEAD_BYTES = 20;

function arrayLength(bytes: Buffer): number {
  return bytes.readInt32BE(0) === 0 ? 0 : bytes.readInt32BE(12);
}

/** Decodes a `real[]` without NULLs from PostgreSQL's binary form, bit for bit. */
export function decodeFloat4Array(bytes: Buffer): Float32Array {
  const bits = new Uint32Array(arrayLength(bytes));
  for (let i = 0, at = ARRAY_HEAD_BYTES + 4; i < bits.length; i++, at += 8) bits[i] = bytes.readUInt32BE(at);
  return new Float32Array(bits.buffer);
}

/** Decodes an `int4[]` without NULLs from PostgreSQL's binary form. */
export function decodeInt4Array(bytes: Buffer): Int32Array {
  const values = new Int32Array(arrayLength(bytes));
  for (let i = 0, at = ARRAY_HEAD_BYTES + 4; i < values.length; i++, at += 8) values[i] = bytes.readInt32BE(at);
  return values;
}

/** Decodes an `int8[]` of safe integers without NULLs from PostgreSQL's binary form. */
export function decodeInt8Array(bytes: Buffer): Float64Array {
  const values = new Float64Array(arrayLength(bytes));
  for (let i = 0, at = ARRAY_HEAD_BYTES + 4; i < values.length; i++, at += 12) values[i] = Number(bytes.readBigInt64BE(at));
  return values;
}

const DECODERS = new Map<number, (bytes: Buffer) => unknown>([
  [OID.bool, (bytes) => bytes[0] === 1],
  [OID.int2, (bytes) => bytes.readInt16BE(0)],
  [OID.int4, (bytes) => bytes.readInt32BE(0)],
  [OID.int8, (bytes) => Number(bytes.readBigInt64BE(0))],
  [OID.float4, (bytes) => bytes.readFloatBE(0)],
  [OID.float8, (bytes) => bytes.readDoubleBE(0)],
  [OID.int4Array, decodeInt4Array],
  [OID.int8Array, decodeInt8Array],
  [OID.float4Array, decodeFloat4Array],
]);

/** Everything else (text, varchar, uuid as `::text`) is taken as UTF-8. */
function decodeText(bytes: Buffer): unknown {
  return bytes.toString('utf8');
}

/**
 * Column decoders for queries with `binary: true`: arrays come as typed arrays, int8 as number, text as string.
 * Other types are not for these queries.
 */
export const binaryTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number) => DECODERS.get(oid) ?? decodeText) as CustomTypesConfig['getTypeParser'],
};
