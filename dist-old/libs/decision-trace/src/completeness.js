/** How far all scales are moved towards 1, and as far away from it, to measure what the first order holds. A power of two, so that the way back is exact. */
export const COMPLETENESS_STEP = 1 / 16;
/**
 * First-order completeness: whether the estimates of all decisions add up to what scaling did.
 *
 * An estimate is (1 − s_i) ∂f/∂s_i, so their sum is the derivative of f along the straight way from the recorded scales to 1,
 *
 *     Σ_i (1 − s_i) ∂f/∂s_i = d/dα f(s + α (1 − s)) at α = 0.
 *
 * That identity is exact. Replays hold it to the central difference (f(s + a (1 − s)) − f(s − a (1 − s))) / 2a with a = 1/16, whose own error is of order a²:
 * `firstOrderResidual` is what reverse pass, Hessian products and float32 leave. That the sum is also f(1) − f(s), scaling never on, holds to the first order
 * only: `residual` is what decisions do together, and by being large.
 */
export function completenessOf({ effects, without, towards, away }) {
    const known = effects.filter(Number.isFinite);
    const estimated = known.reduce((sum, effect) => sum + effect, 0);
    const firstOrder = (towards - away) / (2 * COMPLETENESS_STEP);
    return {
        ...{ estimated, leftOut: effects.length - known.length, measured: without, residual: without - estimated, residualShare: shareOf(without - estimated, without) },
        ...{ firstOrder, firstOrderResidual: firstOrder - estimated, firstOrderShare: shareOf(firstOrder - estimated, firstOrder) },
    };
}
/** |residual| / |whole|; 0 where both are, NaN where only the whole is. */
function shareOf(residual, whole) {
    if (whole === 0)
        return residual === 0 ? 0 : NaN;
    return Math.abs(residual) / Math.abs(whole);
}
//# sourceMappingURL=completeness.js.map