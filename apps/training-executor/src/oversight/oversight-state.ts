/** What is known of a run's oversight now. Times by a clock that never goes back. Unit: ms. */
export interface OversightLook {
  readonly now: number;
  /** When the database answered last. */
  readonly contactAt: number;
  /** Last step that the rules have evaluated, by what the database told last; -1 for none. */
  readonly ruleStep: number;
  /** Last step that is in the database; -1 for none. */
  readonly committedStep: number;
}

/** Where oversight stands. */
export interface OversightState {
  /** Why it is lost; null while it is there. */
  readonly lost: string | null;
  /** Last step that the rules had evaluated, and when that was last seen to move, or to be all there is. */
  readonly ruleStep: number;
  readonly movedAt: number;
}

/** Before the first look. */
export function startOversight(now: number): OversightState {
  return { lost: null, ruleStep: -1, movedAt: now };
}

/** Rules are waited for so many times longer than the database: they have more to do, and may lag for a moment. */
export const RULES_PATIENCE = 3;

/**
 * Where oversight stands after a look: lost when the database has not answered for `afterMs`, or when for three times
 * as long nobody has taken the rules on, though there are steps to evaluate. Rules that lag but move are there.
 */
export function nextOversight(state: OversightState, look: OversightLook, afterMs: number): OversightState {
  const { now, contactAt, ruleStep, committedStep } = look;
  const moves = ruleStep !== state.ruleStep || ruleStep >= committedStep;
  const movedAt = moves ? now : state.movedAt;
  const seconds = (since: number): string => `${Math.round((now - since) / 1000)} s`;
  const lost = now - contactAt > afterMs
    ? `the database has not answered for ${seconds(contactAt)}`
    : now - movedAt > RULES_PATIENCE * afterMs
      ? `nobody has evaluated the rules for ${seconds(movedAt)}: they stand at step ${ruleStep} of ${committedStep}`
      : null;
  // without the database nothing is known of the rules: their time begins when it answers again
  return { lost, ruleStep, movedAt: now - contactAt > afterMs ? now : movedAt };
}
