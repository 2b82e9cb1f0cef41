import { fewPeople, groupGaps, ratesOf } from '#libs/group-metrics';
import { textColumns } from '../cli/text-columns.js';
import { fewLines } from './group-report.js';
/** Rates and gaps of what was counted. */
export function groupsOverTime(series) {
    return series.map(({ points, ...of }) => ({
        ...of,
        points: points.map(({ step, groups, ci95 }) => {
            const rates = groups.map(ratesOf);
            return { step, groups: rates, gaps: groupGaps(rates), ci95, tooFew: fewPeople(rates) };
        }),
    }));
}
/** Recorded group metrics for a person: selection rates by group, and the gaps, a line a step. */
export function overTimeText(run, series) {
    if (series.length === 0)
        return [`run ${run} has recorded no group metrics: its spec names no sensitivity policy, or its data no protected attribute`];
    return [`run ${run}, test split`, ...series.flatMap(seriesText)];
}
function seriesText({ attributes, threshold, positive, points }) {
    const names = [...new Set(points.flatMap(({ groups }) => groups.map(({ group }) => group.join(', '))))].sort();
    const rows = points.map(({ step, groups, gaps }) => {
        const rates = new Map(groups.map(({ group, selectionRate }) => [group.join(', '), selectionRate.toFixed(3)]));
        return [String(step), ...names.map((name) => rates.get(name) ?? 'nobody'), gaps.demographicParityDifference.toFixed(3), gaps.equalizedOddsDifference.toFixed(3)];
    });
    const { ci95, tooFew } = points.at(-1) ?? {};
    const ci = ci95 ?? {};
    const interval = (gap) => (ci[gap] === undefined ? '' : `; 95 % at the end ${ci[gap][0].toFixed(3)} to ${ci[gap][1].toFixed(3)}`);
    return [
        '', `${attributes.join(' × ')}: selection rate, "${positive}" from a score of ${threshold} on`,
        ...textColumns([['step', ...names, 'parity difference', 'odds difference'], ...rows]).map((line) => `  ${line}`),
        `demographic parity difference${interval('demographicParityDifference')}`, ...fewLines(tooFew?.demographicParity ?? null),
        `equalized odds difference${interval('equalizedOddsDifference')}`, ...fewLines(tooFew?.equalizedOdds ?? null),
    ];
}
//# sourceMappingURL=groups-over-time.js.map