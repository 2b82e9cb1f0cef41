import type { ReportContent } from '#libs/audit';
import type { RunUuid } from '#libs/contracts';
import { type IncidentRow, lastEvaluatedStep, listIncidents, readTimeline, RELEASE_OVERRIDE, type Store } from '#libs/decision-store';

/** Incidents that a report shows, and acts of each, at most. */
const SHOWN = 50;

type Incident = Extract<ReportContent['alerts'], { list: unknown }>['list'][number];

/** Part 5: incidents, and what people did about them. That of an override is told with the releases: it says nothing of the run. */
export async function alertsPart(store: Store, run: RunUuid): Promise<ReportContent['alerts']> {
  const { incidents, total } = await listIncidents(store, { run, first: SHOWN, exceptRule: RELEASE_OVERRIDE });
  if (total === 0) return quietPart(await lastEvaluatedStep(store, run));
  const list: Incident[] = [];
  for (const row of incidents) list.push(await incidentOf(store, row));
  return { list, total };
}

async function incidentOf(store: Store, row: IncidentRow): Promise<Incident> {
  const { incident, rule, severity, layer, state, openedStep, closedStep, spread } = row;
  return { ...{ incident, rule, severity, layer, state, openedStep, closedStep, spread: [...spread] }, acts: await actsOf(store, row) };
}

/** What people did about an incident, oldest first. */
export async function actsOf(store: Store, row: IncidentRow): Promise<Incident['acts']> {
  const { entries } = await readTimeline(store, row, { first: 2 * SHOWN });
  const acts = entries.filter(({ kind, by }) => kind === 'act' || by !== null);
  return acts.slice(0, SHOWN).map(({ at, what, by, text }) => ({ at: at.toISOString(), what, by, reason: text }));
}

/** That nothing fired is evidence only where rules watched. */
function quietPart(watchedStep: number): ReportContent['alerts'] {
  if (watchedStep < 0) return { missing: 'no alert fired, and no rule watched the run: nothing could have fired' };
  return { list: [], total: 0, watched: `no alert fired; rules watched the run from its first step to step ${watchedStep}` };
}
