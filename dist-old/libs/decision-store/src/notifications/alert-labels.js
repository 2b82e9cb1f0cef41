/** Labels that every alert may have; a rule's own labels cannot take their names. */
export const ALERT_LABELS = ['alertname', 'severity', 'project', 'run', 'run_name', 'layer', 'measure'];
/** The labels of an alert: what routes, silences and inhibition look at. Empty ones are left out: absent counts as empty. */
export function alertLabels({ run, runName, project, rule, severity, layer, measure, labels }) {
    const own = { alertname: rule, severity, project, run, run_name: runName, layer: layer ?? '', measure: measure ?? '' };
    const all = { ...labels, ...own };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}
/** What makes an alert this one. */
export function alertKey({ run, fingerprint, since }) {
    return `${run}:${fingerprint}:${since}`;
}
//# sourceMappingURL=alert-labels.js.map