import { finalLoss, meanOf, stepsToTarget } from './curve.js';
/** Mean final validation loss of the best rate; infinite where all broke. */
export function bestFinalLoss(trials) {
    return Math.min(...trials.map(({ curves }) => meanFinalLoss(curves)));
}
/**
 * The validation loss that the best tuned baseline has at the budget, mean over the tuning seeds: what all arms are to reach.
 *
 * @throws RangeError where every baseline broke at every rate.
 */
export function targetOf(baselines) {
    const target = Math.min(...baselines.map(bestFinalLoss));
    if (Number.isFinite(target))
        return target;
    throw new RangeError('no baseline has a finite validation loss at any learning rate: there is no target');
}
/** The rates of one baseline, ascending in `trials`. */
export function tunedRates(trials, target, budget) {
    const scored = trials.map(({ rate, curves }) => ({ rate, final: meanFinalLoss(curves), steps: meanOf(curves.map((curve) => stepsToTarget(curve, target, budget).steps)) }));
    const accurate = rateOf(scored.toSorted((a, b) => compare(a.final, b.final)));
    const fast = rateOf(scored.toSorted((a, b) => compare(a.steps, b.steps) || compare(a.final, b.final)));
    const edges = new Set([trials[0]?.rate, trials.at(-1)?.rate]);
    return { fast, accurate, atEdge: edges.has(fast) || edges.has(accurate) };
}
function rateOf(ranked) {
    return ranked[0]?.rate ?? NaN;
}
function meanFinalLoss(curves) {
    return meanOf(curves.map(finalLoss));
}
/** Infinities are equal, not NaN apart. */
function compare(a, b) {
    return a === b ? 0 : a - b;
}
//# sourceMappingURL=tuning.js.map