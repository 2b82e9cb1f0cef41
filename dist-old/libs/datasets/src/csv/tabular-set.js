import { InputError } from '#libs/contracts';
import { separateFiles, splitRows, splitSha256 } from '../split-rows.js';
import { classNamesOf, labelIndices } from './class-names.js';
import { encodeRows, featureNamesOf, fitEncodings } from './encode-table.js';
import { fitTarget, standardised, targetNumbers } from './target-values.js';
/** Fewer rows than this are no training file. */
export const MIN_ROWS = 10;
/**
 * Splits and encodes tables. Everything that is fitted (means, deviations, categories) sees the training split only.
 *
 * @throws InputError when there are too few rows, one class only, or the test file has a class that training lacks.
 */
export function tabularSet(options) {
    const { train } = options;
    const test = options.test ?? train;
    checkRows(train, MIN_ROWS);
    checkRows(test, 1);
    const rows = options.test
        ? separateFiles(train.rowCount, test.rowCount)
        : splitRows(train.rowCount, options.testFraction, options.splitSeed);
    const encodings = fitEncodings(train, rows.train);
    const labelled = options.task === 'regression' ? numberLabels(options, rows.train) : classLabels(options);
    const split = (table, which) => ({
        count: which.length,
        features: encodeRows(table, which, encodings),
        ...labelled.of(table, which),
        protectedValues: protectedTexts(table, which),
    });
    const encoded = { train: split(train, rows.train), test: split(test, rows.test) };
    if (labelled.target === undefined)
        checkClasses(encoded.train, labelled.classNames, train.source);
    const featureNames = featureNamesOf(encodings);
    return {
        name: options.name,
        inputShape: [featureNames.length],
        featureNames,
        classNames: labelled.classNames,
        ...(labelled.target === undefined ? {} : { target: labelled.target }),
        concernsPeople: options.concernsPeople,
        protectedAttributes: Object.keys(encoded.train.protectedValues),
        ...encoded,
        manifest: { files: filesOf(train, test), ...counts(rows), dropped: train.dropped + (options.test?.dropped ?? 0) },
        preprocessing: { columns: train.columns.map(({ spec }) => spec), encodings },
    };
}
function classLabels({ train, label, positive }) {
    const classNames = classNamesOf(train, { label, positive });
    return { classNames, of: (table, rows) => ({ labels: labelIndices(table, rows, classNames, label) }) };
}
function numberLabels({ train, label }, trainRows) {
    const numbers = targetNumbers(train, label);
    const target = fitTarget(numbers, trainRows, { column: label, source: train.source });
    return {
        classNames: [],
        target,
        of: (table, rows) => ({ labels: new Int32Array(rows.length), targets: standardised(table === train ? numbers : targetNumbers(table, label), rows, target) }),
    };
}
/** The split's part of a manifest. */
export function counts(rows) {
    return { splitSha256: splitSha256(rows), trainCount: rows.train.length, testCount: rows.test.length };
}
/** The files' part of a manifest. */
export function filesOf(train, test) {
    return train === test ? [train.entry] : [train.entry, test.entry];
}
function protectedTexts(table, rows) {
    const isKept = table.columns.filter(({ spec }) => spec.protected);
    return Object.fromEntries(isKept.map(({ spec, texts }) => [spec.name, Array.from(rows, (row) => texts?.at(row) ?? '')]));
}
/** @throws InputError when a table has fewer rows than it needs. */
export function checkRows(table, least) {
    if (table.rowCount >= least)
        return;
    const value = table.dropped > 0 ? `${table.rowCount} after ${table.dropped} were left out` : String(table.rowCount);
    throw new InputError({ source: table.source, path: 'rows', value, allowed: `at least ${least}` });
}
/** @throws InputError when the training split has one class only. */
export function checkClasses(train, classNames, source) {
    const first = train.labels[0] ?? 0;
    if (!train.labels.every((label) => label === first))
        return;
    const value = `only ${JSON.stringify(classNames[first] ?? '')} in the training split`;
    throw new InputError({ source, path: 'label', value, allowed: 'at least two classes; more rows, or another splitSeed' });
}
//# sourceMappingURL=tabular-set.js.map