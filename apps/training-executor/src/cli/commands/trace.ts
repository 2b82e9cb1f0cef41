import { InputError } from '#libs/contracts';
import { InvalidArgumentError, Option } from 'commander';

import { withRecordedRun, type RecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore, type ExecutorContext } from '../../running/context.js';
import { movedRecords } from '../../tracing/moved-records.js';
import { traceRun, type TraceEffort } from '../../tracing/trace-run.js';
import { classOf, targetOf, type TargetQuestion } from '../../tracing/trace-target.js';
import { movedText, traceText } from '../../tracing/trace-text.js';
import { walkRecorded } from '../../tracing/walk-recorded.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';

type TraceOptions = Omit<TargetQuestion, 'className'> & TraceEffort & { readonly class?: string; readonly decision?: string; readonly json?: boolean };

/** `gradlens trace RUN --record test:17`: which scaling decisions moved a prediction, and which predictions a decision moved. */
export const traceCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('trace')
    .description('which scaling decisions moved a prediction: estimates all, replays the largest, and says how far to trust it')
    .argument('<run>', 'uuid of the run')
    .option('--record <split:row>', 'a record: test:17 is row 17 of the test split, from 0')
    .option('--group <attribute=value>', 'the mean over all test records of a protected group')
    .option('--decision <layer@step>', 'the other way round: which test records this decision moved most; also layer@from-to, layer, *@from-to')
    .addOption(new Option('--of <what>', 'what to trace: probability of the class, its log odds, or the loss').choices(['score', 'logit', 'loss']).default('score'))
    .option('--class <name>', 'class of score and logit; the last one by default')
    .option('--top <n>', 'decisions, or records, to show', count(1, 10_000), 10)
    .option('--verify <n>', 'of these, replay the first so many', count(0, 1000), 3)
    .option('--controls <n>', 'single decisions drawn by lot to replay: with 59 a p-value of 0.05 is within reach of three', count(0, 1000), 59)
    .option('--sets <n>', 'random sets of decisions to replay, for the decision-LDS', count(0, 1000), 16)
    .option('--seed <n>', 'of the lots', count(0, 2 ** 31), 0)
    .option('--json', 'print one line of JSON')
    .action(async (run: string, options: TraceOptions) => {
      await withStore(terminal.environment, terminal.say, (context) =>
        withRecordedRun({ ...context, signal: terminal.signal }, run, (recorded) =>
          options.decision === undefined ? tracePrediction(context, recorded, { options, terminal }) : traceDecision(context, recorded, { options, terminal }),
        ),
      );
      finish(EXIT.done);
    });
};

interface Asked {
  readonly options: TraceOptions;
  readonly terminal: Terminal;
}

async function tracePrediction(context: ExecutorContext, recorded: RecordedRun, { options, terminal }: Asked): Promise<void> {
  const target = targetOf({ ...options, className: options.class }, recorded.data);
  tell(terminal, recorded, target.name);
  const walked = await walkRecorded({ ...context, signal: terminal.signal }, recorded);
  const trace = await traceRun(walked, { ...context, target, effort: options });
  if (options.json === true) printJson(terminal, trace);
  else for (const line of traceText(trace)) print(terminal, line);
}

async function traceDecision(context: ExecutorContext, recorded: RecordedRun, { options, terminal }: Asked): Promise<void> {
  const { decision = '', top } = options;
  if (options.record !== undefined || options.group !== undefined) {
    throw new InputError({ source: null, path: 'decision', value: 'given with record or group', allowed: 'one of the three' });
  }
  const classIndex = classOf(options.class, recorded.data);
  tell(terminal, recorded, decision);
  const moved = await movedRecords(await walkRecorded({ ...context, signal: terminal.signal }, recorded), { decisions: decision, classIndex, top });
  if (options.json === true) printJson(terminal, moved);
  else for (const line of movedText(moved)) print(terminal, line);
}

function tell(terminal: Terminal, { row }: RecordedRun, what: string): void {
  terminal.say(`tracing ${what} through ${row.lastStep + 1} steps of run ${row.uuid} (${row.name})`);
}

function count(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`allowed: an integer from ${least} to ${most}.`);
  };
}
