/**
 * From where each step of a plan is read: from the highest of `levels` (highest first) whose buckets fit the plan's, as far
 * as it is rolled up and does not reach over an edge of the range; what is left, from the next level; the rest from chunks.
 */
export function planSegments(plan, ledger, levels) {
    if (plan.buckets === 0)
        return [];
    const fitting = levels.filter((level) => plan.width % level === 0);
    return cut(plan, (level) => (ledger.removed ? Infinity : Math.floor(ledger.settledStep / level) * level), fitting);
}
function cut(range, endOf, levels) {
    const { fromStep, toStep } = range;
    if (toStep < fromStep)
        return [];
    const [level, ...lower] = levels;
    if (level === undefined)
        return [{ level: 0, fromStep, toStep }];
    const first = Math.ceil(fromStep / level) * level;
    const end = Math.min(Math.floor((toStep + 1) / level) * level, endOf(level));
    if (end <= first)
        return cut(range, endOf, lower);
    return [
        ...cut({ fromStep, toStep: first - 1 }, endOf, lower),
        { level, fromStep: first, toStep: end - 1 },
        ...cut({ fromStep: end, toStep }, endOf, lower),
    ];
}
/**
 * The steps that a query can be answered for: within what is recorded; and, where only rollups of `keptSteps` are left, whole
 * ones, up to the end of the last, which may lie behind the last step.
 */
export function readableRange(ledger, query, keptSteps) {
    const fromStep = Math.max(query.fromStep ?? 0, ledger.firstStep);
    const toStep = Math.min(query.toStep ?? ledger.lastStep, ledger.lastStep);
    if (!ledger.removed || toStep < fromStep)
        return { fromStep, toStep };
    const floor = (step) => Math.floor(step / keptSteps) * keptSteps;
    return { fromStep: floor(fromStep), toStep: floor(toStep) + keptSteps - 1 };
}
/** Steps of the finest rollup: what is left of a run after retention, of a layer and of what all layers share. */
export const KEPT_STEPS = { layer: 4096, shared: 256 };
//# sourceMappingURL=segments.js.map