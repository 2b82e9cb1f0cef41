import { outcomesOf } from './outcomes.js';
/** Split and row of a record: `test:17`. */
export function rowOf(record) {
    const [split, row] = record.split(':');
    return { split: split === 'train' ? 'train' : 'test', row: Number(row) };
}
/** Outcomes of records, in their order: those that were looked at as they are known, the others computed. */
export async function scoreRecords(training, records, { rows, outcomes }, reading) {
    const placeOf = new Map(Array.from(rows, (row, i) => [row, i]));
    const result = { scores: new Float32Array(records.length), decided: new Int32Array(records.length) };
    const missing = { train: [], test: [] };
    records.forEach((record, at) => {
        const { split, row } = rowOf(record);
        const place = split === 'test' ? placeOf.get(row) : undefined;
        if (place === undefined)
            missing[split].push(at);
        else
            copy(outcomes, place, result, at);
    });
    for (const split of ['train', 'test']) {
        const places = missing[split];
        if (places.length === 0)
            continue;
        const found = outcomesOf(await training.scores(split, Int32Array.from(places, (at) => rowOf(records[at]).row)), reading);
        places.forEach((at, i) => { copy(found, i, result, at); });
    }
    return result;
}
function copy(from, place, to, at) {
    to.scores[at] = from.scores[place];
    to.decided[at] = from.decided[place];
}
//# sourceMappingURL=score-records.js.map