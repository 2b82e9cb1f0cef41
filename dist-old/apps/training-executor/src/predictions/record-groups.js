import { storableText } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { gapIntervalsOfAll, groupRates, groupRows } from '#libs/group-metrics';
import { RESAMPLES } from '../groups/group-report.js';
import { groupSets } from '../groups/group-sets.js';
/** Groups rows of the test split; in no way unless there are two classes. */
export function groupSplit(data, rows) {
    const { test, classNames } = data;
    const { sets } = groupSets(data);
    const columns = new Map([...new Set(sets.flat())].map((attribute) => [attribute, Array.from(rows, (row) => storableText(test.protectedValues[attribute]?.[row] ?? ''))]));
    const valuesOf = (attribute) => columns.get(attribute) ?? [];
    return {
        labels: Array.from(rows, (row) => test.labels[row]),
        positive: storableText(classNames[1] ?? ''),
        sets: classNames.length === 2 ? sets.map((attributes) => ({ attributes, grouped: groupRows(attributes.map(valuesOf), rows.length) })) : [],
    };
}
/** Counts of each protected attribute and of their intersection. */
export function groupFacts({ labels, positive, sets }, { decided, threshold, withIntervals }) {
    const ways = sets.map(({ grouped }) => ({ labels, predictions: decided, grouped }));
    const random = seededRandom(0, 8);
    const intervals = withIntervals ? gapIntervalsOfAll(ways, { resamples: RESAMPLES, uniform: random.unit }) : [];
    return ways.map((way, i) => {
        const groups = groupRates(way).map(({ group, count, positives, selected, hits }) => ({ group: [...group], count, positives, selected, hits }));
        return { type: 'groups', attributes: [...(sets[i]?.attributes ?? [])], threshold, positive, groups, ...ci95Of(intervals[i]) };
    });
}
function ci95Of(intervals) {
    return intervals === undefined ? {} : { ci95: Object.fromEntries(Object.entries(intervals).map(([gap, [low, high]]) => [gap, [low, high]])) };
}
//# sourceMappingURL=record-groups.js.map