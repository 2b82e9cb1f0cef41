import { LEAST_GROUP_RECORDS } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { holm } from '#libs/decision-trace';
import { countFlips, flipCount, flipIntervals, groupRows, testSeedNoise } from '#libs/group-metrics';
import { meanOf, medianOf } from '#libs/scaling-comparison';
import { groupSets } from '../groups/group-sets.js';
/** Ways of shuffling which runs have scaling. */
export const SHUFFLES = 9999;
const RESAMPLES = 2000;
/** Scaling does something to a group that a seed does not, below this adjusted p-value. */
export const ALPHA = 0.05;
/** What scaling did to everybody, to each protected group, and to intersections; groups with enough records are tested, Holm-adjusted. */
export function groupImpacts(outcomes, data, seed) {
    const groups = groupsOf(data);
    const tested = groups.filter(({ rows }) => rows.length >= LEAST_GROUP_RECORDS);
    const dice = seededRandom(seed, 11);
    const tests = testSeedNoise(outcomes.arms, groups.map(({ rows }) => rows), { shuffles: SHUFFLES, below: (bound) => dice.below(bound) });
    const testOf = new Map(groups.map((group, i) => [group, tests[i]]));
    const adjusted = holm(tested.map((group) => testOf.get(group)?.pValue ?? NaN));
    return groups.map((group) => {
        const place = tested.indexOf(group);
        const impact = impactOn(group, outcomes, seed);
        return { ...impact, ...judged(impact, testOf.get(group), place < 0 ? null : (adjusted[place] ?? NaN)) };
    });
}
function groupsOf(data) {
    const everybody = { attributes: [], group: [], rows: Int32Array.from({ length: data.test.count }, (_, row) => row) };
    return [everybody, ...groupSets(data).sets.flatMap((attributes) => groupsBy(attributes, data))];
}
function groupsBy(attributes, { test }) {
    const { groups, groupOf } = groupRows(attributes.map((attribute) => test.protectedValues[attribute] ?? []), test.count);
    const rows = Int32Array.from(groupOf.keys());
    return groups.map((group, i) => ({ attributes, group, rows: rows.filter((row) => groupOf[row] === i) }));
}
function judged(impact, { excess, pValue }, adjusted) {
    const verdict = verdictOf(impact, adjusted);
    return { excessFlipShare: excess, pValue: adjusted === null ? null : pValue, adjustedPValue: adjusted, verdict };
}
/** Many runs show a shift that no single one would: it is there, but another seed does more to this group. */
function verdictOf({ gained, lost, seedFlips, rateShift, rateSpread }, adjusted) {
    if (adjusted === null)
        return 'too few records';
    if (!(adjusted < ALPHA))
        return 'no more than seed noise';
    const isSmall = gained + lost <= seedFlips.median && Math.abs(rateShift) <= rateSpread;
    return isSmall ? 'systematic, but smaller than seed noise' : 'beyond seed noise';
}
function impactOn({ attributes, group, rows }, { recorded, neutral, arms }, seed) {
    const flips = countFlips(recorded, neutral, rows);
    const { gained, lost } = flips;
    const random = seededRandom(seed, 12);
    const ci = flipIntervals(flips, rows.length, { resamples: RESAMPLES, uniform: () => random.unit() });
    const bySeed = arms.scaled.map((other) => flipCount(recorded, other, rows)).sort((a, b) => a - b);
    const [scaled, unscaled] = [arms.scaled, arms.unscaled].map((arm) => arm.map((outcomes) => rateOf(outcomes, rows)));
    return {
        attributes, group, count: rows.length, gained, lost,
        flipShare: (gained + lost) / rows.length, flipCi95: ci.flip,
        netShare: (gained - lost) / rows.length, netCi95: ci.net,
        seedFlips: { least: bySeed[0] ?? NaN, median: medianOf(bySeed), most: bySeed.at(-1) ?? NaN },
        rank: 1 + bySeed.filter((count) => count >= gained + lost).length,
        rateShift: meanOf(scaled) - meanOf(unscaled),
        rateSpread: spreadOf(scaled),
    };
}
function rateOf(outcomes, rows) {
    return rows.reduce((sum, row) => sum + (outcomes[row] ?? 0), 0) / rows.length;
}
function spreadOf(values) {
    const mean = meanOf(values);
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
//# sourceMappingURL=group-impacts.js.map