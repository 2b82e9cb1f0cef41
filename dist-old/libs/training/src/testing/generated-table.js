import { uniformStream } from '../models/random.js';
import { generatedData } from './generated-data.js';
const CATEGORIES = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Rows of a number, a column of six categories whose remainder by 3 is the class, a number, and a column of two categories. */
export function generatedTable() {
    const width = 1 + CATEGORIES.length + 1 + 2;
    const data = generatedData({ inputShape: [width], classes: 3 });
    for (const [name, { features, labels, count }] of [['train', data.train], ['test', data.test]]) {
        const uniform = uniformStream(5, name);
        for (let row = 0; row < count; row++) {
            const values = features.subarray(row * width, (row + 1) * width);
            values.fill(0, 1, 1 + CATEGORIES.length);
            values[1 + labels[row] + (uniform() < 0.5 ? 0 : 3)] = 1;
            values.set(uniform() < 0.5 ? [1, 0] : [0, 1], width - 2);
        }
    }
    const numeric = { kind: 'numeric', mean: 0, deviation: 1, hasIndicator: false };
    return {
        ...data,
        preprocessing: {
            columns: ['age', 'kind/of work', 'income', 'sex'].map((name, i) => ({ name, type: i % 2 === 0 ? 'numeric' : 'categorical', protected: false, missing: [] })),
            encodings: [{ ...numeric, column: 'age' }, { kind: 'categorical', column: 'kind/of work', categories: CATEGORIES }, { ...numeric, column: 'income' }, { kind: 'categorical', column: 'sex', categories: ['x', 'y'] }],
        },
    };
}
//# sourceMappingURL=generated-table.js.map