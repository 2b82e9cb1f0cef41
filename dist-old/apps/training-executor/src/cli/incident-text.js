/** An incident as a line. */
export function incidentLine(incident) {
    const { run, incident: number, state, severity, rule, layer, since, closedStep, spread, alerts } = incident;
    const place = layer === null ? 'on the whole run' : `in ${layer}`;
    const steps = closedStep === null ? `since step ${since}` : `steps ${since} to ${closedStep}`;
    const wider = spread.length > 1 ? `, spread to ${spread.length} layers` : '';
    return `${run}  ${number}  ${state.padEnd(6)}  ${severity.padEnd(8)}  ${rule} ${place}, ${steps}, ${alerts} ${alerts === 1 ? 'alert' : 'alerts'}${wider}; ${peopleWords(incident)}`;
}
function peopleWords({ acknowledgedBy, assignee }) {
    return `${acknowledgedBy === null ? 'not acknowledged' : `acknowledged by ${acknowledgedBy}`}${assignee === null ? '' : `, assigned to ${assignee}`}`;
}
/** An incident as programs read it; its place in a list is nothing to keep. */
export function incidentJson(incident) {
    return { ...incident, cursor: undefined };
}
/** The three lines that an incident opens with, and what to do. */
export function evidenceLines({ movedFirst, guardsDid, ifNothingIsDone, whatToDo }) {
    return [movedFirst, guardsDid, ifNothingIsDone, ...(whatToDo === null ? [] : [`What to do: ${whatToDo}`])];
}
/** An entry of the timeline as a line. */
export function timelineLine({ at, kind, what, step, rule, layer, by, text, detail }) {
    const parts = [`${kind} ${what}${assigneeWords(detail)}`, rule, told(layer, 'in'), told(by, 'by'), told(step, 'step')].filter((part) => part !== null);
    return `${at.toISOString()}  ${parts.join(', ')}${text === '' ? '' : `: ${text}`}`;
}
function told(value, word) {
    return value === null ? null : `${word} ${value}`;
}
function assigneeWords(detail) {
    if (typeof detail !== 'object' || detail === null || !('assignee' in detail))
        return '';
    return ` to ${typeof detail.assignee === 'string' ? detail.assignee : 'nobody'}`;
}
//# sourceMappingURL=incident-text.js.map