import { SEVERITIES } from '#libs/contracts';
/**
 * An alert that begins within so many steps of an incident's last change has its cause, and one that comes back so soon
 * after the incident closed reopens it. Twice the longest keep-firing of the built-in rules (50 steps): rules that see
 * one cause at different lags (a spike at once, a drift or the loss later) differ by about that much. Unit: steps.
 */
export const JOIN_STEPS = 100;
/**
 * An open incident takes in alerts of its own layers, and of the whole run, for so many steps after its last change. What
 * has fired alone for longer is a standing condition (a dead layer, a loss that stands still), not the beginning of what
 * comes now. Ten times {@link JOIN_STEPS}: slow ramps are seen within 167 steps, what follows them within hundreds. Unit: steps.
 */
export const HELD_STEPS = 10 * JOIN_STEPS;
/** Before the first alert. */
export const NO_INCIDENT = { count: 0, recent: [] };
/**
 * The incident that a transition belongs to, and the state after it. Transitions come in order of step; those of rules in
 * shadow mode are the caller's to leave out.
 *
 * An alert joins an open incident when it begins within {@link JOIN_STEPS} of its last change, or within
 * {@link HELD_STEPS} when its layer has moved in it (rules on the whole run: always) and an alert above info still fires:
 * an info alert may fire for a whole run and explains nothing. A closed incident is reopened within {@link JOIN_STEPS}, by one of its layers or the run.
 * Of several that could take the alert the one that changed last does; where none can, the alert opens one.
 *
 * @param every steps from one evaluated step to the next, where a series holds fewer: both distances are stretched by it.
 */
export function nextIncident(state, transition, every = 1) {
    const { fingerprint, step } = transition;
    const known = state.recent.find(({ firing }) => firing.has(fingerprint));
    const joined = known ?? takenIn(state, transition, every);
    const incident = transition.state === 'resolved' ? resolved(joined, transition) : joined;
    const others = state.recent.filter(({ number }) => number !== incident.number);
    const recent = [...others, incident].filter(({ closedStep, lastStep }) => closedStep === null || step - lastStep <= JOIN_STEPS * every);
    return { incident, state: { count: Math.max(state.count, incident.number), recent } };
}
/** Fingerprints of the alerts that fire in any incident. */
export function firingIn({ recent }) {
    return new Set(recent.flatMap(({ firing }) => [...firing.keys()]));
}
/** The incident with the alert of a transition in it, firing since then. */
function takenIn(state, transition, every) {
    const { rule, layer, since, fingerprint, severity } = transition;
    // an alert that is told only when it has ended began at its `since`
    const step = transition.state === 'resolved' ? since : transition.step;
    const first = { step, since, rule, layer, fingerprint };
    const found = state.recent.filter((each) => mayJoin(each, layer, (step - each.lastStep) / every)).sort(latestFirst)[0] ?? opened(state.count + 1, first, severity);
    return {
        ...found,
        first: since < found.first.since ? first : found.first,
        severity: worst(found.severity, severity),
        spread: layer === null || found.spread.includes(layer) ? found.spread : [...found.spread, layer],
        alerts: found.alerts + 1,
        lastStep: Math.max(found.lastStep, step),
        closedStep: null,
        firing: new Map([...found.firing, [fingerprint, severity]]),
    };
}
function opened(number, first, severity) {
    const { step } = first;
    return { number, first, severity, spread: [], alerts: 0, openedStep: step, lastStep: step, closedStep: null, firing: new Map() };
}
/** Whether an alert of `layer` that begins so many evaluated steps after the incident's last change is part of it. */
function mayJoin({ spread, closedStep, firing }, layer, distance) {
    const isNear = distance <= JOIN_STEPS;
    const isRelated = layer === null || spread.length === 0 || spread.includes(layer);
    if (closedStep !== null)
        return isNear && isRelated;
    const isHeld = distance <= HELD_STEPS && [...firing.values()].some((severity) => severity !== 'info');
    return isNear || (isHeld && isRelated);
}
function latestFirst(a, b) {
    return b.lastStep - a.lastStep || b.number - a.number;
}
function resolved(incident, { fingerprint, step }) {
    const firing = new Map(incident.firing);
    firing.delete(fingerprint);
    return { ...incident, firing, lastStep: Math.max(incident.lastStep, step), closedStep: firing.size === 0 ? step : null };
}
/** The higher of two severities. */
function worst(a, b) {
    return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
}
//# sourceMappingURL=incidents.js.map