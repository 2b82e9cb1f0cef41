/** What a layer is seen to move by, cause before effect: a scale that jumps makes the update jump, then gradients. */
const MEASURES = ['scale', 'gradNorm', 'updateNorm'];
/** A value has moved when it is at least this many times its level, or one such part of it. Dimensionless. */
export const MOVED_RATIO = 2;
/** ... and by so many robust deviations of the log values before. Dimensionless. */
const MOVED_DEVIATIONS = 6;
/** A level needs so many values before the incident; with fewer, only NaN and infinities are told as a move. */
const LEAST_VALUES = 5;
/** Makes the median absolute deviation of normal values their standard deviation. */
const MAD_TO_SIGMA = 1.4826;
/**
 * The order in which the layers of a window moved from step `since` on; layers that did not move are left out.
 *
 * A layer moves at the first step at which the natural log of its scale, gradient norm or update norm is away from the
 * median of its logs before `since` by more than ln 2 and by more than 6 robust deviations (1.4826 × median absolute
 * deviation), up or down, or at which one of them is NaN or infinite. A value of 0, as the update of a skipped step has,
 * is none. Layers of one step come as the window lists them. This looks back with the end known: no rule fires by it.
 */
export function firstMoves(window, since) {
    const before = window.steps.findLastIndex((step) => step < since) + 1;
    const moves = window.layers.map((layer) => {
        const found = MEASURES.map((measure) => moveOf(layer.measures[measure], window.steps, before));
        const at = Math.min(...found.map((move) => move?.index ?? Infinity));
        const measure = MEASURES[found.findIndex((move) => move?.index === at)];
        const move = found.find((each) => each?.index === at);
        return measure === undefined || !move ? null : { layer: layer.name, measure, ...move };
    });
    return moves
        .filter((move) => move !== null)
        .sort((a, b) => a.index - b.index)
        .map(({ layer, measure, index, value, level }) => ({ layer, step: window.steps[index] ?? since, measure, value, level }));
}
function moveOf(values, steps, before) {
    const logs = Array.from(values.subarray(0, before), (value) => Math.log(Math.abs(value))).filter(Number.isFinite);
    const isKnown = logs.length >= LEAST_VALUES;
    const level = isKnown ? median(logs) : NaN;
    const spread = MAD_TO_SIGMA * median(logs.map((log) => Math.abs(log - level)));
    const bound = Math.max(Math.log(MOVED_RATIO), MOVED_DEVIATIONS * spread);
    // a run may record nothing of a measure: its column is empty
    const last = Math.min(values.length, steps.length);
    for (let index = before; index < last; index++) {
        const value = values[index] ?? NaN;
        const isAway = Math.abs(Math.log(Math.abs(value)) - level) > bound && value !== 0;
        if (isAway || (!Number.isFinite(value) && hasDecision(values, before)))
            return { index, value, level: Math.exp(level) };
    }
    return null;
}
/** Whether the measure was recorded before: what never was is NaN from the start and tells nothing. */
function hasDecision(values, before) {
    return before === 0 || values.subarray(0, before).some(Number.isFinite);
}
/** The median, of an even number of values the mean of the middle two; NaN of none. */
export function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const half = sorted.length / 2;
    return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}
//# sourceMappingURL=first-moves.js.map