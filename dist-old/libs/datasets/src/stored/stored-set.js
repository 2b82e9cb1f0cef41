import { classNamesOf, labelIndices } from '../csv/class-names.js';
import { encodeRows, featureNamesOf } from '../csv/encode-table.js';
import { checkClasses, checkRows, counts, filesOf, MIN_ROWS } from '../csv/tabular-set.js';
import { fitTarget, standardised } from '../csv/target-values.js';
import { separateFiles, splitRows } from '../split-rows.js';
import { fitStored } from './fit-stored.js';
import { chunksOf, range } from './stored-table.js';
/**
 * As {@link tabularSet}, to the bit, with features that stay on the disk until they are asked for. In memory, per row: the label, the place in the
 * order of the batches, and the text of each protected attribute.
 *
 * @throws InputError as of tables in memory.
 */
export function storedSet(options) {
    const { train: { table }, test = options.train } = options;
    checkRows(table, MIN_ROWS);
    checkRows(test.table, 1);
    const rows = options.test ? separateFiles(table.rowCount, test.table.rowCount) : splitRows(table.rowCount, options.testFraction, options.splitSeed);
    const encodings = fitStored(options.train, rows.train);
    const labelled = labelsOf(options, rows.train);
    const split = (stored, which) => ({
        count: which.length,
        features: new Float32Array(),
        stored: { featuresOf: (places) => featuresAt(stored, Int32Array.from(places, (place) => which[place]), encodings) },
        ...labelled.of(stored, which),
        protectedValues: protectedOf(stored, which),
    });
    const encoded = { train: split(options.train, rows.train), test: split(test, rows.test) };
    if (labelled.target === undefined)
        checkClasses(encoded.train, labelled.classNames, table.source);
    const featureNames = featureNamesOf(encodings);
    return {
        ...{ name: options.name, inputShape: [featureNames.length], featureNames, classNames: labelled.classNames },
        ...(labelled.target === undefined ? {} : { target: labelled.target }),
        ...{ concernsPeople: options.concernsPeople, protectedAttributes: Object.keys(encoded.train.protectedValues), ...encoded },
        manifest: { files: filesOf(table, test.table), ...counts(rows), dropped: table.dropped + (options.test?.table.dropped ?? 0) },
        preprocessing: { columns: table.columns.map(({ spec }) => spec), encodings },
    };
}
function featuresAt(stored, places, encodings) {
    return encodeRows(stored.rows(places), range(places.length), encodings);
}
function labelsOf({ train, label, positive, task }, trainRows) {
    if (task === 'regression') {
        const target = fitTarget(train.numbers(), trainRows, { column: label, source: train.table.source });
        return { classNames: [], target, of: (stored, rows) => ({ labels: new Int32Array(rows.length), targets: standardised(stored.numbers(), rows, target) }) };
    }
    const classNames = classNamesOf(train.table, { label, positive });
    const codesOf = (stored, rows) => {
        const labels = new Int32Array(rows.length);
        let at = 0;
        for (const places of chunksOf(rows)) {
            labels.set(labelIndices(stored.rows(places), range(places.length), classNames, label), at);
            at += places.length;
        }
        return labels;
    };
    return { classNames, of: (stored, rows) => ({ labels: codesOf(stored, rows) }) };
}
function protectedOf(stored, rows) {
    const names = stored.table.columns.flatMap(({ spec }) => (spec.protected ? [spec.name] : []));
    const values = Object.fromEntries(names.map((name) => [name, []]));
    if (names.length === 0)
        return values;
    for (const places of chunksOf(rows)) {
        for (const { spec, texts } of stored.rows(places).columns)
            for (let i = 0; i < places.length; i++)
                values[spec.name]?.push(texts?.at(i) ?? '');
    }
    return values;
}
//# sourceMappingURL=stored-set.js.map