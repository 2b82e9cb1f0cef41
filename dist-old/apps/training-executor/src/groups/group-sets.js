/** Attributes with more values than this are no groups: an age, an amount. */
const MOST_GROUPS = 20;
/** What groups are made by: each protected attribute, and the intersection of all where there are several. */
export function groupSets({ test, protectedAttributes }) {
    const sizes = protectedAttributes.map((attribute) => ({ attribute, groups: new Set(test.protectedValues[attribute]).size }));
    const kept = sizes.filter(({ groups }) => groups <= MOST_GROUPS).map(({ attribute }) => attribute);
    return {
        sets: [...kept.map((attribute) => [attribute]), ...(kept.length > 1 ? [kept] : [])],
        leftOut: sizes.filter(({ groups }) => groups > MOST_GROUPS).map(({ attribute, groups }) => ({ attribute, reason: `${groups} values; at most ${MOST_GROUPS} are groups` })),
    };
}
//# sourceMappingURL=group-sets.js.map