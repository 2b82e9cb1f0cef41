/**
 * What float32 may leave of a log scale: exp, log and the sums before them round at 2⁻²⁴ of a number of this size each, and
 * what is recorded of an input is rounded once more. At most 2.4e-7 in the runs of `real-runs.spec.ts`.
 */
const TOLERANCE = 1e-6;
/** A recorded number beside its recomputation. NaN agrees with NaN. */
export function compare(recorded, recomputed) {
    const bitExact = Object.is(Math.fround(recomputed), Math.fround(recorded));
    const tolerance = TOLERANCE * Math.max(1, Math.abs(Math.log(recorded)) || 0);
    const logError = bitExact ? 0 : Math.abs(Math.log(recomputed) - Math.log(recorded));
    return { recorded, recomputed: Math.fround(recomputed), bitExact, logError, tolerance, agrees: logError <= tolerance };
}
/** The median of those that are finite; NaN of none. */
export function medianOf(values) {
    const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
    const half = sorted.length >> 1;
    const upper = sorted[half] ?? NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}
//# sourceMappingURL=recompute.js.map