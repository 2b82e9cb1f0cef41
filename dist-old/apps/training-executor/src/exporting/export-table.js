import { readTable, TABLE_COLUMNS } from '#libs/decision-store';
import { csvHeader, csvRows } from './csv-text.js';
import { writeParquet } from './parquet-file.js';
import { writeFileWhole, writeStream } from './write-output.js';
/**
 * Writes a table of a run, a batch at a time. @returns how many rows.
 *
 * @throws InputError when there is no such run or layer, or the file is there. @throws ReaderGone when nobody reads on.
 */
export function exportTable(store, run, part, target) {
    const columns = TABLE_COLUMNS[part.table];
    const work = (write) => readTable(store, run, part, (batches) => (target.format === 'csv' ? writeCsv : writeParquet)(columns, batches, write));
    return target.output === undefined ? writeStream(target.stdout, work) : writeFileWhole(target.output, target.force, work);
}
async function writeCsv(columns, batches, write) {
    await write(Buffer.from(csvHeader(columns)));
    let rows = 0;
    for await (const batch of batches) {
        rows += batch[0]?.length ?? 0;
        await write(Buffer.from(csvRows(columns, batch)));
    }
    return rows;
}
//# sourceMappingURL=export-table.js.map