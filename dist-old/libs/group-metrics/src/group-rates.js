/**
 * Rates by group, in the order of their names.
 *
 * The rates are those of Fairlearn's `MetricFrame` (0.15), with its convention that a rate over no rows is 0; the counts
 * tell where that is so. @throws RangeError when the arrays differ in length
 */
export function groupRates(predictions) {
    return groupCounter(predictions)();
}
/** Groups rows by the combinations of values that occur. @param attributes value of each attribute, `[attributes][rows]`. */
export function groupRows(attributes, rows) {
    const keys = Array.from({ length: rows }, (_, row) => JSON.stringify(attributes.map((values) => values[row])));
    const sorted = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
    const index = new Map(sorted.map((key, i) => [key, i]));
    return { groups: sorted.map((key) => JSON.parse(key)), groupOf: Int32Array.from(keys, (key) => index.get(key)) };
}
/** Prepares counting. @throws RangeError when the arrays differ in length */
export function groupCounter({ labels, predictions, grouped }) {
    requireLengths({ labels, predictions, grouped });
    const { groups, groupOf } = grouped;
    const cellOf = groupOf.map((group, row) => CELLS * group + 2 * labels[row] + predictions[row]);
    const all = Int32Array.from(cellOf.keys());
    return (rows = all, times) => {
        const counts = new Int32Array(CELLS * groups.length);
        rows.forEach((row, i) => {
            const cell = cellOf[row];
            counts[cell] = counts[cell] + (times === undefined ? 1 : times[i]);
        });
        return groups.map((group, i) => tallyOf(group, counts.subarray(CELLS * i, CELLS * (i + 1)))).filter(({ count }) => count > 0).map(ratesOf);
    };
}
/** Rates of a group that was counted. */
export function ratesOf({ group, count, positives, selected, hits }) {
    return {
        ...{ group, count, positives, selected, hits },
        selectionRate: share(selected, count),
        truePositiveRate: share(hits, positives),
        falsePositiveRate: share(selected - hits, count - positives),
    };
}
/** Counts of a group: rows of the other class and of the positive one, of each those that were not selected and those that were. */
const CELLS = 4;
function tallyOf(group, [left = 0, wrong = 0, missed = 0, hits = 0]) {
    return { group, count: left + wrong + missed + hits, positives: missed + hits, selected: wrong + hits, hits };
}
function share(part, of) {
    return of === 0 ? 0 : part / of;
}
function requireLengths({ labels, predictions, grouped: { groupOf } }) {
    const wrong = [predictions, groupOf].find(({ length }) => length !== labels.length);
    if (wrong !== undefined)
        throw new RangeError(`labels, predictions and groups must have one entry a row: ${labels.length} and ${wrong.length}`);
}
//# sourceMappingURL=group-rates.js.map