import { Readable } from 'node:stream';
import { InputError, messageOf } from '#libs/contracts';
import { utf8Guard } from '#libs/datasets';
import { CsvError, parse } from 'csv-parse';
/** Rows of CSV with a header; comma, semicolon and tab separate. */
export async function* readCsvRows(source, bytes) {
    const parser = parse({ bom: true, delimiter: [',', ';', '\t'], info: true, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: 1_000_000 });
    const guard = utf8Guard(source).on('error', (error) => parser.destroy(error));
    Readable.from(bytes).on('error', (error) => parser.destroy(error)).pipe(guard).pipe(parser);
    let header = null;
    try {
        for await (const { record, info } of parser) {
            if (header === null)
                header = checkedHeader(source, record);
            else
                yield { place: `line ${String(info.lines)}`, fields: fieldsOf(source, { header, record, line: info.lines }) };
        }
    }
    catch (error) {
        if (!(error instanceof CsvError))
            throw error;
        const line = 'lines' in error ? `line ${String(error.lines)}` : 'a line';
        throw new InputError({ source, path: line, value: `not CSV: ${messageOf(error).slice(0, 160)}`, allowed: 'fields whose quotes open at their start and close at their end' }, { cause: error });
    }
}
function checkedHeader(source, names) {
    const twice = names.findIndex((name, i) => name !== '' && names.indexOf(name) !== i);
    if (twice >= 0)
        throw new InputError({ source, path: `header, column ${JSON.stringify(names[twice])}`, value: 'there twice', allowed: 'a header whose names differ' });
    return names;
}
function fieldsOf(source, { header, record, line }) {
    if (record.length !== header.length) {
        const allowed = `${String(header.length)} fields, as in the header`;
        throw new InputError({ source, path: `line ${String(line)}`, value: `${String(record.length)} fields long`, allowed });
    }
    return Object.fromEntries(header.map((name, i) => [name, record[i] ?? '']));
}
//# sourceMappingURL=read-csv-rows.js.map