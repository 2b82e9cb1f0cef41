/** Evaluations in a trailing mean: one lucky look reaches nothing. */
export const LOOKS_IN_MEAN = 3;
/** First look at which the mean of the last {@link LOOKS_IN_MEAN} losses is at most the target; a miss counts as the budget. */
export function stepsToTarget({ steps, losses }, target, budget) {
    const look = losses.findIndex((_, i) => trailingMean(losses, i) <= target);
    return look === -1 ? { steps: budget, missed: true } : { steps: steps[look] ?? budget, missed: false };
}
/** Mean of the last {@link LOOKS_IN_MEAN} validation losses; infinite where training broke or was looked at less often. */
export function finalLoss({ losses }) {
    const mean = trailingMean(losses, losses.length - 1);
    return Number.isFinite(mean) ? mean : Infinity;
}
/** NaN before there are enough. */
function trailingMean(losses, last) {
    if (last < LOOKS_IN_MEAN - 1)
        return NaN;
    return meanOf(losses.slice(last - LOOKS_IN_MEAN + 1, last + 1));
}
/** Arithmetic mean; NaN of none. */
export function meanOf(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
/** Middle value, or the mean of the two in the middle; NaN of none. */
export function medianOf(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
//# sourceMappingURL=curve.js.map