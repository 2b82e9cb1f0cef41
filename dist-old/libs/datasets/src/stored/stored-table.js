import { RowReader } from '../csv/read-table.js';
import { CodedTexts } from '../csv/table.js';
import { labelNumber } from '../csv/target-values.js';
import { createRecordFile } from './record-file.js';
/** Rows that are looked at together. */
export const CHUNK_ROWS = 8192;
/** Bytes of a value: a float64, and the code of a text. */
const [NUMBER, CODE] = [8, 4];
/**
 * Reads the rows of a source one by one into a file of records; nothing but distinct texts stays in memory.
 *
 * @throws InputError as reading a table does, and where a column has too many different texts.
 */
export async function storeTable(source, schema, { folder, hasNumberLabel, mostTexts = 65_536 }) {
    const reader = new RowReader(source.path, schema);
    const layout = layoutOf(reader.columns, hasNumberLabel);
    const records = createRecordFile(folder, layout.width);
    const entry = await source.read((fields, line) => {
        reader.take(fields, line);
        if (reader.labels.codes.length === 0)
            return; // a header, or a row that is left out
        records.append((bytes, at) => { writeRow(reader, layout, bytes, at); });
        for (const { texts, spec } of reader.columns)
            texts?.requireFew(mostTexts, source.path, spec.name);
    });
    const { columns, labels, dropped } = reader;
    const table = { source: source.path, entry, rowCount: records.count, columns, labels, dropped };
    return { table, rows: (places) => tableOfRows(table, layout, records, places), numbers: () => (hasNumberLabel ? numbersOf(records, layout) : new Float64Array()) };
}
/** The label first. */
function layoutOf(columns, hasNumberLabel) {
    let width = hasNumberLabel ? NUMBER : CODE;
    const place = (isThere, bytes) => {
        if (!isThere)
            return null;
        width += bytes;
        return width - bytes;
    };
    const places = columns.map(({ numbers, texts }) => ({ number: place(numbers !== null, NUMBER), code: place(texts !== null, CODE) }));
    return { width, label: hasNumberLabel ? 'number' : 'code', places };
}
/** Moves the row that was just read from the columns to the record. */
function writeRow({ columns, labels, source, label: name }, { label, places }, bytes, at) {
    if (label === 'number')
        bytes.writeDoubleLE(labelNumber(labels.texts[0] ?? '', { source, line: labels.firstLines[0] ?? 0, label: name }), at);
    else
        bytes.writeInt32LE(labels.codes[0] ?? -1, at);
    if (label === 'number')
        labels.forget();
    else
        labels.codes.length = 0;
    columns.forEach(({ numbers, texts }, i) => {
        const { number, code } = places[i];
        if (number !== null && numbers !== null)
            bytes.writeDoubleLE(numbers.pop() ?? NaN, at + number);
        if (code !== null && texts !== null)
            bytes.writeInt32LE(texts.codes.pop() ?? -1, at + code);
    });
}
function tableOfRows(table, { width, label, places }, records, rows) {
    const bytes = records.read(rows);
    const all = (read) => Array.from(rows, (_, i) => read(i * width));
    const columns = table.columns.map(({ spec, numbers, texts }, i) => {
        const { number, code } = places[i];
        return {
            spec,
            numbers: numbers === null || number === null ? null : all((at) => bytes.readDoubleLE(at + number)),
            texts: texts === null || code === null ? null : texts.withCodes(all((at) => bytes.readInt32LE(at + code))),
        };
    });
    const labels = label === 'code' ? table.labels.withCodes(all((at) => bytes.readInt32LE(at))) : new CodedTexts();
    return { ...table, rowCount: rows.length, columns, labels };
}
function numbersOf(records, { width }) {
    const numbers = new Float64Array(records.count);
    for (const places of chunksOf(range(records.count))) {
        const bytes = records.read(places);
        places.forEach((place, i) => { numbers[place] = bytes.readDoubleLE(i * width); });
    }
    return numbers;
}
/** The numbers from 0 to count − 1. */
export function range(count) {
    return Int32Array.from({ length: count }, (_, i) => i);
}
/** Places, a chunk at a time. */
export function* chunksOf(places) {
    for (let from = 0; from < places.length; from += CHUNK_ROWS)
        yield places.subarray(from, from + CHUNK_ROWS);
}
//# sourceMappingURL=stored-table.js.map