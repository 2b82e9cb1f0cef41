import { InputError } from '#libs/contracts';
import { classNamesOf, labelIndices } from '../csv/class-names.js';
import { checkClasses, checkRows, counts, filesOf, MIN_ROWS } from '../csv/tabular-set.js';
import { separateFiles, splitRows } from '../split-rows.js';
import { encodeTexts, fitVocabulary } from './tokens.js';
/**
 * Splits and encodes texts. The vocabulary is that of the training split.
 *
 * @throws InputError when there are too few rows, one class only, no token twice, or the test file has a class that training lacks.
 */
export function textSet(options) {
    const { train, label, text: column, tokens, length } = options;
    const test = options.test ?? train;
    checkRows(train, MIN_ROWS);
    checkRows(test, 1);
    const classNames = classNamesOf(train, options);
    const rows = options.test ? separateFiles(train.rowCount, test.rowCount) : splitRows(train.rowCount, options.testFraction, options.splitSeed);
    const vocabulary = fitVocabulary(textsOf(train, column, rows.train), tokens, options.vocabulary);
    if (vocabulary.length === 0)
        throw new InputError({ source: train.source, path: `column ${JSON.stringify(column)}`, value: 'without a token that occurs twice', allowed: 'texts to learn from' });
    const text = { column, tokens, length, vocabulary, keeps: 'start' };
    const split = (table, which) => ({
        count: which.length,
        features: encodeTexts(textsOf(table, column, which), text),
        labels: labelIndices(table, which, classNames, label),
        protectedValues: {},
    });
    const encoded = { train: split(train, rows.train), test: split(test, rows.test) };
    checkClasses(encoded.train, classNames, train.source);
    return {
        ...{ name: options.name, classNames, text, ...encoded, ...TEXTS, ...textShape(text) },
        manifest: { files: filesOf(train, test), ...counts(rows), dropped: 0 },
    };
}
/** What all sets of texts have in common. */
export const TEXTS = { concernsPeople: false, protectedAttributes: [], preprocessing: null };
/** Shape and names of the features: one for each place of a token. */
export function textShape({ length }) {
    return { inputShape: [length], featureNames: Array.from({ length }, (_, i) => `token ${i + 1}`) };
}
function textsOf({ columns }, name, rows) {
    const column = columns.find(({ spec }) => spec.name === name);
    return Array.from(rows, (row) => column?.texts?.at(row) ?? '');
}
//# sourceMappingURL=text-set.js.map