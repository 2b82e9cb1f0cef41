/** Letters of a fingerprint that are printed: two alerts of one run and step that share them are told to be told apart by more. */
const SHOWN_LETTERS = 12;
/** How an alert is named within its run: `3f9c01aa2b4d@812`, its fingerprint's beginning and since when. */
export function alertName({ fingerprint, since }) {
    return `${fingerprint.slice(0, SHOWN_LETTERS)}@${since}`;
}
/** An alert as a line. */
export function alertLine(alert, marks) {
    const { state, severity, rule, layer, firedStep, resolvedStep, summary, incident, shadow, runEndedAt } = alert;
    const steps = resolvedStep === null ? `since step ${firedStep}` : `steps ${firedStep} to ${resolvedStep}`;
    const place = layer === null ? 'on the whole run' : `in ${layer}`;
    const ended = state === 'firing' && runEndedAt !== null ? `; run ended ${runEndedAt.toISOString().slice(0, 16)}Z` : '';
    const where = incident === null ? '' : `; incident ${incident}`;
    const said = marks.map(({ verdict, by, reason }) => `; ${verdict} to ${by}: ${reason}`).join('');
    return `${alertName(alert)}  ${state.padEnd(8)}  ${severity.padEnd(8)}  ${rule} ${place}, ${steps}: ${summary}${ended}${shadow ? '; in shadow mode' : ''}${where}${said}`;
}
/** An alert as programs read it: `alert` is its name within the run. */
export function alertJson(alert, marks) {
    return { alert: alertName(alert), ...alert, cursor: undefined, value: finiteOrText(alert.value), marks };
}
/** JSON has no NaN and no infinities: they are their words. */
function finiteOrText(value) {
    return Number.isFinite(value) ? value : String(value);
}
//# sourceMappingURL=alert-text.js.map