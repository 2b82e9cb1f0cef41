import { readRecords } from '../csv/read-records.js';
import { columnName } from '../csv/column-name.js';
import { parseDecimal } from '../csv/table.js';
import { isMissingAmongNumbers, isMissingWord } from './missing-words.js';
const DISTINCT_LIMIT = 10_000;
/** Reads the whole file once and counts; holds at most 10,000 values per column. */
export async function profileColumns(path, { delimiter, header, width }) {
    const columns = [];
    const ragged = { count: 0, first: '' };
    let rowCount = 0;
    await readRecords(path, { delimiter }, ({ fields, line }) => {
        if (fields.length !== width) {
            ragged.count += 1;
            ragged.first ||= `line ${line} has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}, not ${width}`;
        }
        else if (columns.length === 0 && header) {
            columns.push(...fields.map((text, index) => emptyProfile(columnName(text, index))));
        }
        else {
            if (columns.length === 0)
                columns.push(...fields.map((_, index) => emptyProfile(`column_${index + 1}`)));
            rowCount += 1;
            columns.forEach((column, index) => { count(column, fields[index] ?? ''); });
        }
        return true;
    });
    markRepeated(columns);
    const more = ragged.count > 1 ? ` (and ${ragged.count - 1} more such lines)` : '';
    return { columns, rowCount, problems: ragged.count === 0 ? [] : [`${ragged.first}${more}`] };
}
/** How many different values a column has, as far as counted. */
export function distinctCount(column) {
    return column.numerals.size + [...column.texts.keys()].filter((text) => !isMissingWord(text)).length;
}
/** The different values and their rows, most frequent first, without the missing ones. */
export function valuesOf(column) {
    const all = [...column.texts, ...column.numerals].filter(([text]) => !isMissingWord(text));
    return all.sort((a, b) => b[1] - a[1]);
}
/** Whether all values are numbers, whatever stands for "missing" aside. */
export function isNumeric(column) {
    return column.numbers > 0 && [...column.texts.keys()].every(isMissingAmongNumbers);
}
/** Rows without a value. */
export function missingCount(column) {
    const isMissing = isNumeric(column) ? isMissingAmongNumbers : isMissingWord;
    return [...column.texts].reduce((sum, [text, rows]) => sum + (isMissing(text) ? rows : 0), 0);
}
function emptyProfile(name) {
    const empty = { rows: 0, numbers: 0, integers: 0, padded: 0, words: 0, lowest: Infinity, highest: -Infinity };
    return { name, isRepeated: false, ...empty, texts: new Map(), numerals: new Map() };
}
function markRepeated(columns) {
    const seen = new Map();
    for (const column of columns) {
        const earlier = seen.get(column.name);
        if (earlier !== undefined)
            earlier.isRepeated = column.isRepeated = true;
        seen.set(column.name, column);
    }
}
function count(column, text) {
    column.rows += 1;
    const value = parseDecimal(text);
    tally(value === null ? column.texts : column.numerals, text);
    if (value === null) {
        column.words += text.split(/\s+/).filter((word) => word !== '').length;
        return;
    }
    column.numbers += 1;
    column.integers += Number.isInteger(value) ? 1 : 0;
    column.padded += /^0\d/.test(text) ? 1 : 0;
    column.lowest = Math.min(column.lowest, value);
    column.highest = Math.max(column.highest, value);
}
function tally(values, text) {
    const seen = values.get(text);
    if (seen !== undefined || values.size < DISTINCT_LIMIT)
        values.set(text, (seen ?? 0) + 1);
}
//# sourceMappingURL=profile-columns.js.map