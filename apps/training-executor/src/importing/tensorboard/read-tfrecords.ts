import { open } from 'node:fs/promises';

import { InputError } from '#libs/contracts';

import { maskedCrc32c } from '../masked-crc32c.js';

/** A record, and the byte of the file at which it begins. */
export interface TfRecord {
  readonly offset: number;
  readonly data: Buffer;
}

/** Bytes before the data (length, its CRC) and behind them (their CRC). */
const [HEAD_BYTES, FOOT_BYTES] = [12, 4];
/** Longest record that is read: event files hold pictures, too. Unit: bytes. */
const MOST_BYTES = 256 * 2 ** 20;

/**
 * The records of a TFRecord file: `u64 length │ u32 masked CRC-32C of it │ data │ u32 masked CRC-32C of them`, little-endian.
 * A file that ends within a record (its writer was killed) ends before it; `onCut` is told where.
 *
 * @throws InputError that names the byte at which a record is damaged.
 */
export async function* readTfRecords(path: string, onCut: (offset: number) => void): AsyncGenerator<TfRecord> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    for (let offset = 0; offset < size; ) {
      if (offset + HEAD_BYTES > size) { onCut(offset); return; }
      const head = Buffer.alloc(HEAD_BYTES);
      await file.read(head, 0, HEAD_BYTES, offset);
      const length = lengthOf(head, { path, offset });
      const end = offset + HEAD_BYTES + length + FOOT_BYTES;
      if (end > size) { onCut(offset); return; }
      const body = Buffer.alloc(length + FOOT_BYTES);
      await file.read(body, 0, body.length, offset + HEAD_BYTES);
      const data = body.subarray(0, length);
      if (maskedCrc32c(data) !== body.readUInt32LE(length)) throw damaged({ path, offset }, 'a record whose checksum does not match its data');
      yield { offset, data };
      offset = end;
    }
  } finally {
    await file.close();
  }
}

interface Place {
  readonly path: string;
  readonly offset: number;
}

function lengthOf(head: Buffer, at: Place): number {
  if (maskedCrc32c(head.subarray(0, 8)) !== head.readUInt32LE(8)) throw damaged(at, 'a record whose checksum does not match its length');
  const length = head.readBigUInt64LE();
  if (length > BigInt(MOST_BYTES)) throw damaged(at, `a record of ${String(length)} bytes`);
  return Number(length);
}

function damaged({ path, offset }: Place, value: string): InputError {
  return new InputError({ source: path, path: `byte ${offset}`, value, allowed: 'an event file as TensorBoard writers leave it (TFRecord)' });
}
