import { attributeValues, placesWithout, withAttribute } from '#libs/datasets';
import { outcomesOf, readingOf } from './outcomes.js';
/** Records of the test split that policies are asked about, at most; evenly spaced where there are more. */
const MOST_LOOKED_AT = 20_000;
/** Rows of the test split that policies are asked about. */
export function rowsLookedAt(count) {
    const looked = Math.min(count, MOST_LOOKED_AT);
    return Int32Array.from({ length: looked }, (_, i) => Math.floor((i * count) / looked));
}
/** Prepares the search: what holds for good is found once. */
export function sensitiveSearch(parts, rows) {
    const searches = parts.spec.sensitivity.map((policy) => searchOf(policy, parts, rows));
    return async (looked) => {
        const findings = [];
        for (const search of searches)
            findings.push(await search(looked));
        return findings;
    };
}
function searchOf(policy, parts, rows) {
    switch (policy.policy) {
        case 'listed': {
            const found = { policy: 'listed', attribute: '', lasting: true, looked: policy.records.length, records: [...new Set(policy.records)] };
            return () => found;
        }
        case 'protected': {
            const found = protectedRecords(policy.attributes, parts, rows);
            return () => found;
        }
        case 'borderline':
            return (looked) => borderline(policy, parts.data.classNames.length, looked);
        case 'flips':
            return (looked) => flips(policy.attribute, parts, looked);
    }
}
/** Records that carry an attribute: in turn one of each group, within a group by pseudonym, so that small groups are not left out. */
function protectedRecords(attributes, { data, pseudonym }, rows) {
    const { protectedValues } = data.test;
    const names = attributes ?? data.protectedAttributes;
    const groups = new Map();
    for (const row of rows) {
        const values = names.map((name) => protectedValues[name]?.[row] ?? '');
        if (values.every((value) => value === ''))
            continue;
        const key = JSON.stringify(values);
        const record = `test:${row}`;
        const group = groups.get(key) ?? [];
        group.push({ record, order: pseudonym(record) });
        groups.set(key, group);
    }
    const sorted = [...groups.values()].map((group) => group.sort((a, b) => (a.order < b.order ? -1 : 1)));
    const longest = Math.max(0, ...sorted.map(({ length }) => length));
    const records = Array.from({ length: longest }, (_, turn) => sorted.flatMap((group) => group[turn]?.record ?? [])).flat();
    return { policy: 'protected', attribute: '', lasting: true, looked: rows.length, records };
}
/** |score − threshold| < margin, the closest first; with more than two classes half the distance to the second likeliest. */
function borderline({ threshold, margin }, classes, { rows, outcomes }) {
    const distances = classes === 2 ? outcomes.scores.map((score) => Math.abs(score - threshold)) : outcomes.margins;
    return { policy: 'borderline', attribute: '', lasting: false, looked: rows.length, records: firstBy(rows, distances, (distance) => distance < margin) };
}
/** Records whose decision changes when only the attribute is changed to some value, the largest change of the score first. */
async function flips(attribute, { data, training, threshold }, { rows, outcomes }) {
    const largest = new Float32Array(rows.length);
    for (const value of attributeValues(data, attribute)) {
        const places = placesWithout(data, { split: data.test, rows }, attribute, value); // the others are as they are
        const changed = withAttribute(data, { split: data.test, rows: places.map((i) => rows[i]) }, attribute, value);
        const { scores, decided } = outcomesOf(await training.scoresOf(changed), readingOf(data, threshold));
        decided.forEach((to, k) => {
            const i = places[k];
            const change = Math.abs(scores[k] - outcomes.scores[i]);
            // a class that changes with a score that does not is a flip too
            if (to !== outcomes.decided[i])
                largest[i] = Math.max(largest[i], change, 1e-12);
        });
    }
    return { policy: 'flips', attribute, lasting: false, looked: rows.length, records: firstBy(rows, largest.map((change) => -change), (change) => change < 0) };
}
/** Records whose figure fulfils a condition, the smallest first; equals by row. */
function firstBy(rows, figures, fulfils) {
    const places = [...rows.keys()].filter((i) => fulfils(figures[i]));
    return places.sort((a, b) => figures[a] - figures[b] || a - b).map((i) => `test:${rows[i]}`);
}
//# sourceMappingURL=find-sensitive.js.map