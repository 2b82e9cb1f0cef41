import { lastEvaluatedStep, listIncidents, readTimeline } from '#libs/decision-store';
/** Incidents that a report shows, and acts of each, at most. */
const SHOWN = 50;
/** Part 5: incidents, and what people did about them. */
export async function alertsPart(store, run) {
    const { incidents, total } = await listIncidents(store, { run, first: SHOWN });
    if (total === 0)
        return { missing: noAlertText(await lastEvaluatedStep(store, run)) };
    const list = [];
    for (const row of incidents)
        list.push(await incidentOf(store, row));
    return { list, total };
}
async function incidentOf(store, row) {
    const { incident, rule, severity, layer, state, openedStep, closedStep, spread } = row;
    const { entries } = await readTimeline(store, row, { first: 2 * SHOWN });
    const acts = entries.filter(({ kind, by }) => kind === 'act' || by !== null);
    return {
        ...{ incident, rule, severity, layer, state, openedStep, closedStep, spread: [...spread] },
        acts: acts.slice(0, SHOWN).map(({ at, what, by, text }) => ({ at: at.toISOString(), what, by, reason: text })),
    };
}
/** That nothing fired says something only where rules watched. */
function noAlertText(watchedStep) {
    return watchedStep < 0 ? 'no alert fired, and no rule watched the run: nothing could have fired' : `no alert fired; rules watched the run from its first step to step ${watchedStep}`;
}
//# sourceMappingURL=alerts-part.js.map