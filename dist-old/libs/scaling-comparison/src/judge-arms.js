import { meanOf, medianOf, stepsToTarget } from './curve.js';
import { notWorse, pairedSaving, timedSaving } from './saving.js';
/**
 * Steps and seconds to the target, accuracy, and each scaler's arm against all others, with intervals over paired seeds.
 *
 * Time to target is that of a baseline's fastest rate, accuracy that of its most accurate: each comparison is with the baseline at its best.
 */
export function judgeArms(arms, { target, budget }, resampling) {
    const judged = arms.map((arm) => ({ arm, result: withoutRivals(arm, target, budget) }));
    return judged.map(({ arm, result }) => {
        if (arm.role === 'baseline')
            return result;
        const others = judged.filter((each) => each.arm !== arm);
        return { ...result, against: others.map(({ result: other }) => againstOther(result, other, resampling)) };
    });
}
/** The baseline with the fewest mean steps to the target, on the very seeds that are compared: the hardest to beat. */
export function fastestBaseline(results) {
    return hardest(results, ({ meanSteps }) => meanSteps);
}
/** The baseline with the lowest mean processor seconds to the target. */
export function cheapestBaseline(results) {
    return hardest(results, ({ meanSeconds }) => meanSeconds ?? Infinity);
}
function hardest(results, costOf) {
    const found = results.filter(({ role }) => role === 'baseline').toSorted((a, b) => costOf(a) - costOf(b))[0];
    if (found === undefined)
        throw new RangeError('a comparison needs a baseline');
    return found;
}
function withoutRivals({ name, role, rates, curves, accurate, secondsPerStep }, target, budget) {
    const reached = curves.map((curve) => stepsToTarget(curve, target, budget));
    const steps = reached.map((each) => each.steps);
    const perStep = secondsPerStep === null ? null : medianOf(secondsPerStep.processor);
    const [medianSteps, meanSteps] = [medianOf(steps), meanOf(steps)];
    const accuracies = accurate.map(({ testAccuracy }) => testAccuracy);
    return {
        ...{ name, role, rates, secondsPerStep, steps, missed: reached.filter(({ missed }) => missed).length, medianSteps, meanSteps },
        ...{ medianSeconds: perStep === null ? null : medianSteps * perStep, meanSeconds: perStep === null ? null : meanSteps * perStep },
        ...{ accuracies, meanAccuracy: meanOf(accuracies), against: [] },
    };
}
function againstOther(own, other, resampling) {
    return {
        other: other.name,
        steps: pairedSaving(own.steps, other.steps, resampling),
        wall: timedAgainst(own, other, 'wall', resampling),
        processor: timedAgainst(own, other, 'processor', resampling),
        accuracy: notWorse(own.accuracies, other.accuracies, resampling),
    };
}
function timedAgainst(own, other, clock, resampling) {
    if (own.secondsPerStep === null || other.secondsPerStep === null)
        return null;
    return timedSaving({ steps: own.steps, secondsPerStep: own.secondsPerStep[clock] }, { steps: other.steps, secondsPerStep: other.secondsPerStep[clock] }, resampling);
}
//# sourceMappingURL=judge-arms.js.map