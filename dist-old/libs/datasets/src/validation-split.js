import { featuresOf } from './features-of.js';
import { splitRows } from './split-rows.js';
/** Share of the training split that is held back, and rows at the most: more would cost more to look at than they tell. */
const [SHARE, MOST_ROWS] = [0.2, 1000];
/**
 * Holds back a fifth of the training split, at most 1,000 rows, drawn by a seed, so that choices can be made without a look at the test split.
 *
 * @throws RangeError where the training split has fewer than two rows.
 */
export function splitOffValidation(data, seed) {
    const { count } = data.train;
    const rows = splitRows(count, Math.min(SHARE, MOST_ROWS / count), seed);
    return { data: { ...data, train: rowsOf(data.train, rows.train) }, validation: rowsOf(data.train, rows.test) };
}
function rowsOf({ count, features, stored, labels, targets, protectedValues }, rows) {
    return {
        count: rows.length,
        ...(stored === undefined ? { features: featuresOf({ features }, rows, features.length / count) } : { features, stored: { featuresOf: (places) => stored.featuresOf(Int32Array.from(places, (place) => rows[place])) } }),
        labels: Int32Array.from(rows, (row) => labels[row] ?? 0),
        ...(targets === undefined ? {} : { targets: Float32Array.from(rows, (row) => targets[row] ?? NaN) }),
        protectedValues: Object.fromEntries(Object.entries(protectedValues).map(([name, values]) => [name, Array.from(rows, (row) => values[row] ?? '')])),
    };
}
//# sourceMappingURL=validation-split.js.map