import { DECISION_FLAGS } from '#libs/contracts';
/**
 * Places in the history of the decisions that a decision came from, in order of time, itself last: the step before each is
 * the one whose memory it went on from, which behind a rollback is that before the rollback's goal.
 */
export function chainOf({ step, history, rollbacks }) {
    const places = [];
    for (let at = step; at >= history.firstStep; at = stepBefore(at, rollbacks))
        places.push(at - history.firstStep);
    return Int32Array.from(places.reverse());
}
/** The step whose memory a step went on from; -1 is the start. */
function stepBefore(step, rollbacks) {
    return (rollbacks.findLast((rollback) => rollback.step === step)?.toStep ?? step) - 1;
}
/** A value of a history; NaN where it has none. */
export function at({ measures }, measure, place) {
    return measures[measure][place] ?? NaN;
}
/** Whether a decision carries a flag. */
export function hasFlag(history, flag, place) {
    return (at(history, 'flags', place) & DECISION_FLAGS[flag]) !== 0;
}
//# sourceMappingURL=chain.js.map