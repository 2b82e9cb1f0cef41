import { loweringsOf } from './intervention.js';
/**
 * Follows the interventions of a run: lowers what was lowered, and for each rollback keeps the state that it will go back to.
 * Needs no checkpoint file, since it passes every step.
 */
export function followRecord(training, interventions) {
    training.lower(loweringsOf(interventions));
    const rollbacks = interventions.flatMap((each) => (each.kind === 'rollback' ? [each] : []));
    const kept = new Map();
    const followOne = async () => {
        const { step } = training;
        const due = rollbacks.findLast(({ fromStep }) => fromStep === step);
        const state = due === undefined ? undefined : kept.get(due.toStep);
        if (state !== undefined)
            training.rollBack(state);
        if (rollbacks.some(({ toStep }) => toStep === step))
            kept.set(step, await training.checkpoint());
    };
    return {
        before: () => (rollbacks.some(({ fromStep, toStep }) => fromStep === training.step || toStep === training.step) ? followOne() : null),
    };
}
//# sourceMappingURL=follow-record.js.map