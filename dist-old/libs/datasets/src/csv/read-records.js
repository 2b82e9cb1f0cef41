import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { InputError, messageOf } from '#libs/contracts';
import { CsvError, parse } from 'csv-parse';
import { unreadable } from '../read-file.js';
import { utf8Guard } from './utf8-guard.js';
/**
 * Reads a CSV file row by row and hands each to `take`; a byte order mark, CRLF, quotes and empty lines are understood,
 * blanks around a field are cut off. Holds one row at a time.
 *
 * @param take returns false to stop reading early.
 * @returns the file's line for the manifest (sha256 of the bytes read).
 * @throws InputError when the file cannot be read or a quote is not closed; whatever `take` throws.
 */
export async function readRecords(path, format, take) {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const bytes = createReadStream(path, { signal: format.signal });
    const parser = parse(parserOptions(format));
    bytes.on('data', (chunk) => {
        hash.update(chunk);
        sizeBytes += chunk.length;
    });
    const guard = utf8Guard(path);
    bytes.on('error', (error) => parser.destroy(error));
    guard.on('error', (error) => parser.destroy(error));
    bytes.pipe(guard).pipe(parser);
    try {
        for await (const row of parser) {
            if (!take({ fields: format.isVerbatim === true ? row.record : row.record.map((field) => field.trim()), line: row.info.lines }))
                break;
        }
    }
    catch (error) {
        throw error instanceof CsvError ? malformed(path, error) : unreadable(path, error);
    }
    finally {
        bytes.destroy();
    }
    return { name: basename(path), sha256: hash.digest('hex'), sizeBytes };
}
function parserOptions({ delimiter, comment, quotes = true, isVerbatim = false }) {
    return {
        bom: true,
        delimiter,
        info: true,
        relax_column_count: true, // counted by the caller, who names the line
        skip_empty_lines: true,
        ...(quotes ? {} : { quote: null }),
        trim: !isVerbatim && delimiter.trim() !== '', // a tab or a blank is not trimmed away when it separates
        max_record_size: 1_000_000,
        ...(comment === undefined ? {} : { comment, comment_no_infix: true }),
    };
}
function malformed(path, error) {
    const line = 'lines' in error ? `line ${String(error.lines)}` : 'a line';
    const allowed = 'fields whose quotes open at their start and close at their end ("" for a quote inside)';
    return new InputError({ source: path, path: line, value: `not CSV: ${shown(messageOf(error))}`, allowed }, { cause: error });
}
/** One line of at most 160 characters: the parser quotes what it found, which may be anything. */
function shown(text) {
    const line = text.replace(/\p{C}+/gu, ' ');
    return line.length > 160 ? `${line.slice(0, 157)}...` : line;
}
//# sourceMappingURL=read-records.js.map