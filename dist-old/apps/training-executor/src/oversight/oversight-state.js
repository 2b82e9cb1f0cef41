/** Before the first look. */
export function startOversight(now) {
    return { lost: null, ruleStep: -1, movedAt: now };
}
/** Rules are waited for so many times longer than the database: they have more to do, and may lag for a moment. */
export const RULES_PATIENCE = 3;
/**
 * Where oversight stands after a look: lost when the database has not answered for `afterMs`, or when for three times
 * as long nobody has taken the rules on, though there are steps to evaluate. Rules that lag but move are there.
 */
export function nextOversight(state, look, afterMs) {
    const { now, contactAt, ruleStep, committedStep } = look;
    const moves = ruleStep !== state.ruleStep || ruleStep >= committedStep;
    const movedAt = moves ? now : state.movedAt;
    const seconds = (since) => `${Math.round((now - since) / 1000)} s`;
    const lost = now - contactAt > afterMs
        ? `the database has not answered for ${seconds(contactAt)}`
        : now - movedAt > RULES_PATIENCE * afterMs
            ? `nobody has evaluated the rules for ${seconds(movedAt)}: they stand at step ${ruleStep} of ${committedStep}`
            : null;
    // without the database nothing is known of the rules: their time begins when it answers again
    return { lost, ruleStep, movedAt: now - contactAt > afterMs ? now : movedAt };
}
//# sourceMappingURL=oversight-state.js.map