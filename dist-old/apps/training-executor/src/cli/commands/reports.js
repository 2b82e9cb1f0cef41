import { listReports } from '#libs/decision-store';
import { withStore } from '../../running/context.js';
import { readerOf } from '../actor-of.js';
import { recordRead } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { textColumns } from '../text-columns.js';
import { firstArgument, uuidArgument } from './list-arguments.js';
/** Reports listed at once, at most. */
const MOST = 1_000;
/** `gradlens reports [RUN]`: stored reports of all runs or of one, newest first. */
export const reportsCommand = (program, terminal, finish) => {
    program
        .command('reports')
        .description('stored audit reports, newest first; gradlens report --stored prints one, --diff tells what changed between two')
        .argument('[run]', 'only those of this run')
        .option('--first <n>', `at most so many, up to ${MOST}`, '50')
        .option('--json', 'print one line of JSON a report')
        .action(async (run, { first, json }) => {
        const filter = { run: run === undefined ? undefined : uuidArgument(run, 'run', 'a run'), first: firstArgument(first, MOST, 'reports') };
        const { rows: reports, total } = await withStore(terminal.environment, terminal.say, async (context) => {
            const page = await listReports(context.store, filter);
            const told = page.rows.filter(({ question }) => question.record !== null);
            const reader = await readerOf(context.store, context.environment);
            for (const of of new Set(told.map((report) => report.run)))
                await recordRead(context, reader, { action: 'report', run: of, args: { reports: told.filter((report) => report.run === of).map(({ uuid }) => uuid) } });
            return page;
        });
        if (json === true)
            for (const report of reports)
                printJson(terminal, report);
        else
            for (const line of reports.length === 0 ? ['no report'] : textColumns(reports.map(cellsOf)))
                print(terminal, line);
        if (total > reports.length)
            terminal.say(`${total - reports.length} more; --first shows up to ${MOST}`);
        finish(EXIT.done);
    });
};
function cellsOf({ uuid, run, version, state, progress, question, by, createdAt, result }) {
    const missing = result?.missing ?? [];
    const end = result === null ? (state === 'running' ? `running, ${Math.floor(100 * progress)} %` : state) : missing.length === 0 ? 'every part has evidence' : `without: ${missing.join(', ')}`;
    return [uuid, run, createdAt.toISOString().slice(0, 16), by, `${question.record ?? 'the run'}, version ${version}`, end];
}
//# sourceMappingURL=reports.js.map