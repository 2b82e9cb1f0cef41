/** p up to which a replayed effect stands out of chance. */
export const STANDS_OUT = 0.05;
/** Controls drawn by lot, unless more are needed or others are asked for: three decisions can stand out of so many. */
const USUAL_CONTROLS = 59;
/** Most controls of a trace. */
export const MOST_CONTROLS = 1000;
/** The smallest p that so many controls can show of the first of some effects that are tested at once (Holm): tested / (1 + controls), 1 at the most. */
export function leastP(tested, controls) {
    return Math.min(1, tested / (1 + controls));
}
/** Controls with which a p of 0.05 is within reach of the first of so many tested at once: {@link leastP} ≤ 1 / 20. */
export function controlsNeeded(tested) {
    return Math.max(0, 20 * tested - 1);
}
/** Controls of a trace that names none: enough for what it tests. */
export function controlsFor({ verify, without }) {
    return Math.min(MOST_CONTROLS, Math.max(USUAL_CONTROLS, controlsNeeded(Math.max(verify, without.length))));
}
/** Ends of what a replayed effect may be: a replay is exact but for what rounding alone makes of the target, its noise floor, either way. */
export function measuredInterval(effect, noise) {
    return [effect - noise, effect + noise];
}
//# sourceMappingURL=trace-evidence.js.map