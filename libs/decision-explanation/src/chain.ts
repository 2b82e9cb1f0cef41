import type { DecisionFacts, LayerHistory, Measure, RollbackPlace } from '#libs/contracts';
import { DECISION_FLAGS } from '#libs/contracts';

/**
 * Places in the history of the decisions that a decision came from, in order of time, itself last: the step before each is
 * the one whose memory it went on from, which behind a rollback is that before the rollback's goal.
 */
export function chainOf({ step, history, rollbacks }: Pick<DecisionFacts, 'step' | 'history' | 'rollbacks'>): Int32Array {
  const places: number[] = [];
  for (let at = step; at >= history.firstStep; at = stepBefore(at, rollbacks)) places.push(at - history.firstStep);
  return Int32Array.from(places.reverse());
}

/** The step whose memory a step went on from; -1 is the start. */
function stepBefore(step: number, rollbacks: readonly RollbackPlace[]): number {
  return (rollbacks.findLast((rollback) => rollback.step === step)?.toStep ?? step) - 1;
}

/** A value of a history; NaN where it has none. */
export function at({ measures }: LayerHistory, measure: Measure, place: number): number {
  return measures[measure][place] ?? NaN;
}

/** Whether a decision carries a flag. */
export function hasFlag(history: LayerHistory, flag: keyof typeof DECISION_FLAGS, place: number): boolean {
  return (at(history, 'flags', place) & DECISION_FLAGS[flag]) !== 0;
}
