import { InputError, MOST_CONTROLS, parseTraceEffort, parseTraceQuestion, TRACED_OF, TRACED_SCALER, whyNotTraced } from '#libs/contracts';
import { traceStudies } from '#libs/decision-store';
import { Option } from 'commander';
import { uuidv7 } from 'uuidv7';
import { withRecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore } from '../../running/context.js';
import { withKeptTrace } from '../../tracing/kept-trace.js';
import { makeTraces } from '../../tracing/make-trace.js';
import { recordsNamed } from '../../tracing/records-named.js';
import { decisionText, traceText } from '../../tracing/trace-text.js';
import { TRACE_WORK } from '../../tracing/trace-work.js';
import { makeQueuedStudy } from '../../worker/make-queued-study.js';
import { actorOf, readerOf } from '../actor-of.js';
import { audited, recordRead } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { countArgument } from './count-argument.js';
import { decisionQuestion, movedJson, tellMoved } from './trace-decision.js';
import { textArgument } from './db-arguments.js';
import { addTraceShow } from './traces.js';
/** `gradlens trace RUN --record test:17`: which scaling decisions moved a prediction, and which predictions a decision moved. */
export const traceCommand = (program, terminal, finish) => {
    const command = program.command('trace').description('which scaling decisions moved a prediction: estimates all, replays the largest, and says how far to trust it').argument('[run]', 'uuid of the run');
    addTargets(command);
    addEffort(command);
    command
        .option('--reason <text>', 'why it is asked; stored with the trace', '')
        .option('--no-store', 'do not store what was found')
        .addOption(new Option('--queued <trace>', 'make a queued trace (used by the worker)').hideHelp())
        .option('--json', 'print one line of JSON a target')
        .action(async (run, options) => {
        await withStore(terminal.environment, terminal.say, (context) => options.queued === undefined ? traceAsked(context, run, { options, terminal }) : makeQueuedStudy(context, TRACE_WORK, options.queued, terminal.signal));
        finish(EXIT.done);
    });
    addTraceShow(command, terminal, finish);
};
function addTargets(command) {
    command
        .option('--record <split:row>', 'a record: test:17 is row 17 of the test split, from 0, or the pseudonym of a sensitive prediction; this and the next three may be given several times, all are traced together', collect, [])
        .option('--group <attribute=value>', 'the mean over all test records of a protected group', collect, [])
        .option('--gap <groups>', 'mean of one group − mean of another: "sex=Female vs sex=Male", or "sex=Female" against all others', collect, [])
        .option('--split <split>', 'the mean over a whole split: test, with --of loss the whole test loss', collect, [])
        .option('--decision <layer@step>', 'the other way round: which test records this decision moved most; also layer@from-to, layer, *@from-to, incident:1, guard:clamp')
        .option('--without <decisions>', 'beside what is traced: what if these had been at scale 1, all of them; as --decision, may be given several times; each is compared with random sets of its size', collect, [])
        .addOption(new Option('--of <what>', 'what to trace: probability of the class, its log odds, or the loss').choices([...TRACED_OF]).default('score'))
        .option('--class <name>', 'class of score and logit; the last one by default');
}
function addEffort(command) {
    command
        .option('--top <n>', 'decisions, or records, to show', countArgument(1, 10_000), 10)
        .option('--verify <n>', 'of these, replay the first so many', countArgument(0, 1000), 3)
        .option('--controls <n>', 'single decisions drawn by lot to replay, and random sets beside each of --without (default: as many as a p of 0.05 takes, 59 for three verified decisions or sets, 20 more for each further one)', countArgument(0, MOST_CONTROLS))
        .option('--sets <n>', 'random sets of decisions to replay, for the decision-LDS', countArgument(0, 1000), 60)
        .addOption(new Option('--scaler <how>', 'what is verified is replayed with all other scales held, or once more with the scaler reacting').choices([...TRACED_SCALER]).default('held'))
        .option('--seed <n>', 'of the lots', countArgument(0, 2 ** 31 - 1), 0);
}
function collect(value, before) {
    return [...before, value];
}
/** The questions of a command line, in the order record, group, gap, split. @throws InputError when there is none, or one cannot be */
function questionsOf({ record, group, gap, split, of, class: className }) {
    const targets = [...record.map((one) => ({ record: one })), ...group.map((one) => ({ group: one })), ...gap.map((one) => ({ gap: one })), ...split.map((one) => ({ split: one }))];
    return (targets.length === 0 ? [{}] : targets).map((target) => parseTraceQuestion({ ...target, of, className }));
}
async function traceAsked(context, run, asked) {
    if (run === undefined)
        throw new InputError({ source: null, path: 'run', value: null, allowed: 'the uuid of a recorded run' });
    const { options, terminal } = asked;
    // whoever may not act, or asks what cannot be, is told before the work
    const by = options.store ? await actorOf(context.store, context.environment) : null;
    const questions = options.decision === undefined ? questionsOf({ ...options, record: await recordsNamed(context.store, run, options.record) }) : [decisionQuestion(options)];
    const reason = options.reason === '' ? '' : textArgument(options.reason, '--reason', 'trace');
    await withRecordedRun({ ...context, signal: terminal.signal }, run, async (recorded) => {
        const { decision } = options;
        if (decision !== undefined && whyNotTraced(recorded.spec) !== null)
            await tellMoved(context, recorded, { ...options, decision, terminal });
        else
            await tracePredictions(context, recorded, { ...asked, questions, by, reason });
    });
}
async function tracePredictions(context, recorded, asked) {
    const { by, questions, reason, options: { decision } } = asked;
    const args = decision === undefined ? { targets: questions.map(targetOf) } : { decision };
    const run = recorded.row.uuid;
    if (by === null) {
        await recordRead(context, await readerOf(context.store, context.environment), { action: 'trace', run, args });
        await makeAndTell(context, recorded, asked);
    }
    else
        await audited(context, by, { action: 'startTrace', run, args: { ...args, reason } }, () => makeAndTell(context, recorded, asked));
}
/** What a question is about, without naming a record. */
function targetOf({ record, group, gap, split }) {
    return record === undefined ? (group ?? gap ?? split ?? '') : 'one record';
}
async function makeAndTell(context, recorded, { options, terminal, questions, by, reason }) {
    const effort = effortOf(options);
    const made = await withKeptTrace(context, { run: recorded.row.uuid, questions, effort }, (kept) => makeTraces(context, recorded, { questions, effort, signal: terminal.signal, kept })).catch((error) => {
        if (terminal.signal.aborted)
            terminal.say('what is finished is kept: the same command goes on from there');
        throw error;
    });
    for (const [i, one] of made.entries()) {
        const uuid = by === null ? null : uuidv7();
        const question = questions[i];
        if (uuid !== null && by !== null)
            await traceStudies.save(context.store, { uuid, run: recorded.row.uuid, question, effort, by: by.name, reason }, one);
        tellOne(one.result, { options, terminal, uuid, isFirst: i === 0 });
    }
}
/** Of one set of decisions asked for alone no others are verified. */
function effortOf(options) {
    return parseTraceEffort(options.decision === undefined ? options : { ...options, verify: 0, without: [options.decision] });
}
function tellOne(trace, { options: { decision, json }, terminal, uuid, isFirst }) {
    if (json === true) {
        printJson(terminal, { ...(decision === undefined ? trace : movedJson(trace)), trace: uuid });
        return;
    }
    if (!isFirst)
        print(terminal, '');
    for (const line of decision === undefined ? traceText(trace) : decisionText(trace))
        print(terminal, line);
    if (uuid !== null)
        print(terminal, `stored as trace ${uuid}`);
}
//# sourceMappingURL=trace.js.map