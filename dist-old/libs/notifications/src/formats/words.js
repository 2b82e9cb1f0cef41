/** Most alerts written out in a message for people. */
export const MOST_WRITTEN = 20;
/** "2 firing, 1 resolved: loss-spike, dead-layer on adult": one line without line breaks. */
export function headline(message) {
    const { kind, alerts, truncated, isRepeat } = message;
    if (kind === 'test')
        return 'Test: this receiver works';
    if (kind === 'watchdog')
        return 'gradlens watches';
    if (message.escalation !== undefined)
        return escalationHeadline(message.escalation);
    const firing = alerts.filter(({ status }) => status === 'firing').length + truncated;
    const resolved = alerts.filter(({ status }) => status === 'resolved').length;
    const counts = [firing > 0 ? `${firing} firing` : '', resolved > 0 ? `${resolved} resolved` : ''].filter((part) => part !== '').join(', ');
    const rules = named(alerts.map(({ rule }) => rule));
    const runs = named(alerts.map(({ runName }) => runName));
    return oneLine(`${isRepeat ? 'Still ' : ''}${counts}: ${rules} on ${runs}`);
}
/** "critical · adult · layer dense2 · step 812". */
export function placeLine({ severity, runName, layer, firedStep, resolvedStep }) {
    const steps = resolvedStep === null ? `step ${firedStep}` : `steps ${firedStep} to ${resolvedStep}`;
    return oneLine([severity, runName, layer === null ? 'the run' : `layer ${layer}`, steps].join(' · '));
}
/** "firing" or how it ended. */
export function statusWords({ status, ended }) {
    if (status === 'firing')
        return 'firing';
    return ENDED_WORDS[ended ?? 'recovered'];
}
const ENDED_WORDS = { recovered: 'resolved', 'run-ended': 'run ended', shadow: 'rule set to shadow mode' };
/** What a heartbeat, a test or an escalation says, as one line. */
export function plainLine({ kind, heartbeat, escalation }) {
    if (escalation !== undefined)
        return escalationLine(escalation);
    if (kind === 'test')
        return 'Sent by gradlens notify test. Nothing is wrong.';
    if (heartbeat === null)
        return '';
    const { runs, behindSteps, waiting } = heartbeat;
    return `${runs} runs train; rules are ${behindSteps} steps behind; ${waiting} notifications wait.`;
}
/** "Decide: rollback of adult, asked by scale-spike". */
function escalationHeadline({ act, action, runName, rule }) {
    return oneLine(`${act === 'timed-out' ? 'Nobody decided' : 'Decide'}: ${action} of ${runName}, asked by ${rule}`);
}
function escalationLine({ act, run, request, step, reason, to, respondBy, url }) {
    const whom = to === null ? '' : `To ${to}: `;
    const until = {
        proposed: `it waits for a decision; at ${respondBy} the scale is set to 1 with guards on`,
        escalated: `nobody has decided yet; at ${respondBy} the scale is set to 1 with guards on`,
        'timed-out': 'nobody decided in time; the scale is 1 with guards on until a reviewer has looked',
    }[act];
    return oneLine(`${whom}request ${request} of run ${run}, step ${step}: ${reason}. ${until}.${url === null ? '' : ` ${url}`}`);
}
/** The alerts that are written out, firing ones first, and how many are not. */
export function written({ alerts, truncated }) {
    const sorted = [...alerts.filter(({ status }) => status === 'firing'), ...alerts.filter(({ status }) => status === 'resolved')];
    return { shown: sorted.slice(0, MOST_WRITTEN), left: Math.max(0, sorted.length - MOST_WRITTEN) + truncated };
}
function named(names) {
    const different = [...new Set(names)];
    const rest = different.length - 3;
    return `${different.slice(0, 3).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
function oneLine(text) {
    return text.replaceAll(/\s+/g, ' ').trim();
}
//# sourceMappingURL=words.js.map