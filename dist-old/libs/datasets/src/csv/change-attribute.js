import { featuresOf } from '../features-of.js';
import { chunksOf, range } from '../stored/stored-table.js';
import { decodeText } from '../text/tokens.js';
import { featureBlocks } from './encode-table.js';
/** Attributes with more values than this are not changed one by one. */
export const MOST_CHANGED_VALUES = 20;
/** Where of the training split's values a numeric attribute is set to. */
const QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9];
/**
 * The values that a protected attribute is changed to when it is asked whether a decision flips: of a categorical one every
 * category of the training split, of a numeric one the 10, 25, 50, 75 and 90 % quantiles of it. Empty where the attribute is
 * no feature: the net does not see it.
 */
export function attributeValues({ preprocessing, featureNames, train }, attribute) {
    const block = blockOf(preprocessing, attribute);
    if (block === undefined)
        return [];
    if (block.kind === 'categorical') {
        return block.categories.map((value, i) => ({ value, features: Float32Array.from(block.categories, (_, at) => (at === i ? 1 : 0)) }));
    }
    const sorted = columnOf(train, featureNames.length, block.offset).sort();
    const chosen = [...new Set(QUANTILES.map((q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]))];
    return chosen.map((standardised) => ({ value: numberText(standardised, block), features: Float32Array.of(standardised, ...(block.hasIndicator ? [0] : [])) }));
}
/** One feature of all rows. */
function columnOf(split, width, offset) {
    const values = new Float32Array(split.count);
    for (const rows of chunksOf(range(split.count))) {
        const features = featuresOf(split, rows, width);
        rows.forEach((row, i) => { values[row] = features[i * width + offset]; });
    }
    return values;
}
/** Places among the given rows of those that {@link withAttribute} would change: where the attribute has another value, or none. */
export function placesWithout(data, { split, rows }, attribute, { features: values }) {
    const width = data.featureNames.length;
    const offset = blockOf(data.preprocessing, attribute)?.offset ?? NaN;
    const features = featuresOf(split, rows, width);
    return Int32Array.from(rows.keys()).filter((i) => values.some((value, at) => features[i * width + offset + at] !== value));
}
/** The given rows with an attribute set to a value, as a split of their own; everything else of them is as it was. */
export function withAttribute(data, { split, rows }, attribute, { features: values }) {
    const width = data.featureNames.length;
    const block = blockOf(data.preprocessing, attribute);
    if (block === undefined)
        throw new RangeError(`attribute must be a column that is a feature, got ${JSON.stringify(attribute)}`);
    const features = featuresOf(split, rows, width);
    rows.forEach((_, i) => { features.set(values, i * width + block.offset); });
    const targets = split.targets === undefined ? {} : { targets: Float32Array.from(rows, (row) => split.targets?.[row] ?? NaN) };
    return { count: rows.length, features, labels: Int32Array.from(rows, (row) => split.labels[row]), ...targets, protectedValues: {} };
}
/**
 * What the net sees of a record, column by column, in the words of the file: a category, a number, the tokens of a
 * text, null where it is missing or a category that training never saw. Null for images.
 */
export function describeRecord({ preprocessing, featureNames, text }, split, row) {
    const ofRow = featuresOf(split, Int32Array.of(row), featureNames.length);
    if (text !== undefined)
        return { [text.column]: decodeText(ofRow, text) };
    if (preprocessing === null)
        return null;
    return Object.fromEntries(featureBlocks(preprocessing.encodings).map((block) => [block.column, valueText(ofRow.subarray(block.offset, block.offset + block.width), block)]));
}
function blockOf(preprocessing, attribute) {
    return featureBlocks(preprocessing?.encodings ?? []).find(({ column }) => column === attribute);
}
function valueText(values, block) {
    if (block.kind === 'categorical')
        return block.categories[values.indexOf(1)] ?? null;
    return block.hasIndicator && values[1] === 1 ? null : numberText(values[0], block);
}
/** Digits that a double needs to be told apart from every other. */
const MOST_DIGITS = 17;
/**
 * A number as the file has it: the shortest decimal among those that the net sees as this one. The feature is float32, so what is standardised and
 * back is off by up to |feature| · 2⁻²⁴ deviations: a 0 of the file would read 1.9e-9.
 */
function numberText(standardised, { mean, deviation }) {
    const value = standardised * deviation + mean;
    const off = Math.abs(standardised) * deviation * 2 ** -24 + (Math.abs(mean) + Math.abs(value)) * 2 ** -50;
    if (Math.abs(value) <= off)
        return '0';
    for (let digits = 1; digits < MOST_DIGITS; digits++) {
        const short = Number(value.toPrecision(digits));
        if (Math.abs(short - value) <= off)
            return String(short);
    }
    return String(value);
}
//# sourceMappingURL=change-attribute.js.map