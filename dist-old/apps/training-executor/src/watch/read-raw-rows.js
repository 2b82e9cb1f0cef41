import { createReadStream, existsSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '#libs/contracts';
import { readCsvRows } from './read-csv-rows.js';
import { readJsonRows } from './read-json-rows.js';
import { readParquetRows } from './read-parquet-rows.js';
/** Standard input. */
export const STDIN = '-';
const GZIP = Buffer.of(0x1f, 0x8b);
const PARQUET = Buffer.from('PAR1');
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);
/**
 * The rows of a recorded series, one at a time: CSV (comma, semicolon or tab), JSON lines or Parquet, told apart by their
 * first bytes; CSV and JSON lines may be gzipped, and come from standard input (`-`).
 *
 * @throws InputError when there is no such file, or it holds nothing that can be read.
 */
export async function* readRawRows(file, stdin, signal) {
    const bytes = file === STDIN ? stdin : createReadStream(requireFile(file), { signal });
    const { first, all } = await peek(bytes);
    if (first.subarray(0, 4).equals(PARQUET)) {
        bytes.destroy();
        if (file === STDIN)
            throw new InputError({ source: 'stdin', path: '', value: 'Parquet', allowed: 'CSV or JSON lines; Parquet is read from a file' });
        yield* readParquetRows(file);
        return;
    }
    const isZipped = first.subarray(0, 2).equals(GZIP);
    yield* textRows(sourceOf(file), isZipped ? await peek(unzipped(file, all)) : { first, all });
}
/** What a file is called in errors. */
export function sourceOf(file) {
    return file === STDIN ? 'stdin' : file;
}
function requireFile(file) {
    if (existsSync(file) && !statSync(file).isDirectory())
        return file;
    const value = existsSync(file) ? `${JSON.stringify(file)}, a folder` : JSON.stringify(file);
    throw new InputError({ source: null, path: 'watch', value, allowed: 'a file of CSV, JSON lines or Parquet, or - for standard input' });
}
function textRows(source, { first, all }) {
    const start = first.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
    const begins = first.subarray(start).toString('utf8').trimStart();
    if (begins === '')
        throw new InputError({ source, path: '', value: 'empty', allowed: 'rows of CSV, JSON lines or Parquet' });
    if (begins.startsWith('['))
        throw new InputError({ source, path: '', value: 'a JSON array', allowed: 'JSON lines: one object a line' });
    return begins.startsWith('{') ? readJsonRows(source, all) : readCsvRows(source, all);
}
/** Reads until something is there to look at. */
async function peek(bytes) {
    const iterator = bytes[Symbol.asyncIterator]();
    const seen = [];
    let done = false;
    while (!done && Buffer.concat(seen).toString('latin1').trim().length < 4) {
        const next = await iterator.next();
        if (next.done === true)
            done = true;
        else
            seen.push(Buffer.from(next.value));
    }
    const first = Buffer.concat(seen);
    async function* all() {
        if (first.length > 0)
            yield first;
        for (let next = done ? null : await iterator.next(); next !== null && next.done !== true; next = await iterator.next())
            yield Buffer.from(next.value);
    }
    return { first, all: all() };
}
async function* unzipped(file, bytes) {
    try {
        for await (const part of Readable.from(bytes).pipe(createGunzip()))
            yield part;
    }
    catch (error) {
        throw new InputError({ source: sourceOf(file), path: '', value: 'damaged gzip, or cut off', allowed: 'a whole gzip file' }, { cause: error });
    }
}
//# sourceMappingURL=read-raw-rows.js.map