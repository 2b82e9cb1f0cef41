/** Alerts that begin to fire in a window. */
export function alertsIn(engine, window) {
    return engine.evaluate(engine.initial(), window).transitions.filter(({ state }) => state === 'firing');
}
/** Judges a provoked training against its twin, from step `from` on. */
export function judgeTwins(engine, twins, from) {
    const known = new Set(alertsIn(engine, twins.healthy).map(keyOf));
    const alerts = alertsIn(engine, twins.provoked).filter((alert) => alert.step >= from && !known.has(keyOf(alert)));
    const first = Math.min(...alerts.map(({ step }) => step));
    return { alerts, lag: alerts.length === 0 ? null : first - from, doubled: stepsUntilDoubled(twins, from) };
}
function keyOf({ fingerprint, step }) {
    return `${fingerprint} ${step}`;
}
/** The loss counts as doubled at the first step where it is not finite, or more than twice the twin's loss and its recent mean. */
function stepsUntilDoubled({ healthy, provoked }, from) {
    const recent = healthy.loss.subarray(from - 50, from);
    const mean = recent.reduce((sum, loss) => sum + loss, 0) / recent.length;
    const at = provoked.loss.findIndex((loss, i) => i >= from && !(loss <= 2 * Math.max(mean, healthy.loss[i] ?? 0)));
    return at < 0 ? null : at - from;
}
//# sourceMappingURL=judge-twins.js.map