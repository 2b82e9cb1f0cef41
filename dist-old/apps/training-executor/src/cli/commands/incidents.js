import { listIncidents } from '#libs/decision-store';
import { Option } from 'commander';
import { withStore } from '../../running/context.js';
import { EXIT } from '../exit-codes.js';
import { incidentJson, incidentLine } from '../incident-text.js';
import { firstArgument, MOST_ROWS } from '../people-arguments.js';
import { print, printJson } from '../terminal.js';
import { runArgument } from './db-arguments.js';
import { addIncidentActs } from './incident-acts.js';
import { addIncidentShow } from './incident-show.js';
/** `gradlens incidents [RUN]`, `incidents show|acknowledge|unacknowledge|assign|comment RUN N`: incidents, and what people do about them. */
export const incidentsCommand = (program, terminal, finish) => {
    const incidents = program
        .command('incidents')
        .description('incidents, newest first: alerts of one cause, what moved first, who looks after it')
        .argument('[run]', 'only those of this run')
        .addOption(new Option('--state <state>', 'only those').choices(['open', 'closed']))
        .option('--assignee <name>', 'only those that are assigned to this person')
        .option('--first <n>', `at most so many, up to ${String(MOST_ROWS)}`, '50')
        .option('--json', 'print one line of JSON an incident')
        .action(async (run, { state, assignee, first, json }) => {
        const filter = { run: run === undefined ? undefined : runArgument(run.toLowerCase(), 'RUN', 'incidents'), state, assignee, first: firstArgument(first) };
        const { incidents: found, total } = await withStore(terminal.environment, terminal.say, ({ store }) => listIncidents(store, filter));
        for (const incident of found) {
            if (json === true)
                printJson(terminal, incidentJson(incident));
            else
                print(terminal, incidentLine(incident));
        }
        if (json !== true && total === 0)
            print(terminal, 'no incident');
        if (total > found.length)
            terminal.say(`${String(total - found.length)} more; --first shows up to ${String(MOST_ROWS)}`);
        finish(EXIT.done);
    });
    addIncidentShow(incidents, terminal, finish);
    addIncidentActs(incidents, terminal, finish);
    for (const command of incidents.commands)
        command.exitOverride();
};
//# sourceMappingURL=incidents.js.map