import { closeHealthy, HEALTHY_SIZE, healthyFloor, isHealthyPhase, learnHealthy } from './healthy-level.js';
/** Prepares settings for {@link judgeDrift}; with `healthy`, the healthy level is a floor once the run has learnt. */
export function driftOf(settings, healthy = null) {
    const { minRatio, clipRatio, fallRatio } = settings;
    return { ...settings, healthy, logMinRatio: Math.log(minRatio), logClip: Math.log(clipRatio), logFall: Math.log(fallRatio) };
}
/** Where the healthy level begins in the memory of a drift. */
export const DRIFT_HEALTHY_AT = 5;
/** Numbers of memory: values seen, running log level, its reference, mean distance of the two, flagged in a row; healthy level. */
export const DRIFT_SIZE = DRIFT_HEALTHY_AT + HEALTHY_SIZE;
const SEEN = 0;
const LEVEL = 1;
const REFERENCE = 2;
const DISTANCE = 3;
const FLAGGED = 4;
/** The running log level. */
export function runningLevelOf(memory) {
    return memory[LEVEL] ?? 0;
}
/** The log level that the running one is compared with. */
export function referenceOf(memory) {
    return memory[REFERENCE] ?? 0;
}
/** The running log level above which a drift is flagged: `reference + max(ln minRatio, deviations · distance)`, and no less than a healthy floor. */
export function driftBoundOf(memory, by) {
    const bound = referenceOf(memory) + Math.max(by.logMinRatio, by.deviations * (memory[DISTANCE] ?? 0));
    return by.healthy === null ? bound : Math.max(bound, healthyFloor(memory, DRIFT_HEALTHY_AT, runningLevelOf(memory), by.healthy));
}
/**
 * Takes in the log value `x` and tells whether the running level has drifted above its reference: {@link driftBoundOf}.
 *
 * Two running means of log values, a quick one (the level) and a slow one (the reference), in place of a sum (CUSUM,
 * Page-Hinkley): a sum grows without end at any lasting rise, however small, and a healthy run has those. What a ramp of
 * g per step shows after t steps is g·t less the lags of both, about g / levelRate and the reference's own way. A value
 * counts at most `clipRatio`, so a spike alone moves the level by ln(clipRatio) · levelRate. While a drift is flagged the
 * reference takes nothing in; after `rebaselineSteps` it becomes the level. `x` must be finite.
 */
export function judgeDrift(memory, x, by) {
    const seen = memory[SEEN] ?? 0;
    memory[SEEN] = seen + 1;
    if (seen === 0) {
        memory[LEVEL] = x;
        memory[REFERENCE] = x;
        return false;
    }
    const level = follow(memory, x, by, 1 / (seen + 1));
    memory[REFERENCE] = Math.min(referenceOf(memory), level + by.logFall);
    if (seen >= by.warmUpSteps && level > driftBoundOf(memory, by))
        return flag(memory, level, by);
    absorb(memory, level, by, 1 / (seen + 1));
    if (isHealthyPhase(by.healthy, seen))
        learnHealthy(memory, DRIFT_HEALTHY_AT, level);
    return false;
}
function follow(memory, x, { levelRate, logClip }, first) {
    const last = runningLevelOf(memory);
    const level = last + Math.max(levelRate, first) * Math.max(-logClip, Math.min(logClip, x - last));
    memory[LEVEL] = level;
    return level;
}
function flag(memory, level, { rebaselineSteps }) {
    const flagged = (memory[FLAGGED] ?? 0) + 1;
    memory[FLAGGED] = flagged;
    if (flagged < rebaselineSteps)
        return true;
    memory[REFERENCE] = level;
    memory[FLAGGED] = 0;
    closeHealthy(memory, DRIFT_HEALTHY_AT);
    return false;
}
function absorb(memory, level, { referenceRate, logMinRatio }, first) {
    const rate = Math.max(referenceRate, first);
    const gap = level - referenceOf(memory);
    const distance = memory[DISTANCE] ?? 0;
    memory[DISTANCE] = distance + rate * (Math.min(Math.abs(gap), logMinRatio) - distance);
    memory[REFERENCE] = referenceOf(memory) + rate * gap;
    memory[FLAGGED] = 0;
}
//# sourceMappingURL=robust-drift.js.map