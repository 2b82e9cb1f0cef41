import { DECISION_FLAGS } from '#libs/contracts';
import { at, hasFlag } from './chain.js';
import { compare } from './recompute.js';
/** A bound acts on what is beyond it by more than this, as in the step itself (`bound-scale.ts`). */
const BOUND_TOLERANCE = 1e-5;
/** Closer to the edge of a bound than this, float32 decides whether it acts. */
const EDGE = 4e-6;
/**
 * Clamp → rate limit → back-off → ratio cap → skip → lower, computed again as the step did it, and compared with the recorded scale and flags.
 *
 * The ratio cap is computed again from the recorded norms: ‖Δw‖ = cap·max(‖w‖, 10⁻³). How far the back-off had come depends on every loss before: its part is
 * what is missing to the recorded scale, within its bounds; where the cap acted too, the two are told as one, the cap, which decides.
 */
export function explainGuards(input) {
    const bounded = boundAgain(input);
    const acts = [...bounded.acts];
    let scale = bounded.scale;
    const put = (guard, next) => {
        acts.push({ guard, change: Math.log(next) - Math.log(scale), scale: next });
        scale = next;
    };
    const held = heldScale(input, scale);
    if (held !== null)
        put(held.guard, held.scale);
    if (isSet(input, 'skipped') && input.guards.skipNonFinite)
        put('skip', input.lastScale);
    if (isSet(input, 'lowered'))
        put('lower', 1);
    const compared = compare(input.scale, scale);
    const sameFlags = isSet(input, 'lowered') || bounded.isEdge || (input.flags & bits(true, true)) === bounded.flags;
    return { acts: acts.filter(({ change }) => change !== 0), scale: { ...compared, agrees: compared.agrees && sameFlags } };
}
function isSet({ flags }, flag) {
    return (flags & DECISION_FLAGS[flag]) !== 0;
}
/** Weights shorter than this count as this long (hold-back.ts), and the lowest factor of a back-off. */
const [LEAST_NORM, LEAST_FACTOR] = [1e-3, 0.01];
function heldScale(input, bounded) {
    const { scale, paramNorm, updateNorm, guards: { ratioCap } } = input;
    // a skipped update has no length to go by, and its scale is the last one
    if (isSet(input, 'skipped'))
        return null;
    if (isSet(input, 'ratioCapped'))
        return { guard: 'ratio cap', scale: (scale * (ratioCap ?? Infinity) * Math.max(paramNorm, LEAST_NORM)) / updateNorm };
    return isSet(input, 'backedOff') ? { guard: 'back-off', scale: Math.min(bounded, Math.max(bounded * LEAST_FACTOR, scale)) } : null;
}
/**
 * Scale that clamp and rate limit had left at the decision before, from which the rate limit counts: what was recorded, unless back-off or
 * ratio cap took something off behind them; then it is followed from the last decision that they left alone.
 */
export function lastBounded(history, chain, guards) {
    const before = [...chain.subarray(0, -1)];
    const wasHeld = (place) => hasFlag(history, 'ratioCapped', place) || hasFlag(history, 'backedOff', place);
    const from = before.findLastIndex((place) => !wasHeld(place));
    return before.slice(from + 1).reduce((lastScale, place) => (hasFlag(history, 'skipped', place) ? lastScale : boundAgain({ rawScale: at(history, 'rawScale', place), lastScale, guards }).scale), from === -1 ? 1 : at(history, 'scale', before[from]));
}
function boundAgain({ rawScale, lastScale, guards: { clamp, rateLimit } }) {
    if (clamp === false && rateLimit === false)
        return { acts: [], scale: rawScale, flags: 0, isEdge: false };
    const logLast = Math.log(lastScale);
    const isLost = Number.isNaN(rawScale); // NaN gives no direction: the last scale is kept, and flagged as clamped
    const logRaw = isLost ? logLast : Math.log(rawScale);
    const clamped = bound(logRaw, 0, clamp);
    const limited = bound(clamped.log, logLast, rateLimit);
    const flags = bits(clamped.acted || isLost, limited.acted);
    return {
        acts: [actOf('clamp', logRaw, clamped), actOf('rate limit', clamped.log, limited)],
        scale: flags === 0 ? rawScale : Math.exp(limited.log),
        flags,
        isEdge: clamped.isEdge || limited.isEdge,
    };
}
function bits(wasClamped, wasLimited) {
    return (wasClamped ? DECISION_FLAGS.clamped : 0) + (wasLimited ? DECISION_FLAGS.rateLimited : 0);
}
function actOf(guard, before, { log, acted }) {
    return { guard, change: acted ? log - before : 0, scale: Math.exp(log) };
}
/** |log − from| ≤ most. */
function bound(log, from, most) {
    if (most === false)
        return { log, acted: false, isEdge: false };
    const change = log - from;
    const excess = Math.abs(change) - most - BOUND_TOLERANCE;
    return { log: from + Math.min(most, Math.max(-most, change)), acted: excess > 0, isEdge: Math.abs(excess) < EDGE };
}
//# sourceMappingURL=guards.js.map