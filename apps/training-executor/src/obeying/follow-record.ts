import type { Training } from '#libs/training';

import { type Intervention, loweringsOf } from './intervention.js';

/** What does to a training that is executed again, from its first step, what was done to the recorded one. */
export interface RecordFollower {
  /** To be awaited before every step; null when nothing is due. */
  before(): Promise<void> | null;
}

/**
 * Follows the interventions of a run: lowers what was lowered, and for each rollback keeps the state that it will go back to.
 * Needs no checkpoint file, since it passes every step.
 */
export function followRecord(training: Training, interventions: readonly Intervention[]): RecordFollower {
  training.lower(loweringsOf(interventions));
  const rollbacks = interventions.flatMap((each) => (each.kind === 'rollback' ? [each] : []));
  const kept = new Map<number, Uint8Array>();
  const followOne = async (): Promise<void> => {
    const { step } = training;
    const due = rollbacks.findLast(({ fromStep }) => fromStep === step);
    const state = due === undefined ? undefined : kept.get(due.toStep);
    if (state !== undefined) training.rollBack(state);
    if (rollbacks.some(({ toStep }) => toStep === step)) kept.set(step, await training.checkpoint());
  };
  return {
    before: () => (rollbacks.some(({ fromStep, toStep }) => fromStep === training.step || toStep === training.step) ? followOne() : null),
  };
}
