import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputError, messageOf } from '#libs/contracts';
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { sha256OfFile, unreadable } from '../read-file.js';
import { readRecords } from './read-records.js';
/** Rows of a CSV file. */
export function csvRows(path, { delimiter, comment, quotes }, signal) {
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
export function parquetRows(path, signal) {
    const damaged = (error) => {
        const known = unreadable(path, error);
        return known === error ? new InputError({ source: path, path: '', value: `not Parquet that can be read: ${messageOf(error)}`, allowed: 'a whole Parquet file, uncompressed or snappy' }, { cause: error }) : known;
    };
    return {
        path,
        async read(take) {
            const groups = await rowGroups(path).catch((error) => { throw damaged(error); });
            take(groups.columns, 0);
            let line = 0;
            for (const read of groups.reads) {
                signal?.throwIfAborted();
                const rows = await read().catch((error) => { throw damaged(error); });
                for (const row of rows)
                    take(row.map(textOf), (line += 1));
            }
            return { name: basename(path), sha256: await sha256OfFile(path), sizeBytes: (await stat(path)).size };
        },
    };
}
async function rowGroups(path) {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    const columns = metadata.schema.slice(1).map(({ name }) => name);
    let start = 0;
    const reads = metadata.row_groups.map(({ num_rows: rows }) => {
        const [rowStart, rowEnd] = [start, (start += Number(rows))];
        return () => new Promise((resolve, reject) => {
            parquetRead({ file, metadata, columns, rowStart, rowEnd, onComplete: (found) => { resolve(found); } }).catch(reject);
        });
    });
    return { columns, reads };
}
/** A value as a CSV would have it. */
function textOf(value) {
    if (value === null || value === undefined || Number.isNaN(value))
        return '';
    if (value instanceof Date)
        return value.toISOString();
    return typeof value === 'object' ? JSON.stringify(value) : `${value}`.trim();
}
//# sourceMappingURL=row-source.js.map