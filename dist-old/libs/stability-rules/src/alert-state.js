/** An alert of which nothing is to be said. */
export const INACTIVE = { state: 'inactive', activeSince: null, quietSince: null };
/**
 * The alert after one more step.
 *
 * `resolved` is firing that ended and lasts for exactly one evaluated step, so that the end is told once. Keep-firing counts
 * from the first evaluated step at which the condition no longer holds, as in Prometheus (spec: prometheus.spec.ts).
 * A step without a sample is not passed in at all: the alert stays as it is.
 *
 * @see Prometheus alerting rules, `for` and `keep_firing_for`
 */
export function nextAlert(alert, holds, step, policy) {
    return holds ? whenHolding(alert, step, policy) : whenNotHolding(alert, step, policy);
}
function whenHolding(alert, step, { holdSteps }) {
    const ongoing = alert.state === 'pending' || alert.state === 'firing';
    const activeSince = ongoing ? (alert.activeSince ?? step) : step;
    const fires = alert.state === 'firing' || step - activeSince >= holdSteps;
    return { state: fires ? 'firing' : 'pending', activeSince, quietSince: null };
}
function whenNotHolding(alert, step, { keepFiringSteps }) {
    if (alert.state !== 'firing')
        return INACTIVE;
    const quietSince = alert.quietSince ?? step;
    return { ...alert, state: step - quietSince < keepFiringSteps ? 'firing' : 'resolved', quietSince };
}
//# sourceMappingURL=alert-state.js.map