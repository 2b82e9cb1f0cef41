import type { ReportContent } from '../report-schema.js';
import { cell, escaped, nameCell, table, timeText } from './markup.js';

type Release = NonNullable<ReportContent['releases']>[number];

/** Of part 5: who wanted the run released, what came of it, and who was told; nothing where nobody did, or in reports from before it was told. */
export function releaseActs({ releases = [] }: ReportContent): string {
  if (releases.length === 0) return '';
  const rows = releases.map((each) => [timeText(each.at), STATE_WORDS[each.state], nameCell(each.by), escaped(each.role), cell(each.reason), refusedText(each), toldText(each)]);
  const acts = releases.flatMap(({ at, acts: of }) => of.map((act) => [timeText(act.at), `${escaped(act.what)}, on the release of ${timeText(at)}`, nameCell(act.by), cell(act.reason)]));
  return `<h3>Release</h3>${table(['when', 'what came of it', 'who', 'as', 'why', 'clauses that refused', 'who was told'], rows)}${acts.length === 0 ? '' : table(['when', 'what', 'who', 'why'], acts)}`;
}

/** Of part 8: that a release against the policy shows nothing of what was refused. */
export function overrideLimits({ releases = [] }: ReportContent): string[] {
  return releases.filter(({ state }) => state === 'overridden').map(({ at, by, refused }) =>
    `The run was released AGAINST the policy on ${at.slice(0, 10)}${by === undefined ? '' : `, by ${String(by)}`}. What was refused is not shown to hold: ${refused.map(({ clause, why }) => (why === undefined ? clause : `${clause} (${String(why)})`)).join('; ')}.`);
}

/** Of part 9: how the run was released last, and that an override is no signature. */
export function releaseWords({ releases = [] }: ReportContent): string {
  const last = releases.find(({ state }) => state !== 'refused');
  if (last === undefined) return '';
  const who = `${timeText(last.at)} by ${cell(last.by)}, as ${escaped(last.role)}, on the weights ${escaped(last.weights ?? '–')}`;
  if (last.state === 'released') return `<p>The run was released by the policy “${escaped(last.policy)}”: ${who}.</p>`;
  return `<p><strong>The run was released AGAINST the policy “${escaped(last.policy)}”</strong>: ${who}; why: ${cell(last.reason)}. Refused: ${escaped(last.refused.map(({ clause }) => clause).join(', '))}. That is nobody's signature, and it voids none: it changes nothing that they bind.</p>`;
}

const STATE_WORDS: Readonly<Record<Release['state'], string>> = { released: 'released by the policy', refused: 'refused', overridden: '<strong>released AGAINST the policy (emergency override)</strong>' };

function refusedText({ refused }: Release): string {
  return refused.length === 0 ? 'none' : refused.map(({ clause, why }) => `${escaped(clause)}: ${cell(why)}`).join('<br>');
}

/** An override alone is told to anybody. */
function toldText({ state, incident, alerted }: Release): string {
  if (state !== 'overridden') return '–';
  const told = alerted === undefined ? cell(undefined) : alerted.length === 0 ? 'nobody by a notification: none is configured, or none was sent yet' : alerted.map(escaped).join('<br>');
  return `${incident === null ? '' : `incident ${incident}, critical; `}${told}`;
}
