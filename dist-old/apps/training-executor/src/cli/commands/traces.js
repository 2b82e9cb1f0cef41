import { InputError } from '#libs/contracts';
import { findTrace, listTraces } from '#libs/decision-store';
import { withStore } from '../../running/context.js';
import { traceText } from '../../tracing/trace-text.js';
import { readerOf } from '../actor-of.js';
import { recordRead } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { textColumns } from '../text-columns.js';
import { firstArgument, uuidArgument } from './list-arguments.js';
/** Traces listed at once, at most. */
const MOST = 1_000;
/** `gradlens traces [RUN]`: stored traces of all runs or of one, newest first. */
export const tracesCommand = (program, terminal, finish) => {
    program
        .command('traces')
        .description('stored traces, newest first: what was asked, by whom, and the verdict; gradlens trace show prints one')
        .argument('[run]', 'only those of this run')
        .option('--first <n>', `at most so many, up to ${MOST}`, '50')
        .option('--json', 'print one line of JSON a trace')
        .action(async (run, { first, json }) => {
        const filter = { run: run === undefined ? undefined : uuidArgument(run, 'run', 'a run'), first: firstArgument(first, MOST, 'traces') };
        const { rows: traces, total } = await withStore(terminal.environment, terminal.say, async (context) => {
            const page = await listTraces(context.store, filter);
            await recordTold(context, page.rows);
            return page;
        });
        if (json === true)
            for (const trace of traces)
                printJson(terminal, trace);
        else
            for (const line of traces.length === 0 ? ['no trace'] : textColumns(traces.map(cellsOf)))
                print(terminal, line);
        if (total > traces.length)
            terminal.say(`${total - traces.length} more; --first shows up to ${MOST}`);
        finish(EXIT.done);
    });
};
/** `gradlens trace show TRACE`: a stored trace, as it was printed when it was made. */
export function addTraceShow(trace, terminal, finish) {
    trace
        .command('show')
        .description('a stored trace, as it was printed when it was made')
        .argument('<trace>', 'uuid of the trace, as gradlens traces prints it')
        .action(async (uuid, _own, command) => {
        const found = await withStore(terminal.environment, terminal.say, async (context) => {
            const row = await findTrace(context.store, uuidArgument(uuid, 'trace', 'a trace'));
            await recordTold(context, row === null ? [] : [row]);
            return row;
        });
        if (found === null)
            throw new InputError({ source: null, path: 'trace', value: JSON.stringify(uuid), allowed: 'the uuid of a stored trace; gradlens traces lists them' });
        // --json is an option of the command above, which takes it first
        if (command.optsWithGlobals().json === true)
            printJson(terminal, found);
        else
            for (const line of linesOf(found))
                print(terminal, line);
        finish(EXIT.done);
    });
}
/** Records that stored traces which name records are told, by run. */
async function recordTold(context, traces) {
    const told = traces.filter(namesRecords);
    const reader = await readerOf(context.store, context.environment);
    for (const run of new Set(told.map((trace) => trace.run))) {
        await recordRead(context, reader, { action: 'trace', run, args: { traces: told.filter((trace) => trace.run === run).map(({ uuid }) => uuid) } });
    }
}
/** Whether a trace is about one record, or lists those that a set of decisions moved most. */
function namesRecords({ question, result }) {
    return question.record !== undefined || (result?.without ?? []).some(({ moved }) => moved.length > 0);
}
function linesOf({ uuid, run, state, stage, problem, by, reason, createdAt, result }) {
    const asked = `trace ${uuid} of run ${run}, asked by ${by} at ${createdAt.toISOString()}${reason === '' ? '' : `: ${reason}`}`;
    // what is stored is what the command that made it printed
    return [asked, ...(result === null ? [`${state}${problem === null ? '' : `: ${problem}`}${stage === '' ? '' : `, ${stage}`}`] : traceText(result))];
}
function cellsOf({ uuid, run, state, progress, question, by, createdAt, result }) {
    const end = result === null ? (state === 'running' ? `running, ${Math.floor(100 * progress)} %` : state) : result.quality.verdict;
    return [uuid, run, createdAt.toISOString().slice(0, 16), by, result === null ? asWords(question) : result.target, end];
}
function asWords({ of, record, group, gap, split }) {
    return `${of}, ${record ?? group ?? gap ?? split ?? ''}`;
}
//# sourceMappingURL=traces.js.map