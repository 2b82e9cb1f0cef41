import type { IncidentEvidence, IncidentRow, TimelineEntry } from '#libs/decision-store';

/** An incident as a line. */
export function incidentLine(incident: IncidentRow): string {
  const { run, incident: number, state, severity, rule, layer, since, closedStep, spread, alerts } = incident;
  const place = layer === null ? 'on the whole run' : `in ${layer}`;
  const steps = closedStep === null ? `since step ${since}` : `steps ${since} to ${closedStep}`;
  const wider = spread.length > 1 ? `, spread to ${spread.length} layers` : '';
  return `${run}  ${number}  ${state.padEnd(6)}  ${severity.padEnd(8)}  ${rule} ${place}, ${steps}, ${alerts} ${alerts === 1 ? 'alert' : 'alerts'}${wider}; ${peopleWords(incident)}`;
}

function peopleWords({ acknowledgedBy, assignee }: IncidentRow): string {
  return `${acknowledgedBy === null ? 'not acknowledged' : `acknowledged by ${acknowledgedBy}`}${assignee === null ? '' : `, assigned to ${assignee}`}`;
}

/** An incident as programs read it; its place in a list is nothing to keep. */
export function incidentJson(incident: IncidentRow): Record<string, unknown> {
  return { ...incident, cursor: undefined };
}

/** The three lines that an incident opens with, and what to do. */
export function evidenceLines({ movedFirst, guardsDid, ifNothingIsDone, whatToDo }: IncidentEvidence): string[] {
  return [movedFirst, guardsDid, ifNothingIsDone, ...(whatToDo === null ? [] : [`What to do: ${whatToDo}`])];
}

/** An entry of the timeline as a line. */
export function timelineLine({ at, kind, what, step, rule, layer, by, text, detail }: TimelineEntry): string {
  const parts = [`${kind} ${what}${assigneeWords(detail)}`, rule, told(layer, 'in'), told(by, 'by'), told(step, 'step')].filter((part) => part !== null);
  return `${at.toISOString()}  ${parts.join(', ')}${text === '' ? '' : `: ${text}`}`;
}

function told(value: string | number | null, word: string): string | null {
  return value === null ? null : `${word} ${value}`;
}

function assigneeWords(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null || !('assignee' in detail)) return '';
  return ` to ${typeof detail.assignee === 'string' ? detail.assignee : 'nobody'}`;
}
