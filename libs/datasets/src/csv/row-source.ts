import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { InputError, messageOf } from '#libs/contracts';
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from 'hyparquet';

import type { ManifestFile } from '../dataset.js';
import { sha256OfFile, unreadable } from '../read-file.js';
import { readRecords } from './read-records.js';
import type { TableSchema } from './table.js';

/** A file that gives its rows one by one. */
export interface RowSource {
  readonly path: string;
  /** @returns the file's line for the manifest. @throws InputError when the file cannot be read; whatever `take` throws */
  read(take: (fields: readonly string[], line: number) => void): Promise<ManifestFile>;
}

/** Rows of a CSV file. */
export function csvRows(path: string, { delimiter, comment, quotes }: TableSchema, signal?: AbortSignal): RowSource {
  return {
    path,
    read: (take) => readRecords(path, { delimiter, comment, quotes, signal }, ({ fields, line }) => {
      take(fields, line);
      return true;
    }),
  };
}

/**
 * Rows of a Parquet file (uncompressed or snappy), led by one with the names of its columns; a row group at a time is in memory. Values are as a
 * CSV would have them: nothing where there is none, numbers in decimal.
 */
export function parquetRows(path: string, signal?: AbortSignal): RowSource {
  const damaged = (error: unknown): unknown => {
    const known = unreadable(path, error);
    return known === error ? new InputError({ source: path, path: '', value: `not Parquet that can be read: ${messageOf(error)}`, allowed: 'a whole Parquet file, uncompressed or snappy' }, { cause: error }) : known;
  };
  return {
    path,
    async read(take) {
      const groups = await rowGroups(path).catch((error: unknown) => { throw damaged(error); });
      take(groups.columns, 0);
      let line = 0;
      for (const read of groups.reads) {
        signal?.throwIfAborted();
        const rows = await read().catch((error: unknown) => { throw damaged(error); });
        for (const row of rows) take(row.map(textOf), (line += 1));
      }
      return { name: basename(path), sha256: await sha256OfFile(path), sizeBytes: (await stat(path)).size };
    },
  };
}

async function rowGroups(path: string): Promise<{ columns: string[]; reads: (() => Promise<unknown[][]>)[] }> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const columns = metadata.schema.slice(1).map(({ name }) => name);
  let start = 0;
  const reads = metadata.row_groups.map(({ num_rows: rows }) => {
    const [rowStart, rowEnd] = [start, (start += Number(rows))];
    return () => new Promise<unknown[][]>((resolve, reject) => {
      parquetRead({ file, metadata, columns, rowStart, rowEnd, onComplete: (found: unknown[][]) => { resolve(found); } }).catch(reject);
    });
  });
  return { columns, reads };
}

/** A value as a CSV would have it. */
function textOf(value: unknown): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | bigint | boolean}`.trim();
}
