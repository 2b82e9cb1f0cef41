import { gunzipSync } from 'node:zlib';
import { tableOf } from '../csv/read-table.js';
import { tabularSet } from '../csv/tabular-set.js';
import { readWhole } from '../read-file.js';
import { columnsOf, inOrder } from './columns.js';
import { obtainFile } from './obtain-file.js';
const FOLDERS = ['sklearn_bundled', 'diabetes', ''];
const ADDRESS = 'https://raw.githubusercontent.com/scikit-learn/scikit-learn/1.5.2/sklearn/datasets/data';
function file(name, sha256) {
    return { name, folders: FOLDERS, urls: [`${ADDRESS}/${name}`], sha256: [sha256] };
}
/** Diabetes progression of 442 patients, as scikit-learn carries it: features, and the target in a file of its own. */
export const DIABETES_FILES = [
    file('diabetes_data_raw.csv.gz', '7fc0ded571454b1982210d3bb43f0aca44eae01a0b8654a3b24022bdb6b38009'),
    file('diabetes_target.csv.gz', '8e53f65eb811df43c206f3534bb3af0e5fed213bc37ed6ba36310157d6023803'),
];
const FEATURES = 'age sex bmi bp s1 s2 s3 s4 s5 s6';
/**
 * Columns: age, sex (1, 2), body mass index, mean blood pressure, six blood serum measurements, and a measure of how the disease progressed
 * within a year, which is the target.
 *
 * @see Efron, Hastie, Johnstone, Tibshirani: Least Angle Regression, 2004 (math/0406456)
 */
export const DIABETES_SCHEMA = {
    delimiter: ' ',
    header: false,
    columns: [
        ...inOrder([...columnsOf('numeric', '!age bmi bp s1 s2 s3 s4 s5 s6'), ...columnsOf('categorical', '!sex')], FEATURES),
        ...columnsOf('numeric', 'progression'),
    ],
    label: 'progression',
};
/** Loads both files as one table. @throws InputError as {@link obtainFile}, or where they do not fit each other. */
export async function loadDiabetes({ name, ...split }, options) {
    const files = await Promise.all(DIABETES_FILES.map(async (each) => await readWhole(await obtainFile(each, name, options), each.name, options.signal)));
    const [features, targets] = files.map(({ bytes }) => linesOf(bytes));
    const rows = features.map((line, row) => [...line.split(/\s+/), String(Number(targets[row]))]);
    const [{ entry }] = files;
    const set = tabularSet({ ...split, name, train: tableOf(rows, DIABETES_SCHEMA, { source: entry.name, entry }), label: DIABETES_SCHEMA.label, task: 'regression', concernsPeople: true });
    return { ...set, manifest: { ...set.manifest, files: files.map((each) => each.entry) } };
}
function linesOf(bytes) {
    return gunzipSync(bytes).toString('utf8').split('\n').filter((line) => line.trim() !== '');
}
//# sourceMappingURL=diabetes.js.map