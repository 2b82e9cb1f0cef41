import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

import { codeOf, isDiskFull, writeFully, type FileCalls } from './file-calls.js';

/** How far a spool got. After a power cut the file may be older than the segments, never newer. */
export interface SpoolMarks {
  /** Everything up to here was acknowledged. */
  readonly acknowledged: number;
  /** Everything up to here was told to be durable. */
  readonly durable: number;
  /** The start of the machine in which that was written; null when the system did not tell. */
  readonly boot: string | null;
}

/** Name of the file in a spool's folder. */
export const MARKS_FILE = 'marks';

const BOOT_AT = 16;
const CRC_AT = 52;
const BYTES = 56;

/** Keeps the marks in a file: f64 acknowledged, f64 durable, 36 bytes boot, u32 CRC. In place, not synced: 3 µs. */
export interface MarksFile {
  write(marks: Pick<SpoolMarks, 'acknowledged' | 'durable'>): void;
  /** Returns whether the marks are on the disk; there may be no room. */
  sync(): boolean;
  close(): void;
}

/** The marks of a spool's folder; null when there are none, or they are not whole. */
export function readMarks(folder: string): SpoolMarks | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, MARKS_FILE));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  if (bytes.length !== BYTES || crc32(bytes.subarray(0, CRC_AT)) !== bytes.readUInt32LE(CRC_AT)) return null;
  const boot = bytes.toString('latin1', BOOT_AT, CRC_AT).trim();
  return { acknowledged: bytes.readDoubleLE(0), durable: bytes.readDoubleLE(8), boot: boot === '' ? null : boot };
}

/** Opens the file of marks; creates it when it is not there. */
export function openMarks(folder: string, calls: FileCalls): MarksFile {
  const path = join(folder, MARKS_FILE);
  const fd = existsSync(path) ? calls.open(path) : calls.create(path);
  const bytes = Buffer.alloc(BYTES, ' ');
  bytes.write(calls.boot ?? '', BOOT_AT, CRC_AT - BOOT_AT, 'latin1');
  let isWritten = false;
  return {
    write: ({ acknowledged, durable }) => {
      bytes.writeDoubleLE(acknowledged, 0);
      bytes.writeDoubleLE(durable, 8);
      bytes.writeUInt32LE(crc32(bytes.subarray(0, CRC_AT)), CRC_AT);
      // no room even in place: an older mark is as good a hint
      isWritten = hasRoom(() => {
        writeFully(calls, fd, [bytes], 0);
      });
    },
    sync: () => {
      // after a failed sync the next one would succeed and mean nothing, so it waits for the next write
      isWritten &&= hasRoom(() => {
        calls.datasync(fd);
      });
      return isWritten;
    },
    close: () => {
      calls.close(fd);
    },
  };
}

function hasRoom(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return false;
  }
}
