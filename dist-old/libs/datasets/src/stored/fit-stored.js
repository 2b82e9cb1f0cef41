import { categoryOf, encodingOfCategories, encodingOfNumbers } from '../csv/encode-table.js';
import { chunksOf } from './stored-table.js';
/**
 * Fits the encodings on the training rows, chunk by chunk: the same sums in the same order as of a table in memory, and so the same bits. Three
 * passes over the records: how many values there are, their mean, their deviation.
 *
 * @throws InputError when a categorical column has too many different texts to be one.
 */
export function fitStored(stored, trainRows) {
    const fits = stored.table.columns.map(() => ({ present: 0, first: NaN, isConstant: true, mean: 0, variance: 0, seen: new Set() }));
    const pass = (take, alsoTexts = false) => {
        for (const places of chunksOf(trainRows)) {
            const chunk = stored.rows(places);
            chunk.columns.forEach((column, i) => {
                const fit = fits[i];
                for (const value of column.numbers ?? [])
                    if (!Number.isNaN(value))
                        take(fit, value);
                if (alsoTexts)
                    seeCategories(fit, column, chunk);
            });
        }
    };
    pass(count, true);
    pass((fit, value) => { fit.mean += value / fit.present; });
    pass((fit, value) => { fit.variance += (value - fit.mean) ** 2 / fit.present; });
    return stored.table.columns.flatMap((column, i) => (column.spec.type === 'ignore' ? [] : [encodingOf(column, fits[i], { rows: trainRows.length, source: stored.table.source })]));
}
function count(fit, value) {
    if (fit.present === 0)
        fit.first = value;
    fit.isConstant &&= value === fit.first;
    fit.present += 1;
}
function seeCategories({ seen }, column, { rowCount }) {
    if (column.spec.type !== 'categorical')
        return;
    for (let row = 0; row < rowCount; row++)
        seen.add(categoryOf(column, row));
}
function encodingOf({ spec, numbers }, fit, { rows, source }) {
    if (numbers === null)
        return encodingOfCategories(spec.name, fit.seen, source);
    const { present, first, isConstant, mean, variance } = fit;
    return encodingOfNumbers(spec.name, { first: present === 0 ? undefined : first, isConstant, mean, deviation: Math.sqrt(variance), hasMissing: present < rows });
}
//# sourceMappingURL=fit-stored.js.map