import { fewOf, fewPeople, gapIntervalsOfAll, groupGaps, groupRates, groupRows } from '#libs/group-metrics';
import { seededRandom } from '#libs/datasets';
import { textColumns } from '../cli/text-columns.js';
import { groupSets } from './group-sets.js';
/** Resamples of the bootstrap. */
export const RESAMPLES = 500;
/** Group metrics per protected attribute and of the intersection of all. */
export function reportGroups({ scores, data, threshold, seed }) {
    const { test, classNames } = data;
    const labels = Array.from(test.labels, (label) => (label === classNames.length - 1 ? 1 : 0));
    const predictions = Array.from(scores, (score) => (score >= threshold ? 1 : 0));
    const { sets, leftOut } = groupSets(data);
    const ways = sets.map((attributes) => ({ labels, predictions, grouped: groupRows(attributes.map((attribute) => test.protectedValues[attribute] ?? []), test.count) }));
    const random = seededRandom(seed, 8);
    const intervals = gapIntervalsOfAll(ways, { resamples: RESAMPLES, uniform: random.unit });
    const reports = sets.flatMap((attributes, i) => {
        const [grouped, ci95] = [ways[i], intervals[i]];
        if (grouped === undefined || ci95 === undefined)
            return [];
        const groups = groupRates(grouped);
        return [{ attributes, groups, gaps: groupGaps(groups), ci95, tooFew: fewPeople(groups) }];
    });
    return { reports, leftOut };
}
/** A report for a person, a line each. */
export function groupText({ run, step, positive, threshold, records, reports, leftOut }) {
    return [
        `run ${run} after ${step} steps: "${positive}" from a score of ${threshold} on, ${records} test records`,
        ...reports.flatMap(({ attributes, groups, gaps, ci95, tooFew }) => [
            '',
            attributes.join(' × '),
            ...table(groups),
            `demographic parity difference ${gapText(gaps.demographicParityDifference, ci95.demographicParityDifference)}, ratio ${gapText(gaps.demographicParityRatio, ci95.demographicParityRatio)}`,
            ...fewLines(tooFew.demographicParity),
            `equalized odds difference ${gapText(gaps.equalizedOddsDifference, ci95.equalizedOddsDifference)}, ratio ${gapText(gaps.equalizedOddsRatio, ci95.equalizedOddsRatio)}`,
            ...fewLines(tooFew.equalizedOdds),
        ]),
        ...leftOut.map(({ attribute, reason }) => `${attribute}: left out, ${reason}`),
    ];
}
function table(groups) {
    const header = ['group', 'records', 'selected', 'selection rate', 'true positive rate', 'false positive rate', ''];
    const rows = groups.map(({ group, count, positives, selected, selectionRate, truePositiveRate, falsePositiveRate }) => [
        group.join(', '), String(count), String(selected), selectionRate.toFixed(3),
        positives === 0 ? 'no positives' : truePositiveRate.toFixed(3),
        positives === count ? 'no negatives' : falsePositiveRate.toFixed(3),
        fewOf({ group, count, positives }) ?? '',
    ]);
    return textColumns([header, ...rows]).map((line) => `  ${line}`);
}
/** What stands below a gap that rests on too few people; the same words wherever gaps are shown. */
export function fewLines(words) {
    return words === null ? [] : [`  ${words}`];
}
function gapText(value, [low, high]) {
    return Number.isNaN(value) ? 'unknown (nobody is selected)' : `${value.toFixed(3)} (95 % ${low.toFixed(3)} to ${high.toFixed(3)})`;
}
//# sourceMappingURL=group-report.js.map