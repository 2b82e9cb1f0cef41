import { InputError } from '#libs/contracts';
import { isMissing } from './table.js';
/** Name of the category that stands for a missing text. */
export const MISSING_CATEGORY = '(missing)';
const MAX_CATEGORIES = 4096;
/**
 * Fits the encoding of every column on the training rows.
 *
 * @throws InputError when a categorical column has too many different texts to be one.
 */
export function fitEncodings(table, trainRows) {
    return table.columns
        .filter(({ spec }) => spec.type !== 'ignore')
        .map((column) => column.numbers === null ? fitCategorical(column, trainRows, table.source) : fitNumeric(column, column.numbers, trainRows));
}
/** Where the features of each column stand. */
export function featureBlocks(encodings) {
    let end = 0;
    return encodings.map((encoding) => {
        const width = featureNamesOf([encoding]).length;
        end += width;
        return { ...encoding, offset: end - width, width };
    });
}
/** Names of the features: `age`, `age is missing`, `sex=Female`, `workclass=(missing)`. */
export function featureNamesOf(encodings) {
    return encodings.flatMap((encoding) => {
        if (encoding.kind === 'categorical')
            return encoding.categories.map((category) => `${encoding.column}=${category}`);
        return encoding.hasIndicator ? [encoding.column, `${encoding.column} is missing`] : [encoding.column];
    });
}
/** Features of the given rows, `[rows × features]`. Numeric: (x − mean) / deviation, the mean where missing; categorical: one-hot. */
export function encodeRows(table, rows, encodings) {
    const width = featureNamesOf(encodings).length;
    const features = new Float32Array(rows.length * width);
    for (const block of featureBlocks(encodings)) {
        const column = table.columns.find(({ spec }) => spec.name === block.column);
        const place = { features, width, offset: block.offset };
        if (block.kind === 'numeric')
            writeNumeric(column?.numbers ?? [], rows, block, place);
        else if (column !== undefined)
            writeOneHot(column, rows, block.categories, place);
    }
    return features;
}
function fitNumeric({ spec }, numbers, rows) {
    const present = Array.from(rows, (row) => numbers[row] ?? Number.NaN).filter((value) => !Number.isNaN(value));
    const count = Math.max(present.length, 1);
    const mean = present.reduce((sum, value) => sum + value / count, 0);
    const deviation = Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2 / count, 0));
    // a constant column leaves rounding dust instead of 0
    const isConstant = present.every((value) => value === present[0]);
    return encodingOfNumbers(spec.name, { first: present[0], isConstant, mean, deviation, hasMissing: present.length < rows.length });
}
/** The encoding of a column of numbers. */
export function encodingOfNumbers(column, { first = 0, isConstant, mean, deviation, hasMissing }) {
    const isFlat = isConstant || !(deviation > 0);
    return { kind: 'numeric', column, mean: isFlat ? first : mean, deviation: isFlat ? 1 : deviation, hasIndicator: hasMissing };
}
function fitCategorical(column, rows, source) {
    const { spec } = column;
    const seen = new Set();
    for (const row of rows)
        seen.add(categoryOf(column, row));
    return encodingOfCategories(spec.name, seen, source);
}
/** The encoding of a column of texts that were seen in the training split. @throws InputError when they are too many */
export function encodingOfCategories(column, seen, source) {
    if (seen.size > MAX_CATEGORIES) {
        const allowed = `at most ${MAX_CATEGORIES} different texts in a categorical column; type ignore leaves it out`;
        throw new InputError({ source, path: `column ${JSON.stringify(column)}`, value: `${seen.size} different texts`, allowed });
    }
    const categories = [...seen].filter((text) => text !== MISSING_CATEGORY).sort();
    return { kind: 'categorical', column, categories: seen.has(MISSING_CATEGORY) ? [...categories, MISSING_CATEGORY] : categories };
}
/** The category that a row's text stands for: itself, or `(missing)`. */
export function categoryOf({ spec, texts }, row) {
    const text = texts?.at(row) ?? '';
    return isMissing(text, spec) ? MISSING_CATEGORY : text;
}
function writeNumeric(numbers, rows, encoding, { features, width, offset }) {
    rows.forEach((row, index) => {
        const value = numbers[row] ?? Number.NaN;
        const at = index * width + offset;
        if (!Number.isNaN(value))
            features[at] = (value - encoding.mean) / encoding.deviation;
        else if (encoding.hasIndicator)
            features[at + 1] = 1;
    });
}
function writeOneHot(column, rows, categories, place) {
    const position = new Map(categories.map((category, index) => [category, index]));
    rows.forEach((row, index) => {
        const at = position.get(categoryOf(column, row));
        if (at !== undefined)
            place.features[index * place.width + place.offset + at] = 1;
    });
}
//# sourceMappingURL=encode-table.js.map