import type { ReportContent, ReportDecision } from '../report-schema.js';
import { countText, escaped, numberText } from './markup.js';

type Incident = Extract<ReportContent['alerts'], { list: unknown }>['list'][number];

/** Of part 3: which of its decisions lie in an incident of part 5, by step and by layer. */
export function decisionIncidents({ decisions, alerts }: Pick<ReportContent, 'decisions' | 'alerts'>): string {
  if ('missing' in decisions || decisions.list.length === 0) return '';
  if ('missing' in alerts) return '<p>Whether one of them lies in an incident is not known: no rule watched the run (part 5).</p>';
  if (alerts.list.length === 0) return '<p>None of them lies in an incident: the run has none (part 5).</p>';
  const lines = decisions.list.flatMap((decision) => lineOf(decision, alerts.list));
  const rest = alerts.total > alerts.list.length ? ` Of ${numberText(alerts.total)} incidents the ${numberText(alerts.list.length)} latest are looked at.` : '';
  if (lines.length === 0) return `<p>None of them lies in an incident of the run (${countText(alerts.list.length, 'incident')}, part 5).${rest}</p>`;
  return `<p>In an incident (part 5), by step:</p><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul><p>${othersText(decisions.list.length - lines.length)}${rest}</p>`;
}

function othersText(count: number): string {
  if (count === 0) return 'All of them do.';
  return count === 1 ? 'The other lies in none.' : `The other ${numberText(count)} lie in none.`;
}

/** `dense2 @ 366: incident 3 (gradient-spike, critical)`; nothing where no incident lasted at that step. */
function lineOf({ layer, step }: Pick<ReportDecision, 'layer' | 'step'>, incidents: readonly Incident[]): string[] {
  const met = incidents.filter(({ openedStep, closedStep }) => openedStep <= step && step <= (closedStep ?? Infinity));
  return met.length === 0 ? [] : [`${layer} @ ${numberText(step)}: ${met.map((each) => `incident ${each.incident} (${each.rule}, ${each.severity}${isAbout(layer, each) ? '' : ', of other layers'})`).join('; ')}`];
}

/** Whether the incident reached that layer; one that began in none is about the run as a whole. */
function isAbout(layer: string, incident: Incident): boolean {
  return incident.layer === null || incident.layer === layer || incident.spread.includes(layer);
}
