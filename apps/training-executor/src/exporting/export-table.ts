import type { RunUuid } from '#libs/contracts';
import { readTable, TABLE_COLUMNS, type StorePool, type TableBatch, type TableColumn, type TablePart } from '#libs/decision-store';

import { csvHeader, csvRows } from './csv-text.js';
import { writeParquet } from './parquet-file.js';
import { type Write, writeFileWhole, writeStream } from './write-output.js';

/** Where a table goes, and how. */
export interface TableTarget {
  readonly format: 'csv' | 'parquet';
  /** A file; standard output when undefined. */
  readonly output: string | undefined;
  readonly force: boolean;
  readonly stdout: NodeJS.WritableStream;
}

/**
 * Writes a table of a run, a batch at a time. @returns how many rows.
 *
 * @throws InputError when there is no such run or layer, or the file is there. @throws ReaderGone when nobody reads on.
 */
export function exportTable(store: StorePool, run: RunUuid, part: TablePart, target: TableTarget): Promise<number> {
  const columns = TABLE_COLUMNS[part.table];
  const work = (write: Write): Promise<number> =>
    readTable(store, run, part, (batches) => (target.format === 'csv' ? writeCsv : writeParquet)(columns, batches, write));
  return target.output === undefined ? writeStream(target.stdout, work) : writeFileWhole(target.output, target.force, work);
}

async function writeCsv(columns: readonly TableColumn[], batches: AsyncIterable<TableBatch>, write: Write): Promise<number> {
  await write(Buffer.from(csvHeader(columns)));
  let rows = 0;
  for await (const batch of batches) {
    rows += batch[0]?.length ?? 0;
    await write(Buffer.from(csvRows(columns, batch)));
  }
  return rows;
}
