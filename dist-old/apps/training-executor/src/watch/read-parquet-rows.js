import { InputError, messageOf } from '#libs/contracts';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
/** Rows read at once. */
const PAGE_ROWS = 65_536;
/** Rows of a Parquet file (uncompressed or snappy), a page at a time. */
export async function* readParquetRows(file) {
    const buffer = await asyncBufferFromFile(file);
    const damaged = (error) => new InputError({ source: file, path: '', value: `not Parquet that can be read: ${messageOf(error)}`, allowed: 'a whole Parquet file, uncompressed or snappy' }, { cause: error });
    const metadata = await parquetMetadataAsync(buffer).catch((error) => {
        throw damaged(error);
    });
    const rows = Number(metadata.num_rows);
    for (let from = 0; from < rows; from += PAGE_ROWS) {
        const page = await parquetReadObjects({ file: buffer, metadata, rowStart: from, rowEnd: Math.min(rows, from + PAGE_ROWS) }).catch((error) => {
            throw damaged(error);
        });
        for (const [i, fields] of page.entries())
            yield { place: `row ${String(from + i + 1)}`, fields };
    }
}
//# sourceMappingURL=read-parquet-rows.js.map