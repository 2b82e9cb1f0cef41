import { InputError, SEVERITIES } from '#libs/contracts';
import { alertKeyText, alertsAt, listAlerts, listMarks, markAlert } from '#libs/decision-store';
import { Argument, Option } from 'commander';
import { withStore } from '../../running/context.js';
import { actorOf } from '../actor-of.js';
import { audited } from '../audited.js';
import { alertJson, alertLine } from '../alert-text.js';
import { EXIT } from '../exit-codes.js';
import { firstArgument, incidentArgument, MOST_ROWS, reasonArgument } from '../people-arguments.js';
import { print, printJson } from '../terminal.js';
import { runArgument } from './db-arguments.js';
/** `gradlens alerts [RUN]`, `gradlens alerts mark RUN ALERT useful|noise`: alerts, and whether they were of use. */
export const alertsCommand = (program, terminal, finish) => {
    const alerts = program
        .command('alerts')
        .description('alerts, newest first: what fired, where, since when, and who found it useful')
        .argument('[run]', 'only those of this run')
        .addOption(new Option('--state <state>', 'only those').choices(['firing', 'resolved']))
        .addOption(new Option('--severity <severity>', 'only those').choices([...SEVERITIES]))
        .addOption(new Option('--runs <which>', 'only those of runs that have ended, or have not: what fires on a live run is --state firing --runs live').choices(['live', 'ended']))
        .option('--incident <n>', 'only those of this incident of the run')
        .option('--first <n>', `at most so many, up to ${String(MOST_ROWS)}`, '50')
        .option('--json', 'print one line of JSON an alert')
        .action(async (run, options) => {
        await list(run, options, terminal);
        finish(EXIT.done);
    });
    alerts
        .command('mark')
        .description('say whether an alert was of use; of each person the last mark counts, shown per rule')
        .argument('<run>', 'the run')
        .argument('<alert>', 'the alert, as gradlens alerts RUN prints it: 3f9c01aa2b4d@812')
        .addArgument(new Argument('<verdict>', 'what you found').choices(['useful', 'noise']))
        .option('--reason <text>', 'why; it stays on record, with your name')
        .option('--json', 'print the alert as one line of JSON')
        .action(async (run, alert, ...[verdict, , command]) => {
        const uuid = runArgument(run.toLowerCase(), 'RUN', 'alerts');
        // --json is an option of the command above, which takes it first
        await mark({ run: uuid, alert, verdict }, command.optsWithGlobals(), terminal);
        finish(EXIT.done);
    });
    for (const command of alerts.commands)
        command.exitOverride();
};
function filterOf(run, { state, severity, runs, incident, first }) {
    const uuid = run === undefined ? undefined : runArgument(run.toLowerCase(), 'RUN', 'alerts');
    const number = incident === undefined ? undefined : incidentArgument(incident, '--incident');
    if (number !== undefined && uuid === undefined)
        throw new InputError({ source: 'alerts', path: '--incident', value: String(number), allowed: 'with RUN: incidents are numbered within their run' });
    return { run: uuid, state, severity, ofEndedRun: runs === undefined ? undefined : runs === 'ended', incident: number, first: firstArgument(first) };
}
async function list(run, options, terminal) {
    const filter = filterOf(run, options);
    const { alerts, total, marks } = await withStore(terminal.environment, terminal.say, async ({ store }) => {
        const page = await listAlerts(store, filter);
        return { ...page, marks: await listMarks(store, page.alerts) };
    });
    for (const alert of alerts) {
        const own = marks.get(alertKeyText(alert)) ?? [];
        if (options.json === true)
            printJson(terminal, alertJson(alert, own));
        else
            print(terminal, `${filter.run === undefined ? `${alert.run}  ` : ''}${alertLine(alert, own)}`);
    }
    if (options.json !== true && total === 0)
        print(terminal, 'no alert');
    if (total > alerts.length)
        terminal.say(`${String(total - alerts.length)} more; --first shows up to ${String(MOST_ROWS)}`);
}
async function mark({ run, alert, verdict }, { reason, json }, terminal) {
    const why = reasonArgument(reason);
    const { row, outcome, by, marks } = await withStore(terminal.environment, terminal.say, async (context) => {
        const { store } = context;
        const found = await requireAlert(store, run, alert);
        const actor = await actorOf(store, terminal.environment);
        const { name } = actor;
        const act = { action: 'markAlert', run, args: { alert: alertKeyText(found), verdict, reason: why }, refusalOf: (outcome) => (outcome === 'done' ? null : outcome.toUpperCase()) };
        const done = await audited(context, actor, act, () => markAlert(store, found, { verdict, by: name, reason: why }));
        return { row: found, outcome: done, by: name, marks: (await listMarks(store, [found])).get(alertKeyText(found)) ?? [] };
    });
    if (outcome === 'unchanged')
        terminal.say(`${by} has marked it as ${verdict} already; nothing was recorded`);
    if (json === true)
        printJson(terminal, { ...alertJson(row, marks), done: outcome === 'done', by });
    else
        print(terminal, alertLine(row, marks));
}
/** The one alert of a run that a name means. @throws InputError where that is none, or several. */
async function requireAlert(store, run, name) {
    const [, prefix = '', since] = /^(\S{1,200})@(\d{1,15})$/.exec(name) ?? [];
    const found = since === undefined ? [] : await alertsAt(store, run, { prefix, since: Number(since) });
    const [row] = found;
    if (row !== undefined && found.length === 1)
        return row;
    const allowed = found.length === 0 ? 'an alert of the run, as gradlens alerts RUN prints it: 3f9c01aa2b4d@812' : `more of its fingerprint: ${found.map(({ fingerprint, since: at }) => `${fingerprint}@${at}`).join(' or ')}`;
    throw new InputError({ source: 'alerts', path: 'ALERT', value: JSON.stringify(name), allowed });
}
//# sourceMappingURL=alerts.js.map