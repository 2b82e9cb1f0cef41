/** Whether nothing is wrong: nothing altered, missing without a signed gap, or behind an anchor. */
export function isSound({ alteredCount, missing, gaps, anchored }) {
    return alteredCount === 0 && missing.length === 0 && anchored !== 'behind' && gaps.every(({ signed, filled }) => signed || filled);
}
//# sourceMappingURL=verdict.js.map