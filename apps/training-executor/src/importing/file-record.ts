import { InputError } from '#libs/contracts';

import type { ReadNotes } from './import-source.js';
import { WireError } from './protobuf.js';

/** A record of a log, and the byte of the file at which it begins. */
export interface FileRecord {
  readonly offset: number;
  readonly data: Buffer;
}

/** Warns of a file that ends within a record: its writer was killed. */
export function warnOfCut({ warnings }: ReadNotes, path: string): (offset: number) => void {
  return (offset) => { warnings.push(`${path} ends within a record at byte ${offset}: what comes before it is read`); };
}

/** What a record says. @throws InputError that names its byte, where `decode` throws a WireError. */
export function decoded<T>({ offset, data }: FileRecord, decode: (data: Buffer) => T, { path, allowed }: { readonly path: string; readonly allowed: string }): T {
  try {
    return decode(data);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new InputError({ source: path, path: `byte ${offset}`, value: error.message, allowed }, { cause: error });
  }
}
