import { InputError } from '#libs/contracts';
import { alertKeyText, findIncident, findRun, listAlerts, listMarks, readEvidence, readTimeline } from '#libs/decision-store';
import { withStore } from '../../running/context.js';
import { alertJson, alertLine } from '../alert-text.js';
import { EXIT } from '../exit-codes.js';
import { evidenceLines, incidentJson, incidentLine, timelineLine } from '../incident-text.js';
import { incidentArgument, MOST_ROWS } from '../people-arguments.js';
import { print, printJson } from '../terminal.js';
import { runArgument } from './db-arguments.js';
/** `gradlens incidents show RUN N`: what the page of the incident shows. */
export const addIncidentShow = (incidents, terminal, finish) => {
    incidents
        .command('show')
        .description('one incident: what moved first, what the guards did, what happens if nobody does anything; its alerts and timeline')
        .argument('<run>', 'the run')
        .argument('<incident>', 'number of the incident within the run')
        .option('--json', 'print one line of JSON')
        .action(async (run, incident, _own, command) => {
        const key = { run: runArgument(run.toLowerCase(), 'RUN', 'incidents'), incident: incidentArgument(incident) };
        const shown = await withStore(terminal.environment, terminal.say, ({ store }) => read(store, key));
        // --json is an option of the command above, which takes it first
        if (command.optsWithGlobals().json === true)
            printJson(terminal, shownJson(shown));
        else
            show(shown, terminal);
        finish(EXIT.done);
    });
};
/** The incident that is meant. @throws InputError when there is none. */
export async function requireIncident(store, key) {
    const found = await findIncident(store, key);
    if (found === null)
        throw noIncident(key);
    return found;
}
/** That there is no such incident. */
export function noIncident({ run, incident }) {
    return new InputError({ source: 'incidents', path: 'INCIDENT', value: `${incident} of run ${run}`, allowed: 'an incident that gradlens incidents RUN tells' });
}
async function read(store, key) {
    const incident = await requireIncident(store, key);
    const run = await findRun(store, key.run);
    if (run === null)
        throw noIncident(key);
    const evidence = await readEvidence(store, incident, run);
    const { alerts, total } = await listAlerts(store, { ...key, first: MOST_ROWS });
    const { entries, total: happened } = await readTimeline(store, key, { first: MOST_ROWS });
    return { incident, evidence, alerts, marks: await listMarks(store, alerts), timeline: entries, left: total - alerts.length + happened - entries.length };
}
function show({ incident, evidence, alerts, marks, timeline, left }, terminal) {
    print(terminal, incidentLine(incident));
    for (const line of evidenceLines(evidence))
        print(terminal, `  ${line}`);
    print(terminal, 'Alerts');
    for (const alert of alerts)
        print(terminal, `  ${alertLine(alert, marks.get(alertKeyText(alert)) ?? [])}`);
    print(terminal, 'Timeline');
    for (const entry of timeline)
        print(terminal, `  ${timelineLine(entry)}`);
    if (left > 0)
        terminal.say(`${String(left)} alerts and entries of the timeline are left out`);
}
function shownJson({ incident, evidence, alerts, marks, timeline }) {
    const { movedFirst, guardsDid, ifNothingIsDone, whatToDo, guards } = evidence;
    return {
        ...incidentJson(incident),
        ...{ movedFirst, guardsDid, ifNothingIsDone, whatToDo, guards },
        alertList: alerts.map((alert) => alertJson(alert, marks.get(alertKeyText(alert)) ?? [])),
        timeline: timeline.map((entry) => ({ ...entry, cursor: undefined })),
    };
}
//# sourceMappingURL=incident-show.js.map