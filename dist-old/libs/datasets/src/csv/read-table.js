import { InputError } from '#libs/contracts';
import { checkSchema, fieldPositions } from './check-schema.js';
import { csvRows } from './row-source.js';
import { CodedTexts, emptyColumn } from './table.js';
import { badField, takeField } from './take-field.js';
/**
 * Reads a CSV file into columns.
 *
 * @throws InputError naming file, line, column and value of the first bad row: wrong number of fields, a text where a
 *   number belongs, an empty label; or the header when it does not fit the schema.
 */
export async function readTable(path, schema, signal) {
    return await tableOfSource(csvRows(path, schema, signal), schema);
}
/** Reads all rows of a source into columns. @throws InputError as {@link readTable} */
export async function tableOfSource(source, schema) {
    const rows = new RowReader(source.path, schema);
    const entry = await source.read((fields, line) => { rows.take(fields, line); });
    const { columns, labels, dropped } = rows;
    return { source: source.path, entry, rowCount: labels.codes.length, columns, labels, dropped };
}
/** A table of rows that come from elsewhere than a file of their own; lines count from 1. @throws InputError as {@link readTable} */
export function tableOf(lines, schema, { source, entry }) {
    const rows = new RowReader(source, schema);
    lines.forEach((fields, i) => { rows.take(fields, i + 1); });
    const { columns, labels, dropped } = rows;
    return { source, entry, rowCount: labels.codes.length, columns, labels, dropped };
}
/** Takes rows one by one and fills the columns. */
export class RowReader {
    source;
    schema;
    columns;
    labels = new CodedTexts();
    /** Name of its column. */
    label;
    dropped = 0;
    positions = null;
    labelPosition = -1;
    header = [];
    constructor(source, schema) {
        this.source = source;
        this.schema = schema;
        checkSchema(schema);
        this.label = schema.label;
        this.columns = schema.columns.filter((column) => column.name !== schema.label).map(emptyColumn);
    }
    take(fields, line) {
        if (this.positions === null) {
            this.start(this.schema.header ? fields : null);
            if (this.schema.header)
                return;
        }
        if (fields.length !== this.header.length)
            throw this.wrongLength(fields, line);
        if (this.schema.keep?.((column) => fields[this.header.indexOf(column)] ?? '') === false) {
            this.dropped += 1;
            return;
        }
        this.takeLabel(fields[this.labelPosition] ?? '', line);
        this.columns.forEach((column, index) => {
            takeField(column, fields[this.positions?.[index] ?? -1] ?? '', { source: this.source, line });
        });
    }
    start(header) {
        const all = fieldPositions(this.schema, header, this.source);
        const names = this.schema.columns.map((column) => column.name);
        this.header = header ?? names;
        this.labelPosition = all[names.indexOf(this.schema.label)] ?? -1;
        this.positions = all.filter((_, index) => names[index] !== this.schema.label);
    }
    takeLabel(text, line) {
        const spec = this.schema.columns.find((column) => column.name === this.schema.label);
        if (text === '' || spec?.missing.includes(text) === true) {
            throw badField({ source: this.source, line }, this.schema.label, text, 'the class of the row: a label is never missing');
        }
        this.labels.push(this.schema.labelText?.(text) ?? text, line);
    }
    wrongLength(fields, line) {
        const allowed = `${this.header.length} fields (${this.header.slice(0, 4).join(', ')}…) separated by ${JSON.stringify(this.schema.delimiter)}`;
        const value = `${fields.length} ${fields.length === 1 ? 'field' : 'fields'}`;
        return new InputError({ source: this.source, path: `line ${line}`, value, allowed });
    }
}
//# sourceMappingURL=read-table.js.map