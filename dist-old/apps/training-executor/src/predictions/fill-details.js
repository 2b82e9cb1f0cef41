import { storableText } from '#libs/contracts';
import { describeRecord } from '#libs/datasets';
import { listUndetailed, saveDetails } from '#libs/decision-store';
import { rowOf } from './score-records.js';
/** Stores what the data say of the kept records of a run: class, protected attributes, and what the net sees. Can be done again at any time. */
export async function fillDetails(store, run, data) {
    const missing = await listUndetailed(store, run);
    if (missing.length > 0)
        await saveDetails(store, run, missing.map((each) => detailOf(each, data)));
}
/** What the data say of a record. */
export function detailOf({ record, pseudonym }, data) {
    const { split: name, row } = rowOf(record);
    const split = data[name];
    const features = describeRecord(data, split, row);
    return {
        pseudonym,
        label: storableText(truthOf(data, split, row)),
        protected: Object.fromEntries(data.protectedAttributes.map((attribute) => [attribute, storableText(split.protectedValues[attribute]?.[row] ?? '')])),
        features: wordsOf(features),
    };
}
/** The class of a record, or the number that is predicted of it, in its unit, to six digits. */
function truthOf({ classNames, target }, { labels, targets }, row) {
    if (target === undefined)
        return classNames[labels[row]] ?? '';
    return String(Number((target.mean + target.deviation * (targets?.[row] ?? NaN)).toPrecision(6)));
}
/** Columns of a record as the database can store them. */
export function wordsOf(features) {
    return features === null ? null : Object.fromEntries(Object.entries(features).map(([column, text]) => [column, text === null ? null : storableText(text)]));
}
//# sourceMappingURL=fill-details.js.map