import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

import { messageOf } from '#libs/contracts';

import { writeWhole } from './write-whole.js';

/** Finished pieces of long work: what a process that is killed had done, for the one that takes the work up again. */
export interface KeptWork {
  /** A piece that was kept before; null where there is none that can be used. The caller knows its type by its name. */
  find<T>(piece: string): Promise<T | null>;
  /** Keeps a piece (numbers, typed arrays and plain records, as they are). What cannot be kept is told, and the work goes on. */
  keep(piece: string, value: unknown): Promise<void>;
}

/** Keeps nothing: for work that nobody takes up again. */
export const NOTHING_KEPT: KeptWork = { find: () => Promise.resolve(null), keep: () => Promise.resolve() };

interface KeptParts {
  /** By what the work is made: pieces of another version are not used. */
  readonly version: string;
  /** Told once when pieces cannot be kept. */
  readonly say: (line: string) => void;
}

/** Bytes of the sha256 in front of a piece. */
const SUM_BYTES = 32;

/** Folder of what is kept of a study on this machine. */
export function studyFolder(home: string, uuid: string): string {
  return path.join(studiesFolder(home), uuid);
}

function studiesFolder(home: string): string {
  return path.join(path.resolve(home), 'studies');
}

/** Studies of which something is kept on this machine. */
export async function keptStudies(home: string): Promise<string[]> {
  try {
    return await readdir(studiesFolder(home));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Pieces as files of one folder, each written whole or not at all, behind its sha256. */
export function keptWork(folder: string, { version, say }: KeptParts): KeptWork {
  let isTold = false;
  const fileOf = (piece: string): string => path.join(folder, `${piece}.kept`);
  return {
    find: async <T>(piece: string) => {
      const bytes = await readFile(fileOf(piece)).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      });
      const kept = bytes === null ? null : readPiece(bytes);
      return kept?.version === version ? (kept.value as T) : null;
    },
    keep: async (piece, value) => {
      try {
        const payload = serialize({ version, value });
        await writeWhole(fileOf(piece), Buffer.concat([sum(payload), payload]));
      } catch (error) {
        if (!isTold) say(`what is finished cannot be kept in ${folder}, and would be made anew: ${messageOf(error)}`);
        isTold = true;
      }
    },
  };
}

/** Forgets all that is kept in a folder. */
export async function dropKeptWork(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Null for bytes that are not what was written. */
function readPiece(bytes: Buffer): { readonly version: string; readonly value: unknown } | null {
  const payload = bytes.subarray(SUM_BYTES);
  if (!sum(payload).equals(bytes.subarray(0, SUM_BYTES))) return null;
  return deserialize(payload) as { version: string; value: unknown };
}

function sum(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
