/** Gaps between groups, as Fairlearn (0.15) defines them: `between_groups`, worst case. NaN without groups. */
export function groupGaps(groups) {
    const [selection, truePositive, falsePositive] = ['selectionRate', 'truePositiveRate', 'falsePositiveRate'].map((rate) => spreadOf(groups.map((group) => group[rate])));
    return {
        demographicParityDifference: selection.difference,
        demographicParityRatio: selection.ratio,
        equalizedOddsDifference: truePositive.difference < falsePositive.difference ? falsePositive.difference : truePositive.difference,
        // a first ratio that is NaN is not less than anything, and stays
        equalizedOddsRatio: falsePositive.ratio < truePositive.ratio ? falsePositive.ratio : truePositive.ratio,
    };
}
function spreadOf(rates) {
    if (rates.length === 0)
        return { difference: NaN, ratio: NaN };
    const [least, most] = [Math.min(...rates), Math.max(...rates)];
    return { difference: most - least, ratio: least / most };
}
//# sourceMappingURL=group-gaps.js.map