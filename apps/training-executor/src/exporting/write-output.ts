import { once } from 'node:events';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { InputError } from '#libs/contracts';

/** Takes in bytes, one behind the other; waits while the target is slow. */
export type Write = (bytes: Uint8Array) => Promise<void>;

/** Whoever reads standard output has gone: nothing is wrong, and nothing more is to be written. */
export class ReaderGone extends Error {}

/** Bytes that are gathered before they are written. */
const BATCH_BYTES = 256 * 1024;

/**
 * Writes a file as a whole: under another name until all is there, so that no half file is ever taken for one.
 *
 * @throws InputError when the file is there, unless `force`; when what is there is no file: a folder, a device; and where its folder is not there, or closed to whoever writes.
 */
export async function writeFileWhole<T>(wanted: string, force: boolean, work: (write: Write) => Promise<T>): Promise<T> {
  const file = replaceable(wanted, force);
  const part = `${file}.part-${process.pid}`;
  try {
    const handle = await open(part, 'w', 0o600);
    let result: T;
    try {
      const { write, flush } = gathered((bytes) => handle.appendFile(bytes));
      result = await work(write);
      await flush();
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
    return result;
  } finally {
    await rm(part, { force: true });
  }
}

/** Refuses a file that {@link writeFileWhole} would refuse, before the work that fills it. @throws InputError */
export function requireReplaceable(file: string, force: boolean): void {
  replaceable(file, force);
}

/** The file to write: what a link points to, which is replaced, not the link. */
function replaceable(wanted: string, force: boolean): string {
  const found = statOf(wanted);
  if (found?.isFile() === false) throw new InputError({ source: null, path: '-o', value: `${JSON.stringify(wanted)}, which is no file`, allowed: 'a file' });
  if (found !== undefined && !force) throw new InputError({ source: null, path: '-o', value: JSON.stringify(wanted), allowed: 'a file that is not there yet, or --force' });
  const file = found === undefined ? wanted : realpathSync(wanted);
  requireFolder(path.dirname(path.resolve(file)), wanted);
  return file;
}

/** What is there; nothing, too, where a file stands in the way. */
function statOf(place: string): ReturnType<typeof statSync> {
  try {
    return statSync(place, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The file lies under another name until it is whole, in its own folder. */
function requireFolder(folder: string, wanted: string): void {
  if (statOf(folder)?.isDirectory() !== true) throw new InputError({ source: null, path: '-o', value: JSON.stringify(wanted), allowed: `a file in a folder that is there, which ${JSON.stringify(folder)} is not` });
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new InputError({ source: null, path: '-o', value: JSON.stringify(wanted), allowed: `a file in a folder that you may write to, which ${JSON.stringify(folder)} is not` });
  }
}

/**
 * Writes to a stream, at the pace of its reader.
 *
 * @throws ReaderGone when the reader has gone.
 */
export async function writeStream<T>(stream: NodeJS.WritableStream, work: (write: Write) => Promise<T>): Promise<T> {
  const gone: { cause: NodeJS.ErrnoException | null } = { cause: null };
  const onError = (error: NodeJS.ErrnoException): void => {
    gone.cause = error;
  };
  stream.on('error', onError);
  const put = async (bytes: Uint8Array): Promise<void> => {
    if (gone.cause === null && !stream.write(bytes)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(onError);
    if (gone.cause?.code === 'EPIPE') throw new ReaderGone('the reader of standard output has gone', { cause: gone.cause });
    if (gone.cause !== null) throw gone.cause;
  };
  try {
    const { write, flush } = gathered(put);
    const result = await work(write);
    await flush();
    return result;
  } finally {
    // an error that comes after the last write must not end the process
    setImmediate(() => stream.off('error', onError));
  }
}

function gathered(put: Write): { write: Write; flush: () => Promise<void> } {
  let parts: Uint8Array[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(parts);
    [parts, length] = [[], 0];
    if (bytes.length > 0) await put(bytes);
  };
  return {
    async write(bytes) {
      parts.push(bytes);
      length += bytes.length;
      if (length >= BATCH_BYTES) await flush();
    },
    flush,
  };
}
