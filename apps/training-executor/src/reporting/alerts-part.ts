import type { ReportContent } from '#libs/audit';
import type { RunUuid } from '#libs/contracts';
import { type IncidentRow, listIncidents, readTimeline, type Store } from '#libs/decision-store';

/** Incidents that a report shows, and acts of each, at most. */
const SHOWN = 50;

type Incident = Extract<ReportContent['alerts'], { list: unknown }>['list'][number];

/** Part 5: incidents, and what people did about them. */
export async function alertsPart(store: Store, run: RunUuid): Promise<ReportContent['alerts']> {
  const { incidents, total } = await listIncidents(store, { run, first: SHOWN });
  if (total === 0) return { missing: 'no alert fired; whether rules watched the run is told by gradlens alerts RUN' };
  const list: Incident[] = [];
  for (const row of incidents) list.push(await incidentOf(store, row));
  return { list, total };
}

async function incidentOf(store: Store, row: IncidentRow): Promise<Incident> {
  const { incident, rule, severity, layer, state, openedStep, closedStep, spread } = row;
  const { entries } = await readTimeline(store, row, { first: 2 * SHOWN });
  const acts = entries.filter(({ kind, by }) => kind === 'act' || by !== null);
  return {
    ...{ incident, rule, severity, layer, state, openedStep, closedStep, spread: [...spread] },
    acts: acts.slice(0, SHOWN).map(({ at, what, by, text }) => ({ at: at.toISOString(), what, by, reason: text })),
  };
}
