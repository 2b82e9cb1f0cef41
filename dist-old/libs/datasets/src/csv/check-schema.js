import { InputError } from '#libs/contracts';
import { columnName } from './column-name.js';
/**
 * Checks what can be checked before the file is opened: names are unique, the label is one of the columns, and there
 * is something to learn from.
 *
 * @throws InputError naming the field of the spec.
 */
export function checkSchema({ columns, label }) {
    const names = columns.map((column) => column.name);
    const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (twice >= 0)
        throw wrong(`data.columns[${twice}].name`, names[twice] ?? '', 'a name that no other column has');
    if (!names.includes(label))
        throw wrong('data.label', label, `one of the columns: ${names.join(', ')}`);
    if (columns.every((column) => column.type === 'ignore' || column.name === label)) {
        throw wrong('data.columns', 'without a feature', 'at least one numeric or categorical column beside the label');
    }
    checkLabel(columns, names.indexOf(label));
}
function checkLabel(columns, position) {
    if (columns[position]?.type === 'ignore')
        throw wrong(`data.columns[${position}].type`, '"ignore"', 'another type: this column is the label');
    if (columns[position]?.protected === true) {
        throw wrong(`data.columns[${position}].protected`, 'true', 'false: the label itself is not a protected attribute');
    }
}
/**
 * Which field of a row belongs to each column of the schema.
 *
 * @param header names in the first line, or null when the file has none: then the columns stand in the schema's order.
 *   A header that is no valid name is known by its plain form, see `columnName`.
 * @throws InputError when schema and header do not name the same columns.
 */
export function fieldPositions(schema, header, source) {
    if (header === null)
        return schema.columns.map((_, index) => index);
    const [only = ''] = header;
    if (header.length === 1 && schema.columns.length > 1) {
        const allowed = `the character that stands between the fields: with this one the header is the single field ${JSON.stringify(only.slice(0, 60))}`;
        throw new InputError({ source, path: 'data.delimiter', value: JSON.stringify(schema.delimiter), allowed });
    }
    const found = header.map(columnName);
    if (schema.skipsUnlisted !== true)
        checkListed(schema, found, source);
    return schema.columns.map(({ name }) => {
        const position = found.indexOf(name);
        if (position >= 0)
            return position;
        throw inHeader(source, name, null, `a column of this name; the header has ${shortList(found)}`);
    });
}
function checkListed(schema, header, source) {
    const listed = new Map(schema.columns.map((column) => [column.name, column.type]));
    for (const [position, name] of header.entries()) {
        const type = listed.get(name);
        if (type === undefined) {
            const allowed = `a column listed in data.columns (with type ignore to leave it out): ${shortList([...listed.keys()])}`;
            throw inHeader(source, name, `column ${position + 1} of the file`, allowed);
        }
        if (type !== 'ignore' && header.indexOf(name) !== position) {
            throw inHeader(source, name, 'there twice', 'a header whose names differ');
        }
    }
}
function inHeader(source, name, value, allowed) {
    return new InputError({ source, path: `header, column ${JSON.stringify(name)}`, value, allowed });
}
function wrong(path, value, allowed) {
    return new InputError({ source: null, path, value, allowed });
}
function shortList(names) {
    const shown = names.slice(0, 30).join(', ');
    return names.length > 30 ? `${shown}, … (${names.length} in all)` : shown;
}
//# sourceMappingURL=check-schema.js.map