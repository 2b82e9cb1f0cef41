import { closeHealthy, HEALTHY_SIZE, healthyFloor, isHealthyPhase, learnHealthy } from './healthy-level.js';
import { at } from './memory-at.js';
/** Prepares settings for {@link judge}; with `healthy`, the healthy level is a floor once the run has learnt. */
export function baselineOf(settings, healthy = null) {
    const logMinRatio = Math.log(settings.minRatio);
    return { ...settings, healthy, logMinRatio, minSpread: logMinRatio / settings.deviations };
}
/** Where the healthy level begins in the memory of a baseline: {@link takeLoss} is told so. */
export const HEALTHY_AT = 5;
/** Numbers of memory of one baseline: values seen, log level, spread, flagged in a row (leaky), level of the flagged; healthy level. */
export const BASELINE_SIZE = HEALTHY_AT + HEALTHY_SIZE;
const SEEN = 0;
const LEVEL = 1;
const SPREAD = 2;
const FLAGGED = 3;
const FLAGGED_LEVEL = 4;
/** Spread assumed before anything was seen; counts as one observation. Dimensionless, of log values. */
const PRIOR_SPREAD = 0.5;
/** A value moves level and spread by no more than this many spreads (winsorised). */
const CLIP_SPREADS = 3;
/** mean |x| of a unit normal is sqrt(2/π): its inverse turns a mean deviation into a standard one. */
const MEAN_TO_STANDARD = Math.sqrt(Math.PI / 2);
/** Weight of a flagged value in the level of the flagged. */
const FLAGGED_RATE = 0.1;
/** What one unflagged value takes off the count of flagged ones: a shift seen in > 20 % of steps is learnt in the end. */
const FLAGGED_LEAK = 0.25;
/** The log level that the next value is compared with. */
export function levelOf(memory) {
    return memory[LEVEL] ?? 0;
}
/** Raises the log level to `level`, where it has one that is below. */
export function liftLevel(memory, level) {
    if (at(memory, SEEN) > 0 && levelOf(memory) < level)
        memory[LEVEL] = level;
}
/** The spread that the next value is compared with: never below `ln(minRatio) / deviations`. */
export function spreadOf(memory, { minSpread }) {
    const spread = memory[SEEN] === 0 ? PRIOR_SPREAD : (memory[SPREAD] ?? 0);
    return spread > minSpread ? spread : minSpread;
}
/** The log value above which the next one is flagged: `level + deviations · spread`, where the healthy level is a floor no less than `healthy + ln(minRatio)`. */
export function boundOf(memory, by) {
    const level = levelOf(memory);
    const bound = level + by.deviations * spreadOf(memory, by);
    if (by.healthy === null)
        return bound;
    const floor = healthyFloor(memory, HEALTHY_AT, level, by.healthy) + by.logMinRatio;
    return floor > bound ? floor : bound;
}
/**
 * Judges the log value `x` and takes it in: flagged ⇔ `x >` {@link boundOf} after the warm-up.
 *
 * level: running mean of log values; spread: running mean absolute deviation × √(π/2). Both rates start at 1/n, both
 * updates are winsorised at 3 spreads, and a flagged value moves neither: one spike cannot mask the next.
 * After `rebaselineSteps` flagged values (an unflagged one takes off a quarter) the level of the flagged ones becomes
 * the level: an alert on a genuine shift ends, at the latest, then. Only rises are flagged: a falling gradient or scale
 * does not destabilise. `x` must be finite; callers leave NaN, infinities and zeros out, so none can blind the baseline.
 * A caller that has the bound already hands it in.
 */
export function judge(memory, x, by, bound = boundOf(memory, by)) {
    const seen = at(memory, SEEN);
    if (seen === 0)
        return start(memory, x);
    if (seen >= by.warmUpSteps && x > bound)
        return flag(memory, x, by);
    absorb(memory, x - levelOf(memory), spreadOf(memory, by), by);
    if (isHealthyPhase(by.healthy, seen))
        learnHealthy(memory, HEALTHY_AT, levelOf(memory));
    return false;
}
function start(memory, x) {
    // the healthy level stays: losses may have come before the first value
    memory.set([1, x, PRIOR_SPREAD, 0, 0]);
    return false;
}
function flag(memory, x, { rebaselineSteps }) {
    const before = memory[FLAGGED] ?? 0;
    const last = memory[FLAGGED_LEVEL] ?? 0;
    const level = before === 0 ? x : last + FLAGGED_RATE * (x - last);
    memory[FLAGGED_LEVEL] = level;
    memory[FLAGGED] = before + 1;
    if (before + 1 < rebaselineSteps)
        return true;
    memory[LEVEL] = level;
    memory[FLAGGED] = 0;
    closeHealthy(memory, HEALTHY_AT);
    return false;
}
function absorb(memory, residual, spread, settings) {
    const first = 1 / ((memory[SEEN] ?? 0) + 1);
    const limit = CLIP_SPREADS * spread;
    const clipped = residual > limit ? limit : residual < -limit ? -limit : residual;
    const old = memory[SPREAD] ?? 0;
    memory[SPREAD] = old + Math.max(settings.spreadRate, first) * (Math.abs(clipped) * MEAN_TO_STANDARD - old);
    memory[LEVEL] = levelOf(memory) + Math.max(settings.levelRate, first) * clipped;
    memory[FLAGGED] = Math.max(0, (memory[FLAGGED] ?? 0) - FLAGGED_LEAK);
    memory[SEEN] = (memory[SEEN] ?? 0) + 1;
}
//# sourceMappingURL=robust-baseline.js.map