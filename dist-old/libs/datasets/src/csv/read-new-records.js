import { InputError } from '#libs/contracts';
import { columnName } from './column-name.js';
import { categoryOf, encodeRows } from './encode-table.js';
import { readRecords } from './read-records.js';
import { CodedTexts, emptyColumn } from './table.js';
import { badField, takeField } from './take-field.js';
/**
 * Reads new records from a CSV file with a header: every column that is a feature must be there, in any order; what else
 * is there is not used.
 *
 * @throws InputError naming file, line, column and value of what is wrong.
 */
export async function readNewRecords(path, { columns, encodings }, options) {
    const wanted = columns.filter(({ name }) => encodings.some(({ column }) => column === name)).map((spec) => emptyColumn({ ...spec, protected: false }));
    const { count, unusedColumns, entry } = await fillColumns(path, wanted, options);
    const table = { source: path, entry, rowCount: count, columns: wanted, labels: new CodedTexts(), dropped: 0 };
    const features = encodeRows(table, Int32Array.from({ length: count }, (_, row) => row), encodings);
    return { count, features, unusedColumns, unknownTexts: unknownTexts(wanted, encodings), entry };
}
/** Fills columns from a CSV file with a header that has them all. @throws InputError as {@link readNewRecords}. */
export async function fillColumns(path, wanted, options) {
    const reader = new RecordReader(path, wanted);
    const entry = await readRecords(path, options, ({ fields, line }) => {
        reader.take(fields, line);
        return true;
    });
    const { count, unused } = reader;
    if (count === 0)
        throw new InputError({ source: path, path: 'rows', value: '0', allowed: 'a header and at least one record' });
    return { count, unusedColumns: unused, entry };
}
class RecordReader {
    source;
    columns;
    count = 0;
    unused = [];
    header = null;
    positions = [];
    constructor(source, columns) {
        this.source = source;
        this.columns = columns;
    }
    take(fields, line) {
        if (this.header === null) {
            this.start(fields.map((field, i) => columnName(field.trim(), i)), line);
            return;
        }
        if (fields.length !== this.header.length) {
            throw new InputError({ source: this.source, path: `line ${line}`, value: `${fields.length} fields`, allowed: `${this.header.length}, as in the header` });
        }
        this.columns.forEach((column, i) => { takeField(column, fields[this.positions[i] ?? -1] ?? '', { source: this.source, line }); });
        this.count += 1;
    }
    start(header, line) {
        const twice = header.find((name, i) => header.indexOf(name) !== i && this.columns.some(({ spec }) => spec.name === name));
        if (twice !== undefined)
            throw badField({ source: this.source, line }, twice, twice, 'a header that names each column once');
        const missing = this.columns.filter(({ spec }) => !header.includes(spec.name)).map(({ spec }) => spec.name);
        if (missing.length > 0) {
            const allowed = `a header with every column that the model reads: ${this.columns.map(({ spec }) => spec.name).join(', ')}`;
            throw new InputError({ source: this.source, path: 'header', value: `without ${missing.join(', ')}`, allowed });
        }
        this.header = header;
        this.positions = this.columns.map(({ spec }) => header.indexOf(spec.name));
        this.unused = header.filter((name) => !this.columns.some(({ spec }) => spec.name === name));
    }
}
function unknownTexts(columns, encodings) {
    return columns.flatMap((column) => {
        const encoding = encodings.find((each) => each.column === column.spec.name);
        if (column.texts === null || encoding?.kind !== 'categorical')
            return [];
        const known = new Set(encoding.categories);
        const rows = new Map();
        column.texts.codes.forEach((_, row) => {
            const text = categoryOf(column, row);
            if (!known.has(text))
                rows.set(text, (rows.get(text) ?? 0) + 1);
        });
        return [...rows].map(([text, count]) => ({ column: column.spec.name, text, rows: count }));
    });
}
//# sourceMappingURL=read-new-records.js.map