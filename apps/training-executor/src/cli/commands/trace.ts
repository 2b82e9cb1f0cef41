import { InputError, parseTraceEffort, parseTraceQuestion, TRACED_OF, type TraceEffort, type TraceQuestion } from '#libs/contracts';
import { saveTrace } from '#libs/decision-store';
import { Option } from 'commander';
import { uuidv7 } from 'uuidv7';

import { withRecordedRun, type RecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore, type ExecutorContext } from '../../running/context.js';
import { makeQueuedTrace } from '../../tracing/make-queued-trace.js';
import { makeTrace } from '../../tracing/make-trace.js';
import { movedRecords } from '../../tracing/moved-records.js';
import { classOf } from '../../tracing/trace-target.js';
import { movedText, traceText } from '../../tracing/trace-text.js';
import { walkRecorded } from '../../tracing/walk-recorded.js';
import { actorOf } from '../actor-of.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { countArgument } from './count-argument.js';
import { textArgument } from './db-arguments.js';

interface TraceOptions extends TraceEffort {
  readonly record?: string;
  readonly group?: string;
  readonly of: TraceQuestion['of'];
  readonly class?: string;
  readonly decision?: string;
  readonly reason: string;
  readonly store: boolean;
  readonly queued?: string;
  readonly json?: boolean;
}

/** `gradlens trace RUN --record test:17`: which scaling decisions moved a prediction, and which predictions a decision moved. */
export const traceCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('trace')
    .description('which scaling decisions moved a prediction: estimates all, replays the largest, and says how far to trust it')
    .argument('[run]', 'uuid of the run')
    .option('--record <split:row>', 'a record: test:17 is row 17 of the test split, from 0')
    .option('--group <attribute=value>', 'the mean over all test records of a protected group')
    .option('--decision <layer@step>', 'the other way round: which test records this decision moved most; also layer@from-to, layer, *@from-to')
    .addOption(new Option('--of <what>', 'what to trace: probability of the class, its log odds, or the loss').choices([...TRACED_OF]).default('score'))
    .option('--class <name>', 'class of score and logit; the last one by default')
    .option('--top <n>', 'decisions, or records, to show', countArgument(1, 10_000), 10)
    .option('--verify <n>', 'of these, replay the first so many', countArgument(0, 1000), 3)
    .option('--controls <n>', 'single decisions drawn by lot to replay: with 59 a p-value of 0.05 is within reach of three', countArgument(0, 1000), 59)
    .option('--sets <n>', 'random sets of decisions to replay, for the decision-LDS', countArgument(0, 1000), 16)
    .option('--seed <n>', 'of the lots', countArgument(0, 2 ** 31), 0)
    .option('--reason <text>', 'why it is asked; stored with the trace', '')
    .option('--no-store', 'do not store what was found')
    .addOption(new Option('--queued <trace>', 'make a queued trace (used by the worker)').hideHelp())
    .option('--json', 'print one line of JSON')
    .action(async (run: string | undefined, options: TraceOptions) => {
      await withStore(terminal.environment, terminal.say, (context) =>
        options.queued === undefined ? traceAsked(context, run, { options, terminal }) : makeQueuedTrace(context, options.queued, terminal.signal),
      );
      finish(EXIT.done);
    });
};

async function traceAsked(context: ExecutorContext, run: string | undefined, asked: Asked): Promise<void> {
  if (run === undefined) throw new InputError({ source: null, path: 'run', value: null, allowed: 'the uuid of a recorded run' });
  const { options, terminal } = asked;
  // whoever may not act, or asks what cannot be, is told before the work
  const by = options.store && options.decision === undefined ? (await actorOf(context.store, context.environment)).name : null;
  const question = options.decision === undefined ? parseTraceQuestion({ ...options, className: options.class }) : null;
  const reason = options.reason === '' ? '' : textArgument(options.reason, '--reason', 'trace');
  await withRecordedRun({ ...context, signal: terminal.signal }, run, (recorded) =>
    question === null ? traceDecision(context, recorded, asked) : tracePrediction(context, recorded, { ...asked, question, by, reason }),
  );
}

interface Asked {
  readonly options: TraceOptions;
  readonly terminal: Terminal;
}

interface AskedPrediction extends Asked {
  readonly question: TraceQuestion;
  /** Who asks; null where nothing is stored. */
  readonly by: string | null;
  readonly reason: string;
}

async function tracePrediction(context: ExecutorContext, recorded: RecordedRun, { options, terminal, question, by, reason }: AskedPrediction): Promise<void> {
  const effort = parseTraceEffort(options);
  const made = await makeTrace(context, recorded, { question, effort, signal: terminal.signal });
  const uuid = by === null ? null : uuidv7();
  if (uuid !== null && by !== null) await saveTrace(context.store, { uuid, run: recorded.row.uuid, question, effort, by, reason }, made);
  if (options.json === true) {
    printJson(terminal, { ...made.result, trace: uuid });
    return;
  }
  for (const line of traceText(made.result)) print(terminal, line);
  if (uuid !== null) print(terminal, `stored as trace ${uuid}`);
}

async function traceDecision(context: ExecutorContext, recorded: RecordedRun, { options, terminal }: Asked): Promise<void> {
  const { decision = '', top } = options;
  if (options.record !== undefined || options.group !== undefined) {
    throw new InputError({ source: null, path: 'decision', value: 'given with record or group', allowed: 'one of the three' });
  }
  const classIndex = classOf(options.class, recorded.data);
  terminal.say(`tracing ${decision} through ${recorded.row.lastStep + 1} steps of run ${recorded.row.uuid} (${recorded.row.name})`);
  const moved = await movedRecords(await walkRecorded({ ...context, signal: terminal.signal }, recorded), { decisions: decision, classIndex, top });
  if (options.json === true) printJson(terminal, moved);
  else for (const line of movedText(moved)) print(terminal, line);
}
